"""The clocks of a file as plain sentences: four months and pauses, last seen, calls, agreements, what is to do."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.clockwords import erased_words, out_of_sight_words
from domain.codes import channels
from domain.datewords import date_words, day_words, opening
from storage.queries.file_clocks import FileClocks, file_clocks
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk, use_query
from views.screens.due_acts import finish
from views.screens.due_words import due_words
from views.screens.file_words import clock_line, clock_title, purpose_words, recipient_words, seen_words
from views.screens.pause_sheet import pause_sheet
from views.screens.road_words import offer_label
from views.sheet import use_sheet

DUE_DAYS = 30


@ft.component
def clock_card(desk: Desk, window: parts.Window, view: YouthView, on_tab: Callable[[str], None]) -> ft.Control:
    """What the file asks, one row each; nothing stands there that asks nothing."""
    found = use_query(desk, file_clocks, view.file.id, last_seen=view.file.last_seen)
    sheet, set_sheet = use_sheet(desk, back=desk.back)
    ft.use_dialog(pause_sheet(desk, window, view, found, on_close=lambda: set_sheet("")) if sheet and found else None)
    rows: list[parts.Row | ft.Control] = [_four_months(desk, view, found, on_tab, lambda: set_sheet("pause"))]
    rows.append(_seen(desk, view, found))
    if found is not None:
        rows += [*_call(desk, view, found), *_ends(desk, view, found, on_tab), *_tasks(desk, view, found)]
    number = desk.number_of(view.file.id)
    rows.append(
        ft.Container(
            ft.Row(
                [
                    parts.link(
                        "youth.task",
                        desk.t("Nieuwe taak"),
                        icon=ft.Icons.ADD_ROUNDED,
                        on_click=lambda: desk.go(f"tasks/new/{number}"),
                    )
                ]
            ),
            padding=ft.Padding.symmetric(horizontal=8, vertical=4),
        )
    )
    card = parts.card_rows(rows, window=window)
    if view.file.erased_on is None:
        return card
    goes = desk.t("{when} Een nieuw contact schuift dat op.", when=erased_words(view.file.erased_on, texts=desk.texts))
    longer = parts.link("youth.kept", desk.t("Hoe lang we dit bewaren"), on_click=lambda: desk.go(f"kept/{number}"))
    below = ft.Container(
        ft.Column([parts.erased_on(goes), ft.Row([longer])], spacing=0, tight=True),
        padding=ft.Padding.symmetric(horizontal=16),
    )
    return ft.Column([card, below], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _four_months(
    desk: Desk,
    view: YouthView,
    found: FileClocks | None,
    on_tab: Callable[[str], None],
    on_pause: Callable[[], None],
) -> parts.Row | ft.Control:
    file, clock = view.file, view.file.clock
    if clock is None:
        return parts.Row(
            desk.t("De vier maanden zijn nog niet begonnen"),
            desk.t("Sinds wanneer is {name} zonder school of werk?", name=file.alias),
            ft.Icons.SCHEDULE_OUTLINED,
            identifier="youth.clock.begin",
            on_click=lambda: on_tab("details"),
        )
    is_ticking = clock.state in ("running", "over")
    is_due = is_ticking and clock.days_left <= DUE_DAYS
    whole = max(clock.days_gone + max(clock.days_left, 0), 1)
    sentences = [clock_line(file, today=view.today, texts=desk.texts)]
    pause = next((row for row in found.pauses if row.end is None or row.end > view.today), None) if found else None
    if pause is not None and clock.state == "paused":
        since = date_words(pause.start, texts=desk.texts, today=view.today)
        sentences.append(desk.t("Staat stil sinds {date}: {why}.", date=since, why=desk.t(pause.label)))
    row = parts.row(
        parts.Row(
            clock_title(clock, texts=desk.texts),
            " ".join(sentences),
            ft.Icons.PAUSE_CIRCLE_OUTLINED if clock.state == "paused" else ft.Icons.SCHEDULE_OUTLINED,
            tone="due" if is_due else "quiet",
            identifier="youth.clock",
            below=parts.due_line(min(clock.days_gone / whole, 1), due=is_due)
            if clock.state in ("running", "paused", "over")
            else None,
        )
    )
    if clock.state in ("met", "late"):
        return row
    words = desk.t("Laat weer lopen") if clock.state == "paused" else desk.t("Laat stilstaan")
    link = parts.link("youth.clock.pause", words, on_click=on_pause, icon=ft.Icons.PAUSE_CIRCLE_OUTLINED)
    return ft.Column(
        [row, ft.Container(ft.Row([link]), padding=ft.Padding.symmetric(horizontal=8))],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _seen(desk: Desk, view: YouthView, found: FileClocks | None) -> parts.Row:
    file = view.file
    last = next((moment for moment in view.moments if moment.kind == "contact"), None)
    seen = seen_words(file.last_seen, today=view.today, texts=desk.texts)
    if found is not None and found.unseen_since is not None and file.last_seen is not None:
        title = out_of_sight_words(file.alias, last_contact=file.last_seen, today=view.today, texts=desk.texts)
        where = f"{opening(seen)}: {last.title}." if last and last.title else f"{opening(seen)}."
        return parts.Row(title, where, ft.Icons.VISIBILITY_OFF_OUTLINED, identifier="youth.clock.seen")
    place = (last.title or None) if last else None
    return parts.Row(opening(seen), place, ft.Icons.EVENT_AVAILABLE_OUTLINED, identifier="youth.clock.seen")


def _call(desk: Desk, view: YouthView, found: FileClocks) -> list[parts.Row]:
    if found.call is None:
        return []
    is_due = found.call.day <= view.today
    day = day_words(found.call.day, today=view.today, texts=desk.texts)
    what = offer_label(found.offer, texts=desk.texts)
    title = desk.t("Vraag {name} hoe het gaat", name=view.file.alias)
    line = desk.t("{what}. Dat was voor {day}.", what=what, day=day) if is_due else f"{what}. {opening(day)}."
    icon = ft.Icons.STOREFRONT_OUTLINED
    return [parts.Row(title, line, icon, tone="due" if is_due else "quiet", identifier="youth.clock.call")]


def _ends(desk: Desk, view: YouthView, found: FileClocks, on_tab: Callable[[str], None]) -> list[parts.Row]:
    if found.ends is None:
        return []
    ends = found.ends
    day = date_words(ends.day, texts=desk.texts, today=view.today)
    to = recipient_words(ends.recipient, texts=desk.texts) if ends.recipient in channels.BY_CODE else ends.who
    what = purpose_words(ends.purpose, to, texts=desk.texts)
    over = ends.day < view.today
    said = desk.t("Stopte op {date}.", date=day) if over else desk.t("Stopt op {date}.", date=day)
    return [
        parts.Row(
            desk.t("Vraag opnieuw of het nog mag"),
            f"{what}. {said}",
            ft.Icons.EDIT_NOTE_OUTLINED,
            tone="due",
            identifier="youth.clock.consent",
            on_click=lambda: on_tab("consent"),
        )
    ]


def _tasks(desk: Desk, view: YouthView, found: FileClocks) -> list[parts.Row]:
    def done(place: int) -> Callable[[], object]:
        return lambda: finish(desk, found.tasks[place])

    def change(place: int) -> Callable[[], object] | None:
        row = found.tasks[place].row
        return (lambda: desk.go(f"tasks/{desk.number_of(row.task)}")) if row.origin == "own" else None

    rows = []
    for place, thing in enumerate(found.tasks):
        title = due_words(desk, thing, today=view.today)[0]
        late = thing.row.day <= view.today
        number = desk.number_of(thing.row.key)
        tick = parts.icon_button(
            f"youth.task.done.{number}",
            ft.Icons.CHECK_CIRCLE_OUTLINE_ROUNDED,
            desk.t("Klaar: {what}", what=title),
            on_click=done(place),
        )
        rows.append(
            parts.Row(
                title,
                opening(day_words(thing.row.day, today=view.today, texts=desk.texts)),
                ft.Icons.ASSIGNMENT_OUTLINED,
                tone="due" if late else "quiet",
                identifier=f"youth.task.{number}",
                on_click=change(place),
                trailing=tick,
            )
        )
    return rows
