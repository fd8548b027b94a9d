"""The start of a ronde or zitdag: where and with whom, once."""

from __future__ import annotations

import flet as ft

from domain.codes import partner_kinds
from storage.actions.rounds import start_round
from storage.queries.contacts import PlaceRow, open_round
from storage.queries.rounds import Before
from views import parts
from views.desk import Desk
from views.once import use_once
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.place_picker import new_place, place_rows

MOST_COLLEAGUES = 6
NOT_ALONG = ("school", "employer")  # places and people of a contact, not somebody who sits along


def use_start(
    desk: Desk, known: list[PlaceRow] | None, was: Before | None, *, window: Window
) -> tuple[list[ft.Control], ft.Control | None]:
    """Hook: (body, dock) of the page that starts one."""
    place, set_place = ft.use_state("")
    kind, set_kind = ft.use_state("round")
    companions, set_companions = ft.use_state("")
    partner, set_partner = ft.use_state("")
    once = use_once(desk)

    @once
    async def begin() -> None:
        if await desk.ask(open_round) is not None:  # begun a moment ago: the page of it is on its way
            return
        along = partner if kind == "zitdag" else ""
        made = await desk.act(start_round, kind=kind, place=place, companions=companions, partner=along)
        if made is not None:
            desk.go("today" if kind == "round" else "round")

    if known is None or was is None:
        return [], None
    kinds = [Choice("round", desk.t("Ronde op straat")), Choice("zitdag", desk.t("Zitdag"))]
    body: list[ft.Control] = [
        parts.segmented("round.kind", kinds, chosen=kind, on_choose=set_kind, window=window),
        parts.section(desk.t("Waar begin je?") if kind == "round" else desk.t("Waar zit je?")),
        where(desk, known, place=place, on_choose=set_place),
        parts.section(desk.t("Met wie ga je?") if kind == "round" else desk.t("Met wie zit je?")),
        team(desk, was, companions=companions, on_change=set_companions),
    ]
    if kind == "zitdag":
        body += [parts.section(desk.t("Welke partner zit mee?")), partners(desk, partner, on_choose=set_partner)]
    words = desk.t("Start de zitdag") if kind == "zitdag" else desk.t("Start de ronde")
    dock = parts.big_action("round.start", words, icon=ft.Icons.ROUTE_OUTLINED, on_click=begin)
    return body, dock


def team(desk: Desk, was: Before, *, companions: str, on_change: Handler) -> ft.Control:
    """Colleagues by a tap, anybody else by typing; the ones of last time first."""
    names = list(dict.fromkeys(name for name in (was.companions, *was.colleagues[:MOST_COLLEAGUES]) if name))
    here = [part.strip() for part in companions.split(",") if part.strip()]

    def choose(number: str) -> None:
        name = names[int(number) - 1]
        left = [each for each in here if each not in name.split(", ")]
        if on_change is not None:
            on_change(", ".join(left if is_along(name) else [*left, name]))

    def is_along(name: str) -> bool:
        return all(part in here for part in name.split(", "))

    chips = parts.chips(
        "round.with",
        [Choice(str(number), name) for number, name in enumerate(names, start=1)],
        chosen={str(number) for number, name in enumerate(names, start=1) if is_along(name)},
        on_choose=choose,
    )
    field = parts.field(
        "round.companions",
        desk.t("Collega's, als er zijn"),
        value=companions,
        on_change=on_change,
        max_length=120,
    )
    return ft.Column(
        [*([chips] if names else []), field],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def partners(desk: Desk, chosen: str, *, on_choose: Handler) -> ft.Control:
    """One, or none. A kind whose name alone tells something of who comes to sit there is not offered."""
    choices = [
        Choice(kind.code, desk.t(kind.label))
        for kind in partner_kinds.PARTNER_KINDS
        if kind.tells is None and kind.code not in NOT_ALONG
    ]

    def choose(code: str) -> None:
        if on_choose is not None:
            on_choose("" if code == chosen else code)

    return parts.chips("round.partner", choices, chosen={chosen}, on_choose=choose)


@ft.component
def where(desk: Desk, known: list[PlaceRow], *, place: str, on_choose: Handler) -> ft.Control:
    """The five places visited last, or a new one."""
    is_open, set_open = ft.use_state(False)

    def take(chosen: str) -> None:
        set_open(False)
        if on_choose is not None:
            on_choose(chosen)

    def choose(chosen: str) -> Handler:
        return lambda: take("" if chosen == place else chosen)

    shown = [row for number, row in enumerate(known) if number < 5 or row.id == place]
    rows = place_rows(desk, shown, prefix="round.place", selected=place, on_choose=choose)
    listed: list[ft.Control] = [parts.card(ft.Column(parts.divided(rows), spacing=0), padding=0)] if rows else []
    adding = new_place(desk, take, False) if is_open or not rows else None
    more = parts.link(
        "round.place.new", desk.t("Nieuwe plek"), icon=ft.Icons.ADD_ROUNDED, on_click=lambda: set_open(True)
    )
    return ft.Column(
        [*listed, adding or ft.Row([more])],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
