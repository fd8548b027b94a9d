"""Contact: where, how and who are there already; Contact, Bewaar, done."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import flet as ft
import msgspec

from domain.codes import contact_kinds
from domain.datewords import local_day
from domain.errors import Locked, VindplaatsError
from storage.actions.contacts import SavedContact, log_contact, undo_contact
from storage.pace import note_pace
from storage.queries.contacts import PlaceRow, Prefill, places, prefill
from views import parts, shell
from views.desk import Desk, use_keeper, use_query
from views.once import use_once
from views.parts import Window
from views.screens.contact_form import (
    AT_A_PLACE,
    WITHOUT_HEADS,
    Form,
    drop_form,
    is_youth,
    keep_form,
    kept_form,
    started,
    to_keep,
)
from views.screens.contact_notes import notes
from views.screens.contact_when import when_sheet
from views.screens.contact_where import how_choice, place_card, where_sheet
from views.screens.contact_who import count_stepper, topic_chips, use_people, who_chips, who_sheet
from views.sheet import use_sheet

DRAFT_SECONDS = 1.0


@ft.component
def contact(desk: Desk, window: Window, *, youth: str = "") -> ft.Control:
    """`youth`: the number of the youth whose file it was opened from."""
    form, change, ready = use_form(desk, youth=desk.id_of(youth) or "")
    known = use_query(desk, places) or []
    people = use_people(desk, form)
    place = place_of(form, known)
    save = use_save(desk, known, ready)

    async def close() -> None:
        if ready.held.is_touched:
            await desk.ask(keep_form, ready.held.form)
            desk.say(desk.t("Nog niet bewaard. Het blijft klaarstaan."))
        desk.back()

    sheet, set_sheet = use_sheet(desk, back=close, save=save)

    def shut() -> None:
        set_sheet("")

    sheets: dict[str, Callable[[], ft.BottomSheet]] = {
        "place": lambda: where_sheet(desk, known, form=form, change=change, on_close=shut),
        "who": lambda: who_sheet(desk, form=form, change=change, on_close=shut),
        "when": lambda: when_sheet(desk, form=form, change=change, on_close=shut),
    }
    ft.use_dialog(sheets[sheet]() if sheet else None)
    # Nothing to tap before it is known what stands there: a tap would be overtaken by what is filled in.
    body: list[ft.Control] = []
    side: list[ft.Control] = []
    if ready.prefill is not None:
        opened = Opened(desk=desk, window=window, form=form, change=change, ready=ready, people=people)
        body = asked(opened, place=place, on_sheet=set_sheet)
        side = notes(desk, form, people, change=change, window=window)
    earlier = parts.link(
        "contact.earlier", desk.t("Eerder vandaag"), icon=ft.Icons.HISTORY_OUTLINED, on_click=lambda: set_sheet("when")
    )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("today"),
        header=parts.page_header(
            desk.t("Contact"),
            window=window,
            on_back=close,
            back_label=desk.t("Sluit"),
            close=True,
            identifier="contact.close",
            actions=[earlier],
        ),
        body=parts.stacked(body),
        side=parts.stacked(side) if window.laptop else [ft.Container(height=12), *side],
        spacing=0,
        dock=parts.big_action(
            "contact.save",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            line=None if window.large_text or window.laptop else kept_line(desk, form, place=place, people=people),
            key="Ctrl S" if window.laptop else None,
            disabled=ready.prefill is None,
        ),
        snack=desk.bar(),
    )


Change = Callable[[Callable[[Form], Form]], None]


class Held(msgspec.Struct, kw_only=True, eq=False):
    """The form as it is now, also between a change and the draw of it. `is_over`: saved, or the screen is gone.

    `opened_at`: the seconds of a clock that only counts up, when the form stood there; 0 for one that was begun before.
    """

    form: Form = Form()
    is_touched: bool = False
    is_over: bool = False
    opened_at: float = 0.0


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """What is known besides the form: what it was filled from, and the form of this very moment."""

    prefill: Prefill | None
    is_from_draft: bool
    held: Held
    begin_anew: Callable[[], None]


def place_of(form: Form, known: Sequence[PlaceRow]) -> PlaceRow | None:
    """The chosen place, if it is one of the list."""
    return next((row for row in known if row.id == form.place), None)


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """All that the questions of the screen need."""

    desk: Desk
    window: Window
    form: Form
    change: Change
    ready: Ready
    people: dict[str, str]


def asked(opened: Opened, *, place: PlaceRow | None, on_sheet: Callable[[str], None]) -> list[ft.Control]:
    """Where, how, with whom, how many, about what."""
    desk, form, change = opened.desk, opened.form, opened.change
    body: list[ft.Control] = []
    if opened.ready.is_from_draft:
        again = parts.link("contact.discard", desk.t("Begin opnieuw"), on_click=opened.ready.begin_anew)
        body.append(parts.notice(desk.t("Dit stond nog klaar van daarnet."), action=ft.Row([again])))
    prefilled = opened.ready.prefill
    if form.how in AT_A_PLACE:
        body.append(place_card(desk, place, form=form, prefill=prefilled, on_edit=lambda: on_sheet("place")))
    body += [
        how_choice(desk, form, change=change, prefill=prefilled, window=opened.window),
        parts.section(desk.t("Met wie?")),
        who_chips(desk, form, opened.people, change=change, on_search=lambda: on_sheet("who")),
    ]
    if not form.is_attempt:
        if form.kind not in WITHOUT_HEADS:
            body.append(count_stepper(desk, form, change=change, window=opened.window))
        body += [parts.section(desk.t("Waarover?")), topic_chips(desk, form, change=change)]
    return [*body, seen_link(desk)]


def seen_link(desk: Desk) -> ft.Control:
    """To what holds youths back and is nobody's file: what stands here stays ready."""
    link = parts.link(
        "contact.seen", desk.t("Iets gezien"), icon=ft.Icons.VISIBILITY_OUTLINED, on_click=lambda: desk.go("seen")
    )
    return ft.Container(ft.Row([link]), padding=ft.Padding.only(top=8))


def kept_line(desk: Desk, form: Form, *, place: PlaceRow | None, people: dict[str, str]) -> str:
    """What Bewaar keeps: "4 jongeren · Station, achterkant"."""
    where = place.name if place is not None and form.how in AT_A_PLACE else ""
    if form.is_attempt:
        who = desk.t("Niemand gevonden")
    elif form.kind in WITHOUT_HEADS:
        who = desk.t(contact_kinds.BY_CODE[form.kind].label)
    elif form.youths and not form.others and len(form.youths) <= 2:
        names = [people.get(youth, "") for youth in form.youths]
        who = names[0] if len(names) == 1 else desk.t("{one} en {other}", one=names[0], other=names[1])
    else:
        who = desk.n("{count} jongere", "{count} jongeren", form.count)
    return " · ".join(part for part in (who, where) if part)


def use_draft(desk: Desk, held: Held, form: Form) -> None:
    """Hook: what was changed is sealed a moment later, at a cover or lock, and when the screen goes, by any road."""

    async def keep() -> None:
        if held.is_touched and not held.is_over:
            with suppress(Locked):  # locked meanwhile; the lock kept it
                await desk.ask(keep_form, held.form)

    async def keep_soon() -> None:
        await asyncio.sleep(DRAFT_SECONDS)
        await keep()

    async def leave() -> None:
        await keep()
        held.is_over = True

    ft.use_effect(keep_soon, [form])
    ft.use_effect(lambda: None, [], cleanup=leave)
    use_keeper(desk, keep)


def use_form(desk: Desk, *, youth: str) -> tuple[Form, Change, Ready]:
    """Hook: the form, filled from a draft or from the round; kept sealed a moment after each change, and on leaving."""
    form, set_form = ft.use_state(Form())
    first = Held()
    held = ft.use_state(first)[0]
    nothing: Prefill | None = None
    found, set_found = ft.use_state(nothing)
    is_from_draft, set_from_draft = ft.use_state(False)

    def put(wanted: Form) -> None:
        held.form = wanted
        set_form(lambda _former: wanted)

    async def load() -> None:
        try:
            start = await desk.ask(prefill)
            kept = await desk.ask(kept_form)
            about = youth if await desk.ask(is_youth, youth) else ""
        except Locked:
            return
        put(kept if kept is not None and not about else started(start, youth=about))
        set_from_draft(kept is not None and not about)
        held.opened_at = time.monotonic() if kept is None or about else 0.0
        set_found(lambda _former: start)

    def change(how: Callable[[Form], Form]) -> None:
        held.is_touched = True
        put(how(held.form))

    def begin_anew() -> None:
        held.is_touched = False
        held.opened_at = time.monotonic()
        if found is not None:
            put(started(found))
        set_from_draft(False)
        desk.run(desk.ask, drop_form)

    ft.use_effect(load, [])
    use_draft(desk, held, form)
    return form, change, Ready(prefill=found, is_from_draft=is_from_draft, held=held, begin_anew=begin_anew)


def use_save(desk: Desk, known: Sequence[PlaceRow], ready: Ready) -> Callable[[], object]:
    """Hook: Bewaar, once however often it is tapped; the screen goes at once, with ten seconds to take it back."""
    once = use_once(desk)

    @once
    async def save() -> None:
        if ready.prefill is None:
            return
        form = ready.held.form
        place, today = place_of(form, known), local_day(desk.vault.now())
        saved = await desk.act(log_contact, to_keep(form, place=place, prefill=ready.prefill, today=today))
        if isinstance(saved, SavedContact):
            ready.held.is_over = True

            async def undo() -> None:
                await desk.act(undo_contact, saved)

            # First the screen, in one drawing with what changed; what is asked next waits for the draft to be gone.
            desk.back()
            text = desk.t("Contact bewaard")
            desk.say(text, action=desk.t("Ongedaan maken"), on_action=undo, identifier="contact.undo")
            with suppress(VindplaatsError):  # the contact is kept; these are no reason to say otherwise
                await desk.ask(drop_form)
                if ready.held.opened_at:
                    await desk.ask(note_pace, time.monotonic() - ready.held.opened_at)

    return save
