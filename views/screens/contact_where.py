"""Contact: where and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft
from msgspec.structs import replace

from domain.codes import hows, parts_of_day
from storage.queries.contacts import PlaceRow, Prefill
from views import parts
from views.desk import Desk
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.contact_form import Form
from views.screens.place_picker import new_place, place_rows

Change = Callable[[Callable[[Form], Form]], None]


def place_card(
    desk: Desk, place: PlaceRow | None, *, form: Form, prefill: Prefill | None, on_edit: Handler
) -> ft.Control:
    """The place, when, and a pen to change it; the whole card is the target."""
    if place is None:
        entry = parts.Row(
            desk.t("Kies een plek"),
            desk.t("Het mag ook zonder."),
            ft.Icons.PLACE_OUTLINED,
            identifier="contact.place",
            on_click=on_edit,
        )
    else:
        entry = parts.Row(
            place.name,
            when_line(desk, form, prefill),
            ft.Icons.PLACE_OUTLINED,
            tone="strong",
            identifier="contact.place",
            on_click=on_edit,
            trailing=ft.Icon(ft.Icons.EDIT_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT),
        )
    return parts.card_rows([entry])


def when_line(desk: Desk, form: Form, prefill: Prefill | None) -> str:
    """As "Nu, in je ronde"."""
    if form.is_yesterday:
        return desk.t("Gisteravond")
    if form.part_of_day:
        return desk.t("Vandaag, {part}", part=desk.t(parts_of_day.BY_CODE[form.part_of_day].label).lower())
    if prefill is None or prefill.round is None:
        return desk.t("Nu")
    return desk.t("Nu, op je zitdag") if prefill.round.kind == "zitdag" else desk.t("Nu, in je ronde")


def how_choice(desk: Desk, form: Form, *, change: Change, prefill: Prefill | None, window: Window) -> ft.Control:
    """How it came about. On a phone Zitdag stands there when one is running, so that the words stay readable."""
    in_zitdag = form.how == "zitdag" or (
        prefill is not None and prefill.round is not None and prefill.round.kind == "zitdag"
    )
    codes = [row.code for row in hows.HOWS if row.code != "zitdag" or in_zitdag or not window.phone]
    choices = [Choice(code, desk.t(hows.BY_CODE[code].label)) for code in codes]
    choose: Callable[[str], None] = lambda code: change(lambda now: replace(now, how=code))  # noqa: E731 - one line
    if window.phone and len(choices) > 4:
        return parts.chips("contact.how", choices, chosen={form.how}, on_choose=choose)
    return parts.segmented("contact.how", choices, chosen=form.how, on_choose=choose, window=window)


def where_sheet(
    desk: Desk, known: Sequence[PlaceRow], *, form: Form, change: Change, on_close: Callable[[], None]
) -> ft.BottomSheet:
    """The places, and under them a new one."""

    def take(place: str) -> None:
        change(lambda now: replace(now, place=place))
        on_close()

    def choose(place: str) -> Handler:
        return lambda: take(place)

    rows = place_rows(desk, known, prefix="contact.place", selected=form.place, on_choose=choose)
    listed: list[ft.Control] = [ft.Column(rows, spacing=0, tight=True)] if rows else []
    return parts.bottom_sheet(
        desk.t("Waar?"),
        [*listed, parts.section(desk.t("Nieuwe plek"), first=not rows), new_place(desk, take, bool(rows))],
        on_close=on_close,
        tall=True,
    )
