"""Word back: from the youth always, from the partner when the youth said that the partner may tell us (P10)."""

from __future__ import annotations

import flet as ft

from storage.actions.referrals import hear_back
from storage.queries.road import ReferralView, referral_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.form_draft import use_form
from views.screens.gone import gone_page
from views.screens.referral_sheet import name_of


@ft.component
def referral_word(desk: Desk, window: Window, *, referral: str) -> ft.Control:
    """`referral`: a number of this desk."""
    view = use_query(desk, referral_view, desk.id_of(referral))
    form = use_form(desk, "word", youth="", record=desk.id_of(referral) or "", unsealed=("text", "who"))
    who = form.text("who")

    def ask(purpose: str = "P10") -> None:
        if isinstance(view, ReferralView):
            youth, recipient = desk.number_of(view.row.youth), desk.number_of(view.row.recipient)
            desk.go(f"consent/{youth}/{purpose}/{recipient}")

    once = use_once(desk)

    @once
    async def save() -> None:
        if not isinstance(view, ReferralView) or not who:
            desk.say(desk.t("Kies eerst wie het vertelde."))
            return
        done = await desk.act(hear_back, view.row.id, text=form.text("text"), is_from_youth=who == "youth", on_ask=ask)
        if done is not None:
            form.clear()
            desk.say(desk.t("Bericht bewaard"))
            desk.back()

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    if not isinstance(view, ReferralView):
        return gone_page(desk, window, view)
    name = name_of(desk, view)
    is_blocked = who == "partner" and view.row.word_state != "given"
    body: list[ft.Control] = [
        parts.section(desk.t("Wie vertelde het?"), first=True),
        parts.chips(
            "referral.word.from",
            [Choice("youth", view.alias), Choice("partner", name)],
            chosen=[who],
            on_choose=form.changing("who"),
        ),
    ]
    if is_blocked:
        body.append(
            parts.notice(
                desk.t("Vraag eerst aan {name} of {partner} ons iets mag vertellen.", name=view.alias, partner=name),
                action=parts.tonal(
                    "referral.ask.P10", desk.t("Eerst vragen"), icon=ft.Icons.FORUM_OUTLINED, on_click=ask
                ),
            )
        )
    elif who:
        body.append(
            parts.field(
                "referral.word.text",
                desk.t("Hoe loopt het?"),
                value=form.text("text"),
                on_change=form.changing("text"),
                helper=desk.t("Kort: was {name} er, en wat volgt? Leeg mag ook.", name=view.alias),
                lines=3,
                max_length=200,
                sentences=True,
            )
        )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(desk.t("Bericht terug"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action(
            "referral.word.save",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            disabled=is_blocked or not who,
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
