"""Jongeren: search as you type, recent first, four filters for finding; beside it the file where both fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import flet as ft

from domain.datewords import local_day
from storage.queries.youths import PAGE, YouthRow, youth_rows
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.doubles import first_double
from views.screens.file_words import row_words
from views.screens.youth import file_parts


@ft.component
def youths(desk: Desk, window: parts.Window, youth: str = "", tab: str = "timeline") -> ft.Control:
    """The list, and the file of `youth` (a number of this desk) on `tab`."""
    listing = _use_listing(desk, window, chosen=desk.id_of(youth), is_shown=window.two_panes or not youth)
    file = file_parts(desk, window, youth, tab=tab) if youth else None
    of_file = Keys(new=lambda: desk.go(f"contact/{youth}"), back=desk.back) if youth else Keys()
    find = (lambda: desk.find(is_here=True)) if window.two_panes else None
    use_keys(desk.keys, replace(of_file, search=find))
    new = parts.big_action("youths.new", desk.t("Nieuwe jongere"), on_click=lambda: desk.go("youths/new"))
    return shell.file_page(
        window=window,
        navigation=desk.navigation("youths"),
        list_header=_header(desk, window),
        listing=listing,
        detail=file.detail if file else _choose(desk) if window.two_panes and not youth else None,
        detail_header=file.header if file else None,
        side=file.side if file else (),
        dock=None if window.two_panes else new,
        floating=file.floating if file else None,
        snack=desk.bar(),
    )


def _header(desk: Desk, window: parts.Window) -> ft.Control:
    if not window.two_panes:
        return parts.home_header(
            desk.t("Jongeren"),
            window=window,
            sync=desk.sync_word(),
            on_lock=desk.lock,
            lock_label=desk.t("Op slot"),
        )
    title = parts.identified(parts.headline(desk.t("Jongeren")), None, header=True)
    return ft.Container(title, padding=ft.Padding(left=8, right=8, top=24, bottom=4))


def _use_listing(desk: Desk, window: parts.Window, *, chosen: str | None, is_shown: bool) -> list[ft.Control]:
    """Hook: search, filters and a page of rows. What was searched for stays while the worker looks into a file.

    Not `is_shown`: the file takes the whole window, so nothing is asked and nothing is made.
    """
    found = desk.memory.get("youths.search", ("", "all", 0))
    search, set_search = ft.use_state(found)
    text, only, offset = search
    find = ft.use_ref(0)

    def look(text: str, only: str, offset: int = 0) -> None:
        desk.memory["youths.search"] = (text, only, offset)
        set_search((text, only, offset))

    rows = use_query(desk, youth_rows if is_shown else _no_rows, text=text, only=only, offset=offset)
    made = _use_rows(desk, rows or [], offset, chosen)
    # Ctrl+K brought the worker here, or was pressed here.
    if "youths.find" in desk.memory:
        desk.memory["youths.found"] = find.current = desk.memory.pop("youths.find")
    filters = [
        parts.Choice("mine", desk.t("Van mij")),
        parts.Choice("due", desk.t("Nodig")),
        parts.Choice("out_of_sight", desk.t("Uit beeld")),
        parts.Choice("no_offer", desk.t("Zonder aanbod")),
    ]
    field = parts.search_field(
        "youths.search",
        desk.t("Naam, plek of woord"),
        value=text,
        on_change=lambda typed: look(typed, only),
        autofocus=bool(find.current),  # where the field is new; `use_focus` where it stood already
    )
    parts.use_focus(field, asked=find.current or 0)
    top: list[ft.Control] = [
        field,
        ft.Container(height=4),
        parts.chips(
            "youths.filter",
            filters,
            chosen=[only],
            on_choose=lambda code: look(text, "all" if code == only else code),
        ),
    ]
    if window.two_panes:
        new = parts.link(
            "youths.new", desk.t("Nieuwe jongere"), icon=ft.Icons.ADD_ROUNDED, on_click=lambda: desk.go("youths/new")
        )
        top.append(ft.Row([new]))
    if rows is None or not is_shown:
        return top
    if not rows:
        return [*top, _nothing(desk, is_searching=bool(text.strip()) or only != "all" or offset > 0)]
    if not text and only == "all" and not offset:
        top.append(first_double(desk, window))
    return [*top, ft.Container(height=4), *made, *_pager(desk, rows, search, look)]


def _no_rows(_store: Store, *, text: str, only: str, offset: int) -> list[YouthRow]:  # noqa: ARG001 - as `youth_rows`
    return []


def _use_rows(desk: Desk, rows: list[YouthRow], offset: int, chosen: str | None) -> list[ft.Control]:
    """Hook: the rows, the same ones for as long as they say the same: a letter typed above them moves none of them."""
    today = local_day(desk.vault.now())

    def opening(youth: str) -> Callable[[], None]:
        return lambda: desk.go(f"youths/{desk.number_of(youth)}")

    def make() -> list[ft.Control]:
        return _made(desk, rows, offset, chosen, today=today, opening=opening)

    return ft.use_memo(make, [rows, offset, chosen, today, desk.texts])


def _made(
    desk: Desk,
    rows: list[YouthRow],
    offset: int,
    chosen: str | None,
    *,
    today: dt.date,
    opening: Callable[[str], Callable[[], None]],
) -> list[ft.Control]:
    return [
        parts.youth_row(
            parts.whose(f"youths.row.{place}", desk.number_of(row.id)),
            row.alias,
            row_words(row, today=today, texts=desk.texts),
            on_click=opening(row.id),
            selected=row.id == chosen,
        )
        for place, row in enumerate(rows, start=offset + 1)
    ]


def _pager(
    desk: Desk, rows: list[YouthRow], search: tuple[str, str, int], look: Callable[[str, str, int], None]
) -> list[ft.Control]:
    """A page at a time: a longer list is slow to draw and nobody reads it."""
    text, only, offset = search
    links: list[ft.Control] = []
    if offset:
        links.append(
            parts.link("youths.earlier", desk.t("Vorige"), on_click=lambda: look(text, only, max(offset - PAGE, 0)))
        )
    if len(rows) == PAGE:
        links.append(parts.link("youths.more", desk.t("Toon meer"), on_click=lambda: look(text, only, offset + PAGE)))
    return [ft.Row(links, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)] if links else []


def _choose(desk: Desk) -> list[ft.Control]:
    return [
        ft.Container(height=120),
        parts.empty(
            desk.t("Wie zoek je?"),
            desk.t("Kies een jongere in de lijst. Of typ een naam, een plek of een woord."),
            icon=ft.Icons.GROUP_OUTLINED,
        ),
    ]


def _nothing(desk: Desk, *, is_searching: bool) -> ft.Control:
    if is_searching:
        return parts.empty(
            desk.t("Niemand gevonden"),
            desk.t("Zoek op een stukje van de naam, een plek of een woord uit een notitie."),
            icon=ft.Icons.SEARCH_OUTLINED,
        )
    return parts.empty(
        desk.t("Nog geen jongeren"),
        desk.t("Vraag eerst of het mag. Dan volstaat een straatnaam."),
        icon=ft.Icons.GROUP_OUTLINED,
    )
