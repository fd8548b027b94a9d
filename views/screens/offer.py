"""One offer: how it goes, whether it counts and why, kept or not, and the calls after the start."""

from __future__ import annotations

import flet as ft

from domain.codes import offers
from domain.codes.guarantee_reasons import GUARANTEE_REASONS
from storage.actions.offers import judge_offer
from storage.queries.road import OfferView, offer_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Choice, Window
from views.screens.gone import gone_page
from views.screens.offer_cards import aftercare_card, details_card
from views.screens.offer_steps import next_card
from views.screens.road_words import kept_words, offer_title, offer_words


@ft.component
def offer(desk: Desk, window: Window, *, offer: str) -> ft.Control:
    """`offer`: a number of this desk."""
    view = use_query(desk, offer_view, desk.id_of(offer))
    use_keys(desk.keys, Keys(back=desk.back))
    if not isinstance(view, OfferView):
        return gone_page(desk, window, view)
    side: list[ft.Control] = []
    if view.row.state != "refused" and view.row.started is not None:
        side.append(aftercare_card(desk, window, view))
    side.append(guarantee_card(desk, view))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            offer_title(view.row, texts=desk.texts), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=[_standing(desk, window, view), next_card(desk, view), details_card(desk, view)],
        side=side,
        side_width=440,
        snack=desk.bar(),
    )


def _standing(desk: Desk, window: Window, view: OfferView) -> ft.Control:
    """How it goes now, and what kept means here."""
    row = view.row
    kind = offers.BY_CODE.get(row.kind)
    lines: list[parts.Row | ft.Control] = [
        parts.Row(
            offer_words(row, alias=view.alias, today=view.today, texts=desk.texts),
            desk.t(kind.body) if kind is not None and kind.body else None,
            ft.Icons.STOREFRONT_OUTLINED,
            tone="strong",
            identifier="offer.standing",
        )
    ]
    kept = [kept_words(months, said, texts=desk.texts) for months, said in ((3, row.kept_3), (6, row.kept_6)) if said]
    if kept:
        joined = desk.t("Samen met wat het opvolgt.") if len(row.row_ids) > 1 else None
        lines.append(parts.Row(" ".join(kept), joined, ft.Icons.EVENT_AVAILABLE_OUTLINED, identifier="offer.kept"))
    return parts.card_rows(lines, window=window)


@ft.component
def guarantee_card(desk: Desk, view: OfferView) -> ft.Control:
    """Counts or not, and why, in a sentence; a worker may say that it does not, never that it does."""
    is_open, set_open = ft.use_state(False)
    row = view.row
    judged = row.reason.code if row.reason.is_chosen else ""

    async def judge(code: str) -> None:
        await desk.act(judge_offer, row.id, not_counting="" if code == judged else code)

    controls: list[ft.Control] = [
        parts.strong(desk.t("Vier maanden")),
        parts.identified(parts.words(desk.t(row.reason.label)), "offer.counts"),
    ]
    if row.counts or judged:
        controls.append(
            ft.Row(
                [parts.link("offer.judge", desk.t("Telt het toch niet mee?"), on_click=lambda: set_open(not is_open))]
            )
        )
    if (is_open and row.counts) or judged:
        reasons = [
            Choice(reason.code, desk.t(reason.label).partition(": ")[2].rstrip(".").capitalize())
            for reason in GUARANTEE_REASONS
            if reason.is_chosen
        ]
        controls.append(parts.chips("offer.judge", reasons, chosen=[judged], on_choose=judge, on_card=True))
    return parts.card(
        ft.Column(controls, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
