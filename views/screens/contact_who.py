"""Contact: with whom and about what. Chips before typing; topics start empty, since a guess would count as a fact."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
from msgspec.structs import replace

from domain.codes import contact_kinds, topics
from storage.queries.youths import youth_rows
from storage.store import Store
from views import parts
from views.desk import Desk, use_query
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.contact_form import Form

Change = Callable[[Callable[[Form], Form]], None]
RECENT = 5
FIRST_TOPICS = 6
MOST_FOUND = 20


def recent_people(store: Store, chosen: tuple[str, ...]) -> dict[str, str]:
    """Id -> street name of those who were seen last, and of those who are chosen."""
    people = {row.id: row.alias for row in youth_rows(store)[:RECENT]}
    for youth in chosen:
        if youth not in people:
            record = store.book.record("youth", youth) or {}
            people[youth] = str(record.get("alias", ""))
    return people


def use_people(desk: Desk, form: Form) -> dict[str, str]:
    """Hook: whom the chips offer."""
    return use_query(desk, recent_people, form.youths) or {}


@ft.component
def who_chips(desk: Desk, form: Form, people: dict[str, str], *, change: Change, on_search: Handler) -> ft.Control:
    """Nobody by name, the ones seen last, nobody there; behind Anders a group activity, an employer, a partner."""
    is_open, set_open = ft.use_state(False)
    others = [row for row in contact_kinds.CONTACT_KINDS if row.code != "youths"]
    codes = {desk.number_of(youth): youth for youth in people}
    choices = [Choice("none", desk.t("Zonder naam"))]
    choices += [Choice(number, people[youth]) for number, youth in codes.items()]
    choices.append(Choice("nobody", desk.t("Niemand gevonden")))
    choices += [Choice(row.code, desk.t(row.label)) for row in others if is_open or row.code == form.kind]
    nobody = "nobody" if form.is_attempt else "none" if form.kind == "youths" else form.kind
    chosen = {desk.number_of(youth) for youth in form.youths} or {nobody}

    def choose(code: str) -> None:
        if code == "none":
            change(Form.without_names)
        elif code == "nobody":
            change(lambda now: replace(now.without_names(), is_attempt=True))
        elif code in contact_kinds.BY_CODE:
            change(lambda now: now.with_kind(code))
        else:
            change(lambda now: now.with_youth(codes[code]))

    more: ft.Control = parts.chip(
        "contact.who.search", desk.t("Zoek"), icon=ft.Icons.SEARCH_OUTLINED, on_click=on_search
    )
    if not is_open:
        else_ = parts.chip(
            "contact.who_more",
            desk.t("Anders"),
            icon=ft.Icons.EXPAND_MORE_ROUNDED,
            quiet=True,
            on_click=lambda: set_open(True),
        )
        more = ft.Row([more, else_], spacing=8, tight=True)
    return parts.chips("contact.who", choices, chosen=chosen, on_choose=choose, more=more)


def count_stepper(desk: Desk, form: Form, *, change: Change, window: Window) -> ft.Control:
    """How many heads, those with a name included."""
    return parts.stepper(
        "contact.count",
        desk.t("Hoeveel?") if window.phone else desk.t("Hoeveel jongeren?"),
        form.count,
        on_change=lambda count: change(lambda now: now.with_count(count)),
        fewer_label=desk.t("Eén minder"),
        more_label=desk.t("Eén meer"),
        lowest=max(1, len(form.youths)),
    )


@ft.component
def topic_chips(desk: Desk, form: Form, *, change: Change) -> ft.Control:
    """Six topics, and the others behind Meer; a chosen one always shows."""
    is_open, set_open = ft.use_state(False)
    shown = [
        row for place, row in enumerate(topics.TOPICS) if is_open or place < FIRST_TOPICS or row.code in form.topics
    ]
    more = None
    if len(shown) < len(topics.TOPICS):
        more = parts.chip(
            "contact.topics_more",
            desk.t("Meer"),
            icon=ft.Icons.EXPAND_MORE_ROUNDED,
            quiet=True,
            on_click=lambda: set_open(True),
        )
    return parts.chips(
        "contact.topic",
        [Choice(row.code, desk.t(row.label)) for row in shown],
        chosen=form.topics,
        on_choose=lambda code: change(lambda now: now.with_topic(code)),
        more=more,
    )


def who_sheet(desk: Desk, *, form: Form, change: Change, on_close: Callable[[], None]) -> ft.BottomSheet:
    """Search among the files, or make one."""

    def take(youth: str) -> None:
        if youth not in form.youths:
            change(lambda now: now.with_youth(youth))
        on_close()

    def make() -> None:
        on_close()
        desk.go("youths/new")

    new = parts.link("contact.who.new", desk.t("Nieuwe jongere"), icon=ft.Icons.ADD_ROUNDED, on_click=make)
    return parts.bottom_sheet(desk.t("Met wie?"), [found(desk, take), ft.Row([new])], on_close=on_close, tall=True)


@ft.component
def found(desk: Desk, on_take: Callable[[str], None]) -> ft.Control:
    """A search field and who it finds."""
    text, set_text = ft.use_state("")
    rows = use_query(desk, youth_rows, text=text) or []

    def pick(youth: str) -> Handler:
        return lambda: on_take(youth)

    listed = [
        parts.youth_row(f"contact.found.{desk.number_of(row.id)}", row.alias, None, on_click=pick(row.id))
        for row in rows[:MOST_FOUND]
    ]
    nobody = [parts.second(desk.t("Niemand gevonden met die naam."))] if text and not rows else []
    field = parts.search_field(
        "contact.search", desk.t("Naam, plek of woord"), value=text, on_change=set_text, autofocus=True
    )
    return ft.Column(
        [field, *listed, *nobody], spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
