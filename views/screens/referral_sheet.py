"""The sheet for a partner as it is read there; it is handed out by a deliberate act, logged first, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain import gate
from storage.actions.handing_over import Sheet, hand_over, sheet_of
from storage.queries.road import ReferralView, referral_view
from storage.queries.sharing import ShareLine
from storage.queries.youth_view import Gone
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep, share, share_link, where_words
from views.handover_sheet import FILE_NAME, foot_of, handover_pdf, line_words, title_of
from views.paper import texts_on_paper
from views.parts import Window
from views.screens.gone import gone_page
from views.screens.road_words import partner_words
from views.texts import fonts_folder

_SENSITIVE = gate.SPECIAL | {"P07"}


def _struck(desk: Desk, referral: str, lines: Sequence[ShareLine]) -> frozenset[str]:
    """Keys that were struck out; before anybody chose, the sensitive ones (AVG/GDPR article 9)."""
    kept: frozenset[str] | None = desk.memory.get(f"referral.struck/{referral}")
    return kept if kept is not None else frozenset(line.key for line in lines if line.purpose in _SENSITIVE)


def chosen_lines(desk: Desk, referral: str, view: ReferralView | Gone | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """(keys that were struck out, keys that are left)."""
    lines = view.lines if isinstance(view, ReferralView) else ()
    struck = _struck(desk, referral, lines)
    return struck, tuple(line.key for line in lines if line.key not in struck)


def name_of(desk: Desk, view: ReferralView) -> str:
    """Who reads it, as people say it: the person to ask for, where there is one."""
    if view.partner is not None:
        return view.partner.ask_for or view.partner.name
    return view.shown or partner_words(view.row, texts=desk.texts)


def sheet_or_none(store: Store, referral: str, *, fields: Sequence[str]) -> Sheet | None:
    """The sheet to look at; None while there is no referral."""
    return sheet_of(store, referral, fields=fields) if store.book.record("referral", referral) else None


def sheet_card(desk: Desk, sheet: Sheet, name: str) -> ft.Control:
    """The sheet on a card, word for word as it is on paper."""
    texts = texts_on_paper(desk.texts)
    lines: list[ft.Control] = [
        parts.small(desk.t("Zo leest {name} het", name=name)),
        parts.title(title_of(sheet, texts=texts)),
    ]
    for line in sheet.lines:
        label, value = line_words(line, texts=texts)
        lines.append(ft.Column([parts.small(label), parts.words(value)], spacing=0, tight=True))
    lines.append(parts.small(" ".join(foot_of(sheet, texts=texts))))
    content = ft.Column(lines, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    held = ft.Container(
        content,
        bgcolor=ft.Colors.SURFACE_BRIGHT,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=12,
        padding=28,
    )
    return ft.Semantics(identifier="referral.sheet", container=True, content=held)


@ft.component
def referral_sheet(desk: Desk, window: Window, *, referral: str) -> ft.Control:
    """The sheet as it is, one sentence of where it goes, and the one button."""
    view = use_query(desk, referral_view, desk.id_of(referral))
    left = chosen_lines(desk, referral, view)[1]
    sheet = use_query(desk, sheet_or_none, desk.id_of(referral) or "", fields=left)
    if not isinstance(view, ReferralView) or sheet is None:
        return gone_page(desk, window, view)
    return handing_out(desk, window, view, sheet, left=left, number=referral)


@ft.component
def handing_out(
    desk: Desk, window: Window, view: ReferralView, sheet: Sheet, *, left: tuple[str, ...], number: str
) -> ft.Control:
    """What was made stays in this page's memory, so that it can be kept once more without being handed out twice."""
    made, set_made = ft.use_state(b"")
    idle = [False]
    is_busy = ft.use_state(idle)[0]

    def back() -> None:
        if made:
            desk.back()
        else:
            desk.replace(f"referral/{number}/share")

    def ask(purpose: str) -> None:
        youth, recipient = desk.number_of(view.row.youth), desk.number_of(view.row.recipient)
        desk.go(f"consent/{youth}/{purpose}/{recipient}/again")

    async def hand_out() -> None:
        if is_busy[0]:  # a second tap is not a second sheet
            return
        is_busy[0] = True
        given: Sheet | None = await desk.act(hand_over, view.row.id, fields=left, on_ask=ask)
        if given is not None:
            practice = desk.office.is_practising
            pdf = handover_pdf(given, texts=texts_on_paper(desk.texts), fonts=fonts_folder(), is_practice=practice)
            set_made(pdf)
            await save(pdf)
        is_busy[0] = False

    async def save(pdf: bytes) -> None:
        await keep(Made(name=FILE_NAME, data=pdf))

    async def pass_on() -> None:
        await share(Made(name=FILE_NAME, data=made))

    use_keys(desk.keys, Keys(back=back))
    name = name_of(desk, view)
    body: list[ft.Control] = [
        sheet_card(desk, sheet, name),
        parts.small(where_words(desk)),
    ]
    dock = parts.filled(
        "referral.hand_out",
        desk.t("Maak de PDF en geef ze mee"),
        icon=ft.Icons.DOWNLOAD_OUTLINED,
        on_click=hand_out,
        tall=True,
        disabled=not left,
    )
    if made:
        noted = desk.t("Genoteerd: vandaag doorgegeven aan {name}. Wat erop stond, bewaren we niet.", name=name)
        again = parts.link("referral.hand_out.again", desk.t("Bewaar de PDF nog eens"), on_click=lambda: save(made))
        body.insert(0, parts.identified(parts.notice(noted), "referral.handed_out"))
        body.append(ft.Row([again, *share_link(desk, "referral.share_file", pass_on)], wrap=True))
        dock = parts.big_action("referral.done", desk.t("Klaar"), on_click=back, icon=ft.Icons.CHECK_ROUNDED)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Het blad voor {name}", name=name), window=window, on_back=back, back_label=desk.t("Terug")
        ),
        body=body,
        dock=dock,
        snack=desk.bar(),
        reading=True,
    )
