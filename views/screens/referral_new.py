"""A new referral: to whom, and what the youth wants there. Two fields, and the road begins."""

from __future__ import annotations

import flet as ft

from domain.codes import partner_kinds
from storage.actions.referrals import propose_referral
from storage.queries.partners import partners
from storage.queries.road import RoadView, road_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Window
from views.screens.form_draft import use_form
from views.screens.gone import gone_page
from views.screens.partner_picker import kind_named, named, partner_picker


@ft.component
def referral_new(desk: Desk, window: Window, *, youth: str) -> ft.Control:
    """`youth`: a number of this desk."""
    view = use_query(desk, road_view, desk.id_of(youth))
    form = use_form(desk, "referral", youth=desk.id_of(youth) or "", unsealed=("partner", "partner_kind", "typed"))
    error, set_error = ft.use_state("")
    opened, set_opened = ft.use_state(False)
    once = use_once(desk)

    @once
    async def save() -> None:
        if not isinstance(view, RoadView):
            return
        partner, kind, typed = form.text("partner"), form.text("partner_kind"), form.text("typed")
        if not partner and not kind and typed:
            partner = named(await desk.ask(partners, text=typed), typed)
            kind = "" if partner else kind_named(typed, desk)
        if not partner and not kind:
            set_error(desk.t("Kies een partner, of alleen wat voor partner het is."))
            return
        set_error("")
        made = await desk.act(
            propose_referral,
            view.youth,
            partner=partner,
            partner_kind=kind,
            asks=form.text("asks"),
            on_ask=lambda purpose: desk.go(f"consent/{youth}/{purpose}"),
        )
        if made is not None:
            form.clear()
            desk.replace(f"referral/{desk.number_of(made)}")

    def choose(partner: str) -> None:
        form.set("partner", partner)
        form.set("partner_kind", "")

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    if not isinstance(view, RoadView):
        return gone_page(desk, window, view)
    kinds = [parts.Choice(row.code, desk.t(row.label)) for row in partner_kinds.PARTNER_KINDS]
    body: list[ft.Control] = [
        parts.section(desk.t("Naar wie?"), first=True),
        partner_picker(
            desk,
            window,
            "referral",
            chosen=form.text("partner"),
            typed=form.text("typed"),
            on_type=form.changing("typed"),
            on_choose=choose,
            error=error,
        ),
    ]
    if not form.text("partner"):
        chosen = form.text("partner_kind")
        body.append(
            parts.fold(
                "referral.kinds",
                desk.t("Nog niet bij wie, wel wat voor partner"),
                is_open=opened or bool(chosen),
                on_click=lambda: set_opened(lambda now: not now),
                content=parts.chips(
                    "referral.kind", kinds, chosen=[chosen], on_choose=form.flipping("partner_kind"), on_card=True
                ),
                icon=ft.Icons.CATEGORY_OUTLINED,
            )
        )
    body += [
        parts.section(desk.t("Waarom?")),
        parts.field(
            "referral.asks",
            desk.t("Wat {name} daar wil", name=view.alias),
            value=form.text("asks"),
            on_change=form.changing("asks"),
            helper=desk.t("In de woorden van {name}. Dit mag leeg blijven.", name=view.alias),
            max_length=200,
            sentences=True,
            lines=2,
        ),
    ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Doorverwijzen met {name}", name=view.alias),
            window=window,
            on_back=desk.back,
            back_label=desk.t("Sluit"),
            close=True,
        ),
        body=parts.stacked(body),
        dock=parts.save_action("referral.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
