"""Jongere: name and fixed contact, clocks as sentences, then a tab. The page frame is that of the list beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import flet as ft

from storage.queries.youth_view import YouthView, youth_view
from views import parts
from views.desk import Desk, use_query
from views.parts.identified import Handler
from views.screens.barriers import barriers_tab
from views.screens.clock_card import clock_card
from views.screens.consents import consents_tab
from views.screens.details import details_tab
from views.screens.file_words import contact_words, timeline_lines
from views.screens.plan import plan_summary, plan_tab
from views.screens.referrals import referrals_tab

TIMELINE_ICONS = {
    "contact": ft.Icons.CHAT_OUTLINED,
    "barrier": ft.Icons.DOOR_FRONT_DOOR_OUTLINED,
    "offer": ft.Icons.STOREFRONT_OUTLINED,
    "referral": ft.Icons.FORUM_OUTLINED,
    "consent": ft.Icons.CHECK_CIRCLE_OUTLINED,
}


@dataclass(frozen=True)
class FileParts:
    """What the frame of list and file is filled with."""

    detail: list[ft.Control]
    header: ft.Control
    side: list[ft.Control] = field(default_factory=list)
    floating: ft.Control | None = None


def file_parts(desk: Desk, window: parts.Window, youth: str, *, tab: str) -> FileParts:
    """Hook: the file of a youth (a number of this desk). The tab is remembered while the worker looks elsewhere."""
    remembered = f"youth.tab/{youth}"
    wanted, set_chosen = ft.use_state(desk.memory.get(remembered, tab))
    # An address may be typed, or of another day.
    chosen = wanted if wanted in {choice.code for choice in _tabs(desk)} else "timeline"
    pages, set_pages = ft.use_state(1)
    shown = use_query(desk, youth_view, desk.id_of(youth), pages=pages)

    def choose(code: str) -> None:
        desk.memory[remembered] = code
        set_chosen(code)

    tabs = parts.tabs("youth.tab", _tabs(desk), chosen=chosen, on_choose=choose, wrap=window.large_text)
    parts.use_chosen_in_view(tabs, _tabs(desk), chosen=chosen)
    if not isinstance(shown, YouthView):
        return FileParts(detail=[] if shown is None else [_gone(desk)], header=_back(desk, window))
    header = _header(desk, window, shown, youth=youth, tabs=tabs)
    detail = _detail(desk, window, shown, tab=chosen, more=lambda: set_pages(lambda now: now + 1))
    side = _side(desk, window, shown, choose) if chosen == "timeline" else []
    floating = _contact(desk, youth, shown, window) if chosen == "timeline" else None
    if window.large_text:
        # Name and tabs scroll along: as a head that stays they would leave no room to read.
        return FileParts(detail=[header, *side, *detail], header=ft.Container(), floating=floating)
    return FileParts(detail=detail, header=header, side=side, floating=floating)


def _tabs(desk: Desk) -> list[parts.Choice]:
    return [
        parts.Choice("timeline", desk.t("Tijdlijn")),
        parts.Choice("barriers", desk.t("Drempels")),
        parts.Choice("plan", desk.t("Plan")),
        parts.Choice("referrals", desk.t("Doorverwijzing")),
        parts.Choice("consent", desk.t("Toestemming")),
        parts.Choice("details", desk.t("Details")),
    ]


def _back(desk: Desk, window: parts.Window) -> ft.Control:
    if window.two_panes:
        return ft.Container(height=24)
    return parts.page_header("", window=window, on_back=desk.back, back_label=desk.t("Terug"))


def _gone(desk: Desk) -> ft.Control:
    return parts.empty(
        desk.t("Deze bladzijde is er niet meer"),
        desk.t("Ze is gewist, of ze staat niet op dit toestel."),
        icon=ft.Icons.AUTO_DELETE_OUTLINED,
        action=parts.tonal("youths.back", desk.t("Naar de lijst"), on_click=lambda: desk.go("youths")),
    )


def _contact(desk: Desk, youth: str, view: YouthView, window: parts.Window) -> ft.Control:
    def log() -> None:
        desk.go(f"contact/{youth}")

    if not window.two_panes:
        words = desk.t("Contact met {name}", name=view.file.alias)
        return parts.big_action(
            "youth.contact", desk.t("Contact") if window.large_text else words, on_click=log, compact=True
        )
    return parts.filled("youth.contact", desk.t("Contact"), icon=ft.Icons.ADD_ROUNDED, on_click=log)


def _header(desk: Desk, window: parts.Window, view: YouthView, *, youth: str, tabs: ft.Control) -> ft.Control:
    together = parts.tonal(
        "youth.together",
        desk.t("Samen kijken"),
        icon=ft.Icons.VISIBILITY_OUTLINED,
        on_click=lambda: desk.go(f"together/{youth}"),
        snug=True,
    )
    card = parts.icon_button(
        "youth.hand_out", ft.Icons.QR_CODE_ROUNDED, desk.t("Kaartje uitdelen"), on_click=lambda: desk.go("hand_out")
    )
    name = contact_words(view.file, texts=desk.texts)
    if not window.two_panes:
        back = parts.page_header(
            "", window=window, on_back=desk.back, back_label=desk.t("Terug"), actions=[card, together]
        )
        bar = ft.Container(tabs, padding=ft.Padding.only(top=12, bottom=16))
        return ft.Column([back, parts.youth_header(view.file.alias, name, side=16), bar], spacing=0)
    who = ft.Container(parts.youth_header(view.file.alias, name, side=0), expand=True)
    side = window.margin
    row = ft.Row([who, card, together, _contact(desk, youth, view, window)], spacing=16)
    return ft.Column(
        [
            ft.Container(row, padding=ft.Padding(left=side, right=side, top=24, bottom=8)),
            ft.Container(tabs, padding=ft.Padding.symmetric(horizontal=16)),
        ],
        spacing=0,
    )


def _side(desk: Desk, window: parts.Window, view: YouthView, on_tab: Callable[[str], None]) -> list[ft.Control]:
    summary = plan_summary(desk, view.file) if window.laptop else None
    return [clock_card(desk, window, view, on_tab), *([summary] if summary else [])]


def _detail(desk: Desk, window: parts.Window, view: YouthView, *, tab: str, more: Handler) -> list[ft.Control]:
    if tab == "barriers":
        return [barriers_tab(desk, window, view)]
    if tab == "plan":
        return [plan_tab(desk, window, view)]
    if tab == "referrals":
        return [referrals_tab(desk, window, view)]
    if tab == "consent":
        return [consents_tab(desk, window, view)]
    if tab == "details":
        return [details_tab(desk, window, view)]
    lines = timeline_lines(view.moments, today=view.today, texts=desk.texts)
    rows: list[ft.Control] = [
        parts.timeline_row(
            line.date,
            line.title,
            icon=TIMELINE_ICONS[line.kind],
            line=line.line or None,
            erased=line.erased or None,
            last=place == len(lines),
            identifier=f"youth.moment.{place}",
        )
        for place, line in enumerate(lines, start=1)
    ]
    older = [parts.link("youth.timeline.more", desk.t("Toon meer"), on_click=more)] if view.has_more else []
    worried = parts.link(
        "youth.safety", desk.t("Maak je je zorgen?"), icon=ft.Icons.SUPPORT_OUTLINED, on_click=lambda: desk.go("safety")
    )
    # Room for the button that floats above the end.
    return [ft.Column([*rows, *older, ft.Row([worried]), ft.Container(height=72)], spacing=0)]
