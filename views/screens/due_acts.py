"""What a worker does with a row of Opvolging: done, later, reach the youth, inform or erase; each can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft
from msgspec.structs import replace

from domain.errors import BadInput
from storage.actions.names import forget_name
from storage.actions.people import not_told, told_person
from storage.actions.tasks import finish_due, snooze_due, undo_finish, undo_snooze
from storage.queries.agenda import Thing
from views import parts
from views.desk import Desk
from views.parts.identified import Handler
from views.screens.day_pick import OTHER, Pick, day_pick, picked
from views.screens.due_words import due_words, lead
from views.screens.reaching import ways_list

Close = Callable[[], None]


async def finish(desk: Desk, thing: Thing) -> None:
    """Done, with the way back in the bar. A person whose name was noted counts as told from now on."""
    row = thing.row
    is_person = row.origin == "person_told"

    async def undo() -> None:
        await (desk.act(not_told, row.record) if is_person else desk.act(undo_finish, row))

    done = await (desk.act(told_person, row.record) if is_person else desk.act(finish_due, row))
    if done is not None:
        desk.say(
            desk.t("Gezegd") if is_person else desk.t("Klaar"),
            action=desk.t("Ongedaan maken"),
            on_action=undo,
            identifier="followup.undo",
        )


async def snooze(desk: Desk, thing: Thing, until: dt.date) -> bool:
    """Later, with the way back in the bar."""

    async def undo() -> None:
        await desk.act(undo_snooze, thing.row)

    if await desk.act(snooze_due, thing.row, until=until) is None:
        return False
    desk.say(desk.t("Komt later terug"), action=desk.t("Ongedaan maken"), on_action=undo, identifier="followup.undo")
    return True


def thing_sheet(desk: Desk, window: parts.Window, thing: Thing, *, today: dt.date, on_close: Close) -> ft.BottomSheet:
    """Everything that can be done with one row."""
    return parts.bottom_sheet(
        due_words(desk, thing, today=today)[0],
        [thing_acts(desk, thing, today, on_close)],
        on_close=on_close,
        tall=window.large_text,
    )


@ft.component
def thing_acts(desk: Desk, thing: Thing, today: dt.date, on_close: Close) -> ft.Control:
    """The inside of the sheet."""
    line = due_words(desk, thing, today=today)[1]
    controls: list[ft.Control] = [parts.second(line)] if line else []
    pick, set_pick = ft.use_state(Pick())
    sure, set_sure = ft.use_state(False)
    if thing.row.origin == "third_party":
        controls += _inform_or_erase(desk, thing, sure=sure, ask=lambda: set_sure(True), on_close=on_close)
        return _column(controls)
    if thing.row.origin == "request":
        return _column([*controls, _to_request(desk, thing, on_close)])
    controls += ways_list(desk, thing.row.youth, thing.ways, prefix="followup", on_leave=on_close)

    async def done() -> None:
        on_close()
        await finish(desk, thing)

    async def later(chosen: Pick) -> None:
        set_pick(chosen)
        try:
            until = picked(chosen, today=today)
        except BadInput as trouble:
            set_pick(replace(chosen, error=trouble.sentence))
            return
        if until is not None and await snooze(desk, thing, until):
            on_close()

    def change(chosen: Pick) -> None:
        set_pick(chosen)
        if chosen.code != OTHER:
            desk.run(later, chosen)

    controls.append(parts.section(desk.t("Doe ik later")))
    controls += day_pick(desk, "followup.later", pick, change, codes=("tomorrow", "week", OTHER))
    if pick.code == OTHER:
        controls.append(parts.tonal("followup.later.save", desk.t("Kom dan terug"), on_click=lambda: later(pick)))
    told = thing.row.origin in ("person_told", "handover")
    controls.append(
        parts.filled(
            "followup.finish",
            desk.t("Ik heb het gezegd") if told else desk.t("Dit is klaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=done,
            tall=True,
        )
    )
    controls += _around(desk, thing, on_close)
    return _column(controls)


def _to_request(desk: Desk, thing: Thing, on_close: Close) -> ft.Control:
    """What the law gives a day is not ticked off and not put off: it is answered."""

    def look() -> None:
        on_close()
        desk.go(f"requests/{desk.number_of(thing.row.record)}")

    words = desk.t("Naar het verzoek")
    return parts.filled("followup.request", words, icon=ft.Icons.ARROW_FORWARD_OUTLINED, on_click=look, tall=True)


def _around(desk: Desk, thing: Thing, on_close: Close) -> list[ft.Control]:
    """To the file, and to the task itself."""
    links: list[ft.Control] = []
    if thing.row.youth:

        def look() -> None:
            on_close()
            lead(desk, thing)

        words = desk.t("Naar {name}", name=thing.row.alias)
        links.append(parts.link("followup.look", words, on_click=look, icon=ft.Icons.ARROW_FORWARD_OUTLINED))
    if thing.row.origin == "own":

        def change() -> None:
            on_close()
            desk.go(f"tasks/{desk.number_of(thing.row.task)}")

        links.append(parts.link("followup.change", desk.t("Wijzig"), on_click=change, icon=ft.Icons.EDIT_OUTLINED))
    return [ft.Row(links, wrap=True)] if links else []


def _inform_or_erase(desk: Desk, thing: Thing, *, sure: bool, ask: Handler, on_close: Close) -> list[ft.Control]:
    """A name somebody else gave cannot wait and is not ticked off (AVG/GDPR article 14): a file, or nothing."""

    def begin() -> None:
        on_close()
        desk.go("youths/new")

    async def erase() -> None:
        on_close()
        if await desk.act(forget_name, thing.row.record) is not None:
            desk.say(desk.t("De naam is gewist"))

    said = desk.t("Je sprak de persoon? Vraag of je iets mag bijhouden. Wis daarna deze naam.")
    controls: list[ft.Control] = [
        parts.second(said),
        parts.tonal("followup.third.file", desk.t("Ik vraag het nu"), icon=ft.Icons.FORUM_OUTLINED, on_click=begin),
    ]
    if not sure:
        wipe = parts.outlined(
            "followup.third.erase", desk.t("Wis de naam"), icon=ft.Icons.AUTO_DELETE_OUTLINED, on_click=ask
        )
        return [*controls, wipe]
    return [
        *controls,
        parts.second(desk.t("Wissen kan je niet terugdraaien.")),
        parts.filled("followup.third.sure", desk.t("Ja, wis de naam"), on_click=erase),
    ]


def _column(controls: list[ft.Control]) -> ft.Control:
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
