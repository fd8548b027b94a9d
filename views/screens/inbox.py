"""What was noted on the lock, on Vandaag: each is kept as a contact or thrown away."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.codes import parts_of_day, places, topics
from domain.datewords import day_words, local_day, opening
from domain.errors import Locked, VindplaatsError
from storage.actions.contacts import ContactDraft, log_contact
from storage.inbox import QuickNote, Waiting
from storage.queries.contacts import open_round
from views import parts
from views.desk import Desk
from views.once import Once


def use_inbox(desk: Desk) -> list[Waiting]:
    """Hook: what waits, oldest first."""
    nothing: list[Waiting] = []
    found, set_found = ft.use_state(nothing)

    async def load() -> None:
        try:
            waiting = await desk.vault.waiting()
        except Locked:
            return
        set_found(lambda _former: waiting)

    ft.use_effect(load, [desk.revision])
    return found


async def keep(desk: Desk, waiting: Waiting) -> None:
    """Make it an ordinary contact; on the day of the running round it takes its place from there.

    Its card may stand there a moment longer than the note: one that no longer waits is not kept twice.
    """
    if waiting not in await desk.vault.waiting():
        return
    note = waiting.note
    running = await desk.ask(open_round)
    in_round = running is not None and running.day == note.day
    here = running.place if running is not None and in_round else None
    place = here if here is not None and here.kind == note.place_kind else None
    saved = await desk.act(
        log_contact,
        ContactDraft(
            day=note.day,
            part_of_day=note.part_of_day,
            how="online" if note.place_kind == "online" else "street",
            place=place.id if place else "",
            place_kind=note.place_kind,
            municipality=place.municipality if place else "",
            count=note.count,
            topics=note.topics,
            note=note.note,
            round=running.id if running is not None and in_round else "",
        ),
    )
    if saved is not None:
        await throw_away(desk, waiting)


async def throw_away(desk: Desk, waiting: Waiting) -> None:
    """The box goes."""
    try:
        await desk.vault.discard(waiting.number)
    except VindplaatsError as trouble:
        desk.say(desk.t(trouble.sentence))
    desk.office.changed()


def note_words(desk: Desk, note: QuickNote) -> tuple[str, str]:
    """("2 jongeren · Station", "Vandaag, namiddag. Babbel, werk. …")."""
    people = desk.n("{count} jongere", "{count} jongeren", note.count)
    kind = places.BY_CODE.get(note.place_kind)
    title = f"{people} · {desk.t(kind.label)}" if kind else people
    today = local_day(desk.vault.now())
    day = opening(day_words(note.day, today=today, texts=desk.texts))
    part = parts_of_day.BY_CODE.get(note.part_of_day)
    pieces = [f"{day}, {desk.t(part.label).lower()}." if part else f"{day}."]
    subjects = [desk.t(topics.BY_CODE[code].label) for code in note.topics if code in topics.BY_CODE]
    if subjects:
        pieces.append(f"{', '.join(subjects)}.")
    if note.note:
        pieces.append(note.note)
    return title, " ".join(pieces)


def inbox_cards(desk: Desk, waiting: Sequence[Waiting], once: Once) -> list[ft.Control]:
    """The oldest five of what waits, each with its two buttons."""
    if not waiting:
        return []

    def card(place: int, entry: Waiting) -> ft.Control:
        title, line = note_words(desk, entry.note)

        async def keep_it() -> None:
            await keep(desk, entry)

        async def drop_it() -> None:
            await throw_away(desk, entry)

        buttons = ft.Row(
            [
                parts.link(
                    parts.whose(f"inbox.discard.{place}", entry.number),
                    desk.t("Weggooien"),
                    on_click=once(drop_it, entry.number),
                ),
                parts.tonal(
                    parts.whose(f"inbox.keep.{place}", entry.number),
                    desk.t("Bewaren"),
                    on_click=once(keep_it, entry.number),
                    snug=True,
                ),
            ],
            alignment=ft.MainAxisAlignment.END,
            wrap=True,
        )
        words = ft.Column(
            [parts.strong(title), parts.second(line), buttons],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        return parts.card(words)

    rows = [card(place, entry) for place, entry in enumerate(waiting[:5], start=1)]
    return [
        parts.section(desk.t("Genoteerd op slot. Bewaren?"), first=True),
        ft.Column(rows, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
    ]
