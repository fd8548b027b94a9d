"""The tab Doorverwijzing: offers and referrals of one youth, each a plain sentence and one tap to its page."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from storage.queries.offers import OfferRow
from storage.queries.referrals import ReferralRow
from storage.queries.road import RoadView, road_view
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk, use_query
from views.parts import Window
from views.screens.road_words import offer_title, offer_words, partner_words, referral_words

_GOING = ("proposed", "started")


@ft.component
def referrals_tab(desk: Desk, window: Window, view: YouthView) -> ft.Control:
    """What goes on comes first; what is over stays readable below."""
    found = use_query(desk, road_view, view.file.id)
    number = desk.number_of(view.file.id)
    if not isinstance(found, RoadView):
        return ft.Container()
    new_referral = parts.tonal(
        "referral.new",
        desk.t("Nieuwe doorverwijzing"),
        icon=ft.Icons.ADD_ROUNDED,
        on_click=lambda: desk.go(f"referral/new/{number}"),
    )
    new_offer = parts.tonal(
        "offer.new",
        desk.t("Nieuw aanbod"),
        icon=ft.Icons.ADD_ROUNDED,
        on_click=lambda: desk.go(f"offer/new/{number}"),
    )
    rows: list[ft.Control] = [
        *_section(
            desk,
            window,
            desk.t("Doorverwijzing"),
            rows=[_referral(desk, found, place, row) for place, row in enumerate(found.referrals, start=1)],
            empty=desk.t("Nog geen doorverwijzing. Kies samen naar wie, en ga de eerste keer mee."),
            action=new_referral,
        ),
        *_section(
            desk,
            window,
            desk.t("Aanbod"),
            rows=[_offer(desk, found, place, row) for place, row in enumerate(found.offers, start=1)],
            empty=desk.t("Nog geen aanbod: werk, leerjob, opleiding of stage."),
            action=new_offer,
        ),
    ]
    return ft.Column([*rows, ft.Container(height=4)], spacing=20, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _section(
    desk: Desk,
    window: Window,
    title: str,
    *,
    rows: Sequence[tuple[bool, parts.Row]],
    empty: str,
    action: ft.Control,
) -> list[ft.Control]:
    going = [row for is_going, row in rows if is_going]
    over = [row for is_going, row in rows if not is_going]
    controls: list[ft.Control] = [parts.section(title, first=True)]
    if going:
        controls.append(parts.card_rows(going, window=window))
    elif not over:
        controls.append(parts.second(empty))
    controls.append(ft.Row([action]))
    if over:
        controls += [parts.small(desk.t("Voorbij")), parts.card_rows(over, window=window)]
    return [ft.Column(controls, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)]


def _referral(desk: Desk, found: RoadView, place: int, row: ReferralRow) -> tuple[bool, parts.Row]:
    number = desk.number_of(row.id)
    said = referral_words(row, alias=found.alias, today=found.today, texts=desk.texts)
    return row.is_open, parts.Row(
        partner_words(row, texts=desk.texts),
        f"{said} {row.asks}".strip() if row.is_open else said,
        ft.Icons.FORUM_OUTLINED,
        tone="strong" if row.is_open else "quiet",
        identifier=parts.whose(f"referral.row.{place}", desk.number_of(row.id)),
        on_click=lambda: desk.go(f"referral/{number}"),
    )


def _offer(desk: Desk, found: RoadView, place: int, row: OfferRow) -> tuple[bool, parts.Row]:
    number = desk.number_of(row.id)
    said = offer_words(row, alias=found.alias, today=found.today, texts=desk.texts)
    why = desk.t(row.reason.label)
    return row.state in _GOING, parts.Row(
        offer_title(row, texts=desk.texts),
        f"{said} {why}" if row.state in _GOING else said,
        ft.Icons.STOREFRONT_OUTLINED,
        tone="strong" if row.state in _GOING else "quiet",
        identifier=parts.whose(f"offer.row.{place}", desk.number_of(row.id)),
        on_click=lambda: desk.go(f"offer/{number}"),
    )
