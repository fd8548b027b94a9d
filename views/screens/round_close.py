"""The close of a round: head counts and three questions, all of it skipped by one tap. The round is closed already."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import flet as ft

from domain.errors import Locked
from storage.actions.rounds import ANSWER_LETTERS, ANSWERS, close_round, finish_round, reopen_round
from storage.drafts import draft, drop_draft, keep_draft
from storage.pace import Pace, pace
from storage.queries.contacts import RoundRow
from storage.queries.rounds import Closing, closing
from storage.queue import queue
from views import parts, shell
from views.desk import Desk, use_keeper, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Window
from views.parts.identified import Handler
from views.screens.round_words import tally_words

DRAFT = "round.close"
MOST_HEADS = 500
ASK_FIRST = "round.ask_close"


async def end_round(desk: Desk, running: RoundRow, *, sure: bool = False) -> None:
    """Close it and look back; with people in the queue the zitdag asks first, since a queue cannot come back."""
    if not sure and not (await desk.ask(queue)).is_empty:
        desk.memory[ASK_FIRST] = True
        desk.go("round")
        desk.draw()
        return
    if await desk.act(close_round, running.id) is not None:
        desk.go(f"round/close/{desk.number_of(running.id)}")


@ft.component
def closed_round(desk: Desk, window: Window, round: str = "") -> ft.Control:  # noqa: A002 - the word of its route
    """`round`: its number on this desk."""
    found = use_query(desk, closing, desk.id_of(round) or "")
    quick = use_query(desk, pace)
    body, save = use_form(desk, window, found, quick)
    use_keys(desk.keys, Keys(save=save if found else None, back=lambda: desk.go("today")))
    is_zitdag = found is not None and found.kind == "zitdag"
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("round"),
        header=parts.page_header(
            desk.t("Zitdag afgesloten") if is_zitdag else desk.t("Ronde afgesloten"),
            window=window,
            on_back=lambda: desk.go("today"),
            back_label=desk.t("Sluit"),
            close=True,
            actions=[parts.link("round.skip", desk.t("Sla alles over"), on_click=lambda: skip(desk))],
        ),
        body=parts.stacked(body),
        spacing=0,
        reading=True,
        dock=parts.big_action(
            "round.keep",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            key="Ctrl S" if window.laptop else None,
            disabled=found is None,
        ),
        snack=desk.bar(),
    )


async def skip(desk: Desk) -> None:
    """Nothing more about this round."""
    with suppress(Locked):
        await desk.ask(drop_draft, DRAFT)
    desk.go("today")


def use_form(desk: Desk, window: Window, found: Closing | None, quick: Pace | None) -> tuple[list[ft.Control], Handler]:
    """Hook: (body, Bewaar)."""
    made = found.id if found else ""
    counts, set_counts = ft.use_state((0, 0))
    answers, set_answers = use_answers(desk, found)
    once = use_once(desk)

    @once
    async def save() -> None:
        added = await desk.act(finish_round, made, came=counts[0], spoken=counts[1], answers=answers)
        if added is not None:
            await skip(desk)
            desk.say(desk.t("Bewaard. Rust goed uit."))

    async def reopen() -> None:
        if await desk.act(reopen_round, made) is not None:
            desk.go("round")

    def begin() -> None:
        if found is not None:
            set_counts((found.came, found.spoken))

    ft.use_effect(begin, [made])
    if found is None:
        return [], None
    again = parts.link("round.reopen", desk.t("Toch verder met deze ronde"), on_click=reopen)
    body = [
        ft.Container(parts.words(tally_words(desk, found.tally)), padding=ft.Padding.symmetric(horizontal=4)),
        *pace_line(desk, quick),
        parts.section(desk.t("Hoeveel jongeren?")),
        heads(desk, window, counts, found=found, on_change=set_counts),
        parts.section(desk.t("Even terugkijken")),
        *questions(desk, answers, on_change=set_answers),
        parts.small(desk.t("Schrijf over de ronde, niet over een jongere. Na een jaar wissen we dit.")),
        ft.Row([again]),
    ]
    return body, save


def use_answers(desk: Desk, found: Closing | None) -> tuple[dict[str, str], Callable[[str, str], None]]:
    """Hook: the three answers and a call that changes one; sealed when the vault covers or closes."""
    nothing: dict[str, str] = {}
    answers, set_answers = ft.use_state(nothing)
    made = found.id if found else ""

    async def load() -> None:
        if found is not None:
            was = {name: str(getattr(found, name)) for name in ANSWERS}
            with suppress(Locked):
                kept = await desk.ask(draft, DRAFT) or {}
                set_answers(kept["answers"] if kept.get("round") == made else was)

    async def keep() -> None:
        if made and any(answers.values()):
            with suppress(Locked):
                await desk.ask(keep_draft, DRAFT, {"round": made, "answers": answers})

    def change(name: str, text: str) -> None:
        set_answers(lambda now: {**now, name: text})

    ft.use_effect(load, [made])
    use_keeper(desk, keep)
    return answers, change


def pace_line(desk: Desk, quick: Pace | None) -> list[ft.Control]:
    """How long a contact takes this worker: for them alone."""
    return (
        [parts.identified(ft.Container(parts.second(pace_words(desk, quick)), padding=4), "round.pace")]
        if quick
        else []
    )


def pace_words(desk: Desk, quick: Pace) -> str:
    """As "Een contact noteren kost je meestal 6 seconden. Dat ziet alleen jij, op dit toestel."."""
    return desk.n(
        "Een contact noteren kost je meestal {count} seconde. Dat ziet alleen jij, op dit toestel.",
        "Een contact noteren kost je meestal {count} seconden. Dat ziet alleen jij, op dit toestel.",
        quick.seconds,
    )


def heads(desk: Desk, window: Window, counts: tuple[int, int], *, found: Closing, on_change: Handler) -> ft.Control:
    """How many came and how many were spoken to; what was not noted yet becomes a group without names."""
    came, spoken = counts
    fewer, more = desk.t("Eén minder"), desk.t("Eén meer")

    def change(first: int, second: int) -> None:
        if on_change is not None:
            on_change((max(first, second), second))

    rows: list[ft.Control] = [
        parts.stepper(
            "round.came",
            desk.t("Kwamen langs") if found.kind == "zitdag" else desk.t("Waren er"),
            came,
            on_change=lambda number: change(number, min(spoken, number)),
            lowest=found.tally.heads,
            highest=MOST_HEADS,
            fewer_label=fewer,
            more_label=more,
        ),
        parts.stepper(
            "round.spoken",
            desk.t("Gesproken"),
            spoken,
            on_change=lambda number: change(came, number),
            lowest=found.tally.heads,
            highest=MOST_HEADS,
            fewer_label=fewer,
            more_label=more,
        ),
    ]
    if window.laptop and not window.large_text:
        for each in rows:
            each.expand = True
        rows = [ft.Row(rows, spacing=8)]
    unnoted = spoken - found.tally.heads
    if unnoted > 0:
        rows.append(
            parts.notice(
                desk.n(
                    "{count} jongere staat nog niet genoteerd. We bewaren een contact zonder naam.",
                    "{count} jongeren staan nog niet genoteerd. We bewaren één groep zonder namen.",
                    unnoted,
                )
            )
        )
    return ft.Column(rows, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def questions(desk: Desk, answers: dict[str, str], *, on_change: Callable[[str, str], None]) -> list[ft.Control]:
    """Three, none of them needed."""
    asked = dict(
        zip(
            ANSWERS,
            (desk.t("Wat liep goed?"), desk.t("Wat was lastig?"), desk.t("Wat doe je volgende keer anders?")),
            strict=True,
        )
    )

    def field(name: str, label: str) -> ft.Control:
        return parts.field(
            f"round.{name}",
            label,
            value=answers.get(name, ""),
            on_change=lambda text: on_change(name, text),
            lines=2,
            max_length=ANSWER_LETTERS,
            sentences=True,
        )

    return [
        ft.Column(
            [field(name, label) for name, label in asked.items()],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    ]
