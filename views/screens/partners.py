"""Partners: the team's own list, to search by name, kind and province; what may be added with one tap stands below."""

from __future__ import annotations

from typing import Any

import flet as ft

from domain.codes import partner_kinds
from domain.codes.municipalities import PROVINCES
from domain.partner_proposals import Proposal
from storage.actions.partners import add_proposal
from storage.queries.partners import PartnerRow, partner_proposals
from storage.queries.partners import partners as partners_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Choice, Window
from views.screens.partner_picker import NAME, WANTED, kind_words, partner_line

PAGE = 50
_START: dict[str, Any] = {"text": "", "kind": "", "province": "", "closed": False, "filter": False, "pages": 1}


@ft.component
def partners(desk: Desk, window: Window) -> ft.Control:
    """What was searched stays while the worker looks at one of them."""
    looked, set_looked = ft.use_state(desk.memory.get("partners.looked", _START))
    text, kind, province = str(looked["text"]), str(looked["kind"]), str(looked["province"])
    found = use_query(desk, partners_query, text=text, kind=kind, province=province, with_closed=bool(looked["closed"]))
    proposed = use_query(desk, partner_proposals, province=province)
    use_keys(desk.keys, Keys(back=desk.back))

    def look(**values: object) -> None:
        now = {**desk.memory.get("partners.looked", _START), "pages": 1, **values}
        desk.memory["partners.looked"] = now
        set_looked(now)

    def add() -> None:
        desk.memory.pop(WANTED, None)
        desk.memory[NAME] = text.strip()
        desk.go("partners/new")

    body: list[ft.Control] = [
        parts.search_field("partners.search", desk.t("Naam, dienst of gemeente"), value=text, on_change=_to(look)),
        _filters(desk, looked, look),
        *_list(desk, window, found, looked, look),
    ]
    if proposed and found is not None:
        body += _proposals(desk, window, [row for row in proposed if _fits(row, text, kind)], is_empty=not found)
    body.append(
        ft.Row(
            [
                parts.link(
                    "partners.import",
                    desk.t("Lijst inlezen uit een bestand"),
                    icon=ft.Icons.UPLOAD_FILE_OUTLINED,
                    on_click=lambda: desk.go("partners/import"),
                )
            ]
        )
    )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Partners"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action("partners.new", desk.t("Nieuwe partner"), on_click=add),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _to(look: Any) -> Any:
    return lambda text: look(text=text)


def _filters(desk: Desk, looked: dict[str, Any], look: Any) -> ft.Control:
    kinds = [Choice(row.code, desk.t(row.label)) for row in partner_kinds.PARTNER_KINDS]
    provinces = [Choice(row.code, desk.t(row.label)) for row in PROVINCES]
    kind, province = str(looked["kind"]), str(looked["province"])
    inside = ft.Column(
        [
            parts.small(desk.t("Wat voor partner?")),
            parts.chips(
                "partners.kind",
                kinds,
                chosen=[kind],
                on_choose=lambda code: look(kind=_other(kind, code)),
                on_card=True,
            ),
            parts.small(desk.t("Waar?")),
            parts.chips(
                "partners.province",
                provinces,
                chosen=[province],
                on_choose=lambda code: look(province=_other(province, code)),
                on_card=True,
            ),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    chosen = [choice.label for choice in (*kinds, *provinces) if choice.code in (kind, province)]
    return parts.fold(
        "partners.filter",
        ", ".join(chosen) if chosen else desk.t("Soort en provincie"),
        is_open=bool(looked["filter"]),
        on_click=lambda: look(filter=not looked["filter"]),
        content=inside,
        icon=ft.Icons.FILTER_LIST_ROUNDED,
    )


def _other(now: str, code: str) -> str:
    return "" if now == code else code


def _list(
    desk: Desk, window: Window, found: list[PartnerRow] | None, looked: dict[str, Any], look: Any
) -> list[ft.Control]:
    if found is None:
        return []
    shown = found[: PAGE * int(looked["pages"])]
    controls: list[ft.Control] = []
    if shown:
        rows = [partner_row(desk, row, place) for place, row in enumerate(shown, start=1)]
        controls.append(parts.card_rows(rows, window=window))
    else:
        is_looking = bool(looked["text"] or looked["kind"] or looked["province"])
        controls.append(
            parts.empty(
                desk.t("Geen partner gevonden") if is_looking else desk.t("Nog geen partners"),
                desk.t("Zoek anders, of voeg de partner toe.")
                if is_looking
                else desk.t("Voeg toe met wie je werkt, of neem een voorstel over."),
                icon=ft.Icons.HANDSHAKE_OUTLINED,
                snug=True,
            )
        )
    if len(shown) < len(found):
        pages = int(looked["pages"]) + 1
        controls.append(parts.link("partners.more", desk.t("Toon meer"), on_click=lambda: look(pages=pages)))
    words = desk.t("Verberg gesloten partners") if looked["closed"] else desk.t("Toon ook gesloten partners")
    controls.append(ft.Row([parts.link("partners.closed", words, on_click=lambda: look(closed=not looked["closed"]))]))
    return controls


def partner_row(desk: Desk, row: PartnerRow, place: int) -> parts.Row:
    """Name, kind, whom to ask for, and how many youths go on there."""
    number, line = desk.number_of(row.id), partner_line(desk, row)
    if row.open_referrals:
        going = desk.n("{count} doorverwijzing loopt", "{count} doorverwijzingen lopen", row.open_referrals)
        line = f"{line} · {going}" if line else going
    return parts.Row(
        row.name,
        line or None,
        ft.Icons.HANDSHAKE_OUTLINED,
        identifier=parts.whose(f"partners.row.{place}", desk.number_of(row.id)),
        on_click=lambda: desk.go(f"partners/{number}"),
    )


def _fits(row: Proposal, text: str, kind: str) -> bool:
    return text.strip().casefold() in row.name.casefold() and kind in ("", row.kind)


@ft.component
def proposal_rows(desk: Desk, window: Window, rows: list[Proposal], *, is_open: bool) -> ft.Control:
    """Public services by name; phone and hours are for the team to fill in."""
    opened, set_opened = ft.use_state(is_open)

    async def take(row: Proposal) -> None:
        if await desk.act(add_proposal, row.code) is not None:
            desk.say(desk.t("{name} staat nu in de lijst", name=row.name))

    def taking(row: Proposal) -> Any:
        return lambda: take(row)

    drawn: list[ft.Control] = [
        parts.row(
            parts.Row(
                row.name,
                kind_words(row.kind, desk),
                ft.Icons.PLAYLIST_ADD_ROUNDED,
                identifier=f"partners.add.{row.code}",
                on_click=taking(row),
            ),
            window=window,
        )
        for row in rows
    ]
    return parts.fold(
        "partners.proposals",
        desk.n("{count} voorstel om toe te voegen", "{count} voorstellen om toe te voegen", len(rows)),
        is_open=opened,
        on_click=lambda: set_opened(not opened),
        content=ft.Column(
            parts.divided(drawn), spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        ),
        icon=ft.Icons.PLAYLIST_ADD_ROUNDED,
    )


def _proposals(desk: Desk, window: Window, rows: list[Proposal], *, is_empty: bool) -> list[ft.Control]:
    return [proposal_rows(desk, window, rows, is_open=is_empty)] if rows else []
