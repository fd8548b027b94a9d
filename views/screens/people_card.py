"""Who stands around a youth: the role under the file's own yes, a name only after P02, and then they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft

from domain.clockwords import erased_words
from domain.codes import network_roles
from domain.datewords import date_words
from storage.actions.people import add_person, change_person, told_person
from storage.queries.people import PersonRow, people_of
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk, use_query
from views.once import use_once
from views.screens.detail_form import labelled
from views.sheet import use_sheet

Close = Callable[[], None]


@ft.component
def people_card(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """Role by role; a tap changes one, the last row adds one."""
    found = use_query(desk, people_of, view.file.id)
    sheet, set_sheet = use_sheet(desk, back=desk.back)
    known = next((row for row in found or [] if row.id == sheet), None)
    ft.use_dialog(person_sheet(desk, window, view, known, on_close=lambda: set_sheet("")) if sheet else None)

    def opening(person: str) -> Callable[[], None]:
        return lambda: set_sheet(person)

    rows: list[parts.Row | ft.Control] = [
        parts.Row(
            _name(desk, row),
            _line(desk, view, row) or None,
            ft.Icons.HANDSHAKE_OUTLINED if row.is_mentor else ft.Icons.PERSON_OUTLINED,
            tone="due" if row.tell_by is not None else "quiet",
            identifier=f"people.row.{desk.number_of(row.id)}",
            on_click=opening(row.id),
        )
        for row in found or []
    ]
    add = parts.link("people.new", desk.t("Iemand toevoegen"), icon=ft.Icons.ADD_ROUNDED, on_click=opening("new"))
    rows.append(ft.Container(ft.Row([add]), padding=ft.Padding.symmetric(horizontal=8, vertical=4)))
    goes = view.file.erased_on
    below = [parts.erased_on(erased_words(goes, texts=desk.texts))] if goes and found else []
    return ft.Column(
        [
            parts.section(desk.t("Mensen rond {name}", name=view.file.alias)),
            parts.card_rows(rows, window=window),
            *below,
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _role(desk: Desk, row: PersonRow) -> str:
    role = network_roles.BY_CODE.get(row.role)
    return desk.t(role.label) if role else ""


def _name(desk: Desk, row: PersonRow) -> str:
    return f"{row.name} · {_role(desk, row)}" if row.name else _role(desk, row)


def _line(desk: Desk, view: YouthView, row: PersonRow) -> str:
    def day_of(value: dt.date) -> str:
        return date_words(value, texts=desk.texts, today=view.today)

    pieces = [desk.t("Is ook mentor.")] if row.is_mentor and row.role != "mentor" else []
    if row.tell_by is not None:
        pieces.append(desk.t("Zeg voor {date} dat we de naam noteerden.", date=day_of(row.tell_by)))
    elif row.told is not None and row.name:
        pieces.append(desk.t("Weet het sinds {date}.", date=day_of(row.told)))
    return " ".join(pieces)


def person_sheet(
    desk: Desk, window: parts.Window, view: YouthView, known: PersonRow | None, *, on_close: Close
) -> ft.BottomSheet:
    """One person, or a new one."""
    title = _name(desk, known) if known else desk.t("Iemand rond {name}", name=view.file.alias)
    return parts.bottom_sheet(
        title, [person_form(desk, view, known, on_close)], on_close=on_close, tall=not window.laptop
    )


@ft.component
def person_form(desk: Desk, view: YouthView, known: PersonRow | None, on_close: Close) -> ft.Control:
    """Role, mentor or not, and a name where P02 was given."""
    role, set_role = ft.use_state(known.role if known else "")
    name, set_name = ft.use_state(known.name if known else "")
    is_mentor, set_mentor = ft.use_state(known.is_mentor if known else False)
    missing, set_missing = ft.use_state(False)
    once = use_once(desk)

    @once
    async def save() -> bool:
        set_missing(not role)
        if not role:
            return False
        if known is None:
            done = await desk.act(add_person, view.file.id, role=role, name=name, is_mentor=is_mentor, on_ask=ask)
        else:
            done = await desk.act(change_person, known.id, role=role, name=name, is_mentor=is_mentor, on_ask=ask)
        if done is not None:
            on_close()
            desk.say(desk.t("Bewaard"))
        return done is not None

    def ask(purpose: str) -> None:
        on_close()
        desk.go(f"consent/{desk.number_of(view.file.id)}/{purpose}")

    roles = [parts.Choice(row.code, desk.t(row.label)) for row in network_roles.NETWORK_ROLES]
    asked = view.file.blocked.get("name")
    controls: list[ft.Control] = [
        labelled(desk.t("Wie is het?"), parts.chips("people.role", roles, chosen=[role], on_choose=set_role)),
        *([parts.error_box(desk.t("Kies wie het is."), identifier="people.role.missing")] if missing else []),
    ]
    if role != "mentor":
        controls.append(
            parts.switch_row("people.mentor", desk.t("Is ook een mentor"), value=is_mentor, on_change=set_mentor)
        )
    if asked is None:
        controls.append(
            parts.field(
                "people.name",
                desk.t("Naam, als {name} dat goed vindt", name=view.file.alias),
                value=name,
                on_change=set_name,
                helper=desk.t("Zeg het binnen de maand aan deze persoon."),
                max_length=80,
            )
        )
    else:
        controls += [
            parts.second(desk.t("Een naam mag pas als {name} ja zegt. Een rol volstaat.", name=view.file.alias)),
            ft.Row([parts.link("people.ask", desk.t("Eerst vragen"), on_click=lambda: ask(asked))]),
        ]
    controls.append(parts.filled("people.save", desk.t("Bewaar"), on_click=save, tall=True))
    if known is not None:
        controls += _about(desk, known, on_close)
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _about(desk: Desk, known: PersonRow, on_close: Close) -> list[ft.Control]:
    """Told, and no longer near; the last can be undone."""

    async def told() -> None:
        on_close()
        if await desk.act(told_person, known.id) is not None:
            desk.say(desk.t("Gezegd"))

    async def back() -> None:
        await desk.act(change_person, known.id, is_gone=False)

    async def gone() -> None:
        on_close()
        if await desk.act(change_person, known.id, is_gone=True) is not None:
            desk.say(
                desk.t("Staat er niet meer bij"),
                action=desk.t("Ongedaan maken"),
                on_action=back,
                identifier="people.undo",
            )

    links = [parts.link("people.gone", desk.t("Hoort er niet meer bij"), on_click=gone)]
    if known.tell_by is not None:
        links.insert(0, parts.link("people.told", desk.t("Ik heb het gezegd"), on_click=told))
    return [ft.Row(links, wrap=True)]
