"""Opvolging: everything due in plain sentences, by day or by place, mine or the team's."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import flet as ft

from domain.datewords import day_words, opening, weekday_words
from storage.queries.agenda import Agenda, Thing, agenda
from views import parts, shell
from views.desk import Desk, use_query
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.due_acts import finish, thing_sheet
from views.screens.due_words import due_words, lead, picture
from views.screens.reaching import call_button
from views.sheet import use_sheet

PAGE = 50
AHEAD_DAYS = 14


@ft.component
def followup(desk: Desk, window: Window) -> ft.Control:
    """The list; what was chosen stays while the worker looks into a file."""
    kept = desk.memory.get("followup", ("day", "mine", False))
    shown, set_shown = ft.use_state(kept)
    by, whose, ahead = shown
    most, set_most = ft.use_state(PAGE)
    sheet, set_sheet = use_sheet(desk, back=desk.back, new=lambda: desk.go("tasks/new"))
    found = use_query(
        desk, agenda, days=AHEAD_DAYS if ahead else 0, only_mine=whose == "mine", by_place=by == "place", most=most
    )
    chosen = next((thing for thing in found.things if thing.row.key == sheet), None) if found else None
    ft.use_dialog(
        thing_sheet(desk, window, chosen, today=found.today, on_close=lambda: set_sheet(""))
        if found and chosen
        else None
    )

    def show(by: str, whose: str, ahead: bool) -> None:  # noqa: FBT001 - what the three chips stand for
        desk.memory["followup"] = (by, whose, ahead)
        set_shown((by, whose, ahead))

    body: list[ft.Control] = [
        parts.chips(
            "followup.whose",
            [Choice("mine", desk.t("Van mij")), Choice("team", desk.t("Van het team"))],
            chosen=[whose],
            on_choose=lambda code: show(by, code, ahead),
        ),
        parts.chips(
            "followup.by",
            [Choice("day", desk.t("Per dag")), Choice("place", desk.t("Per plek"))],
            chosen=[by],
            on_choose=lambda code: show(code, whose, ahead),
        ),
    ]
    if found is not None:
        body += groups(desk, window, found, by=by, on_more=set_sheet)
        body += _below(
            desk, found, ahead=ahead, on_ahead=lambda: show(by, whose, not ahead), on_next=lambda: set_most(most + PAGE)
        )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("today"),
        header=parts.page_header(desk.t("Opvolging"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action(
            "task.new",
            desk.t("Nieuwe taak"),
            on_click=lambda: desk.go("tasks/new"),
            key="Ctrl N" if window.laptop else None,
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def groups(desk: Desk, window: Window, found: Agenda, *, by: str, on_more: Handler) -> list[ft.Control]:
    """A section a day or a place, or what to do when nothing is due."""
    if not found.things:
        return [
            parts.empty(
                desk.t("Niets op te volgen"),
                desk.t("Wat je noteert, komt hier terug als het tijd is."),
                icon=ft.Icons.WB_TWILIGHT,
            )
        ]

    def title(thing: Thing) -> str:
        if by == "place":
            return thing.row.place_name or desk.t("Zonder plek")
        return day_title(desk, thing.row.day, today=found.today)

    ordered = found.things
    controls: list[ft.Control] = []
    for heading, together in groupby(ordered, key=title):
        controls.append(parts.section(heading))
        rows = [due_row(desk, window, thing, today=found.today, on_more=on_more) for thing in together]
        controls.append(parts.card_rows(rows, window=window))
    return controls


def day_title(desk: Desk, day: dt.date, *, today: dt.date) -> str:
    """Everything that is over stands together."""
    if day < today:
        return desk.t("Van eerder")
    if (day - today).days <= 2:
        return opening(day_words(day, today=today, texts=desk.texts))
    return opening(weekday_words(day, texts=desk.texts, today=today))


def due_row(
    desk: Desk, window: Window, thing: Thing, *, today: dt.date, on_more: Handler, prefix: str = "followup"
) -> ft.Control:
    """One thing: a tap leads to what it is about, the tick ends it, the dots open the rest."""
    title, line = due_words(desk, thing, today=today)
    icon, tone = picture(thing)
    number = desk.number_of(thing.row.key)

    def more() -> None:
        if on_more is not None:
            on_more(thing.row.key)

    def open_it() -> None:
        if not lead(desk, thing):
            more()

    async def done() -> None:
        await finish(desk, thing)

    call = call_button(desk, thing.ways, f"{prefix}.call.{number}")
    ends: list[ft.Control] = [call] if call else []
    # On a phone the sentence needs the width: there the tick stands behind the dots.
    if thing.row.origin != "third_party" and not window.phone:
        words = desk.t("Klaar: {what}", what=title)
        ends.append(
            parts.icon_button(f"{prefix}.done.{number}", ft.Icons.CHECK_CIRCLE_OUTLINE_ROUNDED, words, on_click=done)
        )
    dots = parts.icon_button(
        f"{prefix}.more.{number}", ft.Icons.MORE_VERT_OUTLINED, desk.t("Meer: {what}", what=title), on_click=more
    )
    return parts.row(
        parts.Row(
            title,
            line or None,
            icon,
            tone=tone,
            identifier=f"{prefix}.row.{number}",
            on_click=open_it,
            trailing=ft.Row([*ends, dots], spacing=0, tight=True),
        ),
        window=window,
    )


def _below(desk: Desk, found: Agenda, *, ahead: bool, on_ahead: Handler, on_next: Handler) -> list[ft.Control]:
    links: list[ft.Control] = []
    if found.count > len(found.things):
        links.append(parts.link("followup.next", desk.t("Toon meer"), on_click=on_next))
    words = desk.t("Alleen wat nu moet") if ahead else desk.t("Toon ook de volgende twee weken")
    links.append(parts.link("followup.ahead", words, on_click=on_ahead))
    return [ft.Row(links, wrap=True, alignment=ft.MainAxisAlignment.CENTER)]
