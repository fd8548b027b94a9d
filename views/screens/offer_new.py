"""A new offer: the four that count first, the trajectories that lead there below, each with who runs it."""

from __future__ import annotations

import flet as ft

from domain.codes import offers
from domain.dateread import read_day
from domain.errors import BadInput
from storage.actions.offers import propose_offer
from storage.queries.road import RoadView, road_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.form_draft import FormDraft, use_form
from views.screens.gone import gone_page
from views.screens.offer_fields import contract_chips, follows_chips, has_contract
from views.screens.partner_picker import partner_picker


@ft.component
def offer_new(desk: Desk, window: Window, *, youth: str) -> ft.Control:
    """`youth`: a number of this desk."""
    view = use_query(desk, road_view, desk.id_of(youth))
    form = use_form(desk, "offer", youth=desk.id_of(youth) or "", unsealed=("kind", "partner", "typed", "where"))
    no_errors: dict[str, str] = {}
    errors, set_errors = ft.use_state(no_errors)
    once = use_once(desk)

    @once
    async def save() -> None:
        if not isinstance(view, RoadView):
            return
        wrong: dict[str, str] = {}
        day = None
        if not form.text("kind"):
            wrong["kind"] = desk.t("Kies welk aanbod het is.")
        try:
            day = read_day(form.text("day"), today=view.today)
        except BadInput as trouble:
            wrong["day"] = desk.t(trouble.sentence)
        set_errors(wrong)
        if wrong:
            return
        is_started = form.text("state") == "started"
        made = await desk.act(
            propose_offer,
            view.youth,
            kind=form.text("kind"),
            day=day,
            where=form.text("where"),
            partner=form.text("partner"),
            contract=form.text("contract") if has_contract(form.text("kind")) else "",
            is_started=is_started,
            follows=form.text("follows") if is_started else "",
            on_ask=lambda purpose: desk.go(f"consent/{youth}/{purpose}"),
        )
        if made is not None:
            form.clear()
            desk.replace(f"offer/{desk.number_of(made)}")

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    if not isinstance(view, RoadView):
        return gone_page(desk, window, view)
    trouble = [parts.error_box(errors["kind"], identifier="offer.trouble")] if "kind" in errors else []
    body: list[ft.Control] = [
        *trouble,
        *_kinds(desk, window, form),
        parts.section(desk.t("Waar?")),
        parts.field(
            "offer.where",
            desk.t("Werkgever, school of centrum"),
            value=form.text("where"),
            on_change=form.changing("where"),
            max_length=200,
            sentences=True,
        ),
        partner_fold(desk, window, form),
        *_when(desk, window, form, view, errors.get("day", "")),
    ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Nieuw aanbod voor {name}", name=view.alias),
            window=window,
            on_back=desk.back,
            back_label=desk.t("Sluit"),
            close=True,
        ),
        body=parts.stacked(body),
        dock=parts.save_action("offer.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _kinds(desk: Desk, window: Window, form: FormDraft) -> list[ft.Control]:
    """The four as large chips; what leads there as rows with the body that runs it, one tap away."""
    chosen = form.text("kind")
    is_open = bool(form.values.get("open")) or chosen in {row.code for row in offers.TRAJECTORIES}
    four = [
        Choice(row.code, desk.t(row.label), getattr(ft.Icons, row.icon) if row.icon else None)
        for row in offers.GUARANTEE_OFFERS
    ]
    rows: list[ft.Control] = [_trajectory(desk, window, form, row, chosen=chosen) for row in offers.TRAJECTORIES]
    list_ = ft.Column(parts.divided(rows), spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return [
        parts.section(desk.t("Telt mee als aanbod"), first=True),
        parts.chips("offer.kind", four, chosen=[chosen], on_choose=form.changing("kind")),
        parts.section(desk.t("Leidt naar een aanbod")),
        parts.fold(
            "offer.trajectories",
            desk.t("Een traject"),
            is_open=is_open,
            on_click=lambda: form.set("open", not is_open),
            content=list_,
            icon=ft.Icons.ROUTE_OUTLINED,
        ),
    ]


def _trajectory(desk: Desk, window: Window, form: FormDraft, row: offers.Offer, *, chosen: str) -> ft.Control:
    said = desk.t(row.body)
    if row.counts_as:
        said = desk.t("{body} · telt mee", body=said)
    entry = parts.Row(
        desk.t(row.label),
        said,
        ft.Icons.CHECK_ROUNDED if chosen == row.code else None,
        tone="strong",
        identifier=f"offer.kind.{row.code}",
        on_click=lambda: form.set("kind", row.code),
    )
    return parts.row(entry, window=window, selected=chosen == row.code, radius=12)


@ft.component
def partner_fold(desk: Desk, window: Window, form: FormDraft) -> ft.Control:
    """A partner of the list, when there is one."""
    chosen = form.text("partner")
    return parts.fold(
        "offer.partners",
        desk.t("Met een partner uit de lijst"),
        is_open=bool(form.values.get("partners")) or bool(chosen),
        on_click=lambda: form.set("partners", not form.values.get("partners")),
        content=partner_picker(
            desk,
            window,
            "offer",
            chosen=chosen,
            typed=form.text("typed"),
            on_type=form.changing("typed"),
            on_choose=form.changing("partner"),
        ),
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )


def _when(desk: Desk, window: Window, form: FormDraft, view: RoadView, error: str) -> list[ft.Control]:
    state = form.text("state", "proposed")
    controls: list[ft.Control] = [
        parts.section(desk.t("Hoe ver staat het?")),
        parts.segmented(
            "offer.state",
            [Choice("proposed", desk.t("Voorgesteld")), Choice("started", desk.t("Gestart"))],
            chosen=state,
            on_choose=form.changing("state"),
            window=window,
        ),
        parts.field(
            "offer.day",
            desk.t("Sinds welke dag?"),
            value=form.text("day"),
            on_change=form.changing("day"),
            error=error or None,
            helper=desk.t("Leeg is vandaag."),
            hint="8/8/2026",
            keyboard=ft.KeyboardType.DATETIME,
        ),
    ]
    if has_contract(form.text("kind")):
        controls += contract_chips(desk, chosen=form.text("contract"), on_choose=form.flipping("contract"))
    before = [row for row in view.offers if row.started is not None]
    if state == "started" and before:
        controls += follows_chips(desk, before, chosen=form.text("follows"), on_choose=form.flipping("follows"))
    return controls
