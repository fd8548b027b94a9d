"""What happens next with an offer: it begins, is not chosen, ends as planned, or breaks off, and why."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.codes.end_reasons import END_REASONS
from domain.dateread import read_day
from domain.errors import BadInput
from storage.actions.offers import end_offer, refuse_offer, start_offer
from storage.queries.road import OfferView
from views import parts
from views.desk import Desk
from views.parts import Choice

_OVER = ("finished", "broken_off", "refused")


@ft.component
def next_card(desk: Desk, view: OfferView) -> ft.Control:
    """One tap for each; a reason is asked only of what broke off, and no reason is a fault."""
    typed, set_typed = ft.use_state("")
    error, set_error = ft.use_state("")
    is_breaking, set_breaking = ft.use_state(False)
    row, t = view.row, desk.t
    number = desk.number_of(view.youth)

    def day() -> tuple[bool, dt.date | None]:
        set_error("")
        try:
            return True, read_day(typed, today=view.today)
        except BadInput as trouble:
            set_error(t(trouble.sentence))
            return False, None

    def ask_aftercare() -> None:
        desk.go(f"consent/{number}/P11")

    async def start() -> None:
        can_read, when = day()
        if can_read and await desk.act(start_offer, row.id, day=when) is not None:
            set_typed("")
            if view.is_called or view.aftercare == "refused":
                desk.say(t("Gestart. Bewaard."))
            else:
                desk.say(
                    t("Gestart. Mogen we nog bellen?"),
                    action=t("Vraag het"),
                    on_action=ask_aftercare,
                    identifier="offer.started.P11",
                )

    async def end(reason: str) -> None:
        can_read, when = day()
        done = can_read and await desk.act(end_offer, row.id, is_planned=not reason, day=when, reason=reason)
        if done:
            set_typed("")
            set_breaking(False)
            desk.say(t("Bewaard"))

    async def refuse() -> None:
        if await desk.act(refuse_offer, row.id) is not None:
            desk.say(t("Bewaard. Dat mag."))

    async def plan_end() -> None:
        await end("")

    buttons: list[ft.Control] = []
    if row.state != "started":
        word = t("Gestart") if row.state == "proposed" else t("Toch (weer) gestart")
        buttons.append(parts.tonal("offer.start", word, icon=ft.Icons.PLAY_ARROW_ROUNDED, on_click=start))
    if row.state == "proposed":
        buttons.append(parts.tonal("offer.refuse", t("{name} kiest er niet voor", name=view.alias), on_click=refuse))
    if row.state == "started":
        buttons.append(parts.tonal("offer.finish", t("Afgelopen zoals gepland"), on_click=plan_end))
        buttons.append(parts.tonal("offer.break", t("Vroeger gestopt"), on_click=lambda: set_breaking(not is_breaking)))
    controls: list[ft.Control] = [
        parts.strong(t("Is er iets veranderd?") if row.state in _OVER else t("Hoe ver staat het?")),
        ft.Row(buttons, wrap=True, spacing=8, run_spacing=8),
    ]
    if is_breaking and row.state == "started":
        controls += [
            parts.small(t("Waarom stopte het? Dat is nooit iemands fout.")),
            parts.chips(
                "offer.reason",
                [Choice(reason.code, t(reason.label)) for reason in END_REASONS],
                on_choose=end,
                on_card=True,
            ),
        ]
    controls.append(
        parts.field(
            "offer.day",
            t("Was het een andere dag?"),
            value=typed,
            on_change=set_typed,
            error=error or None,
            helper=t("Leeg is vandaag. Vul dit in voor je tikt."),
            hint="8/8/2026",
            keyboard=ft.KeyboardType.DATETIME,
        )
    )
    return parts.card(
        ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
