"""One referral: how far it came, what is next, and what goes along: nobody drops off the radar between two services."""

from __future__ import annotations

import flet as ft

from domain.codes import partner_kinds
from storage.actions.referrals import change_referral
from storage.queries.road import ReferralView, referral_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window
from views.screens.form_draft import use_form
from views.screens.gone import gone_page
from views.screens.referral_facts import history, partner_card
from views.screens.referral_steps import steps_card, steps_head
from views.screens.road_words import partner_words, referral_words

_SHARING_FIRST = ("proposed", "agreed", "together")


def title_words(desk: Desk, view: ReferralView) -> str:
    """To a person with a name where there is one: "Naar Ilse van VDAB"."""
    name = partner_words(view.row, texts=desk.texts)
    if view.partner is not None and view.partner.ask_for:
        return desk.t("Naar {person} van {partner}", person=view.partner.ask_for, partner=name)
    return desk.t("Naar {partner}", partner=name)


@ft.component
def referral(desk: Desk, window: Window, *, referral: str) -> ft.Control:
    """`referral`: a number of this desk."""
    view = use_query(desk, referral_view, desk.id_of(referral))
    use_keys(desk.keys, Keys(back=desk.back))
    if not isinstance(view, ReferralView):
        return gone_page(desk, window, view)
    said = referral_words(view.row, alias=view.alias, today=view.today, texts=desk.texts)
    first, second = _roads(desk, view, number=referral)
    body: list[ft.Control] = [
        steps_head(desk, window, view),
        parts.words(said),
        steps_card(desk, view, number=referral),
    ]
    side: list[ft.Control] = [parts.card_rows([second], window=window), words_card(desk, view)]
    if view.partner is not None:
        side += partner_card(desk, window, view)
    side += history(desk, window, view)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(title_words(desk, view), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        side=side,
        dock=first,
        snack=desk.bar(),
        side_width=440,
    )


def _roads(desk: Desk, view: ReferralView, *, number: str) -> tuple[ft.Control, parts.Row]:
    """The next thing to do under the thumb, the other one as a row."""
    t, times = desk.t, len(view.row.shares)
    given = (
        desk.n("{count} keer doorgegeven.", "{count} keer doorgegeven.", times)
        if times
        else t("Nog niets doorgegeven.")
    )
    heard = t("Er kwam bericht.") if view.row.state == "word_back" else t("Nog geen bericht terug.")
    roads = {
        "share": (t("Wat geven we door?"), given, ft.Icons.OUTBOX_OUTLINED, f"referral/{number}/share"),
        "word": (t("Bericht terug"), heard, ft.Icons.FORUM_OUTLINED, f"referral/{number}/word"),
    }
    order = ("share", "word") if view.row.state in _SHARING_FIRST else ("word", "share")
    title, _, icon, route = roads[order[0]]
    button = parts.big_action(f"referral.{order[0]}", title, icon=icon, on_click=lambda: desk.go(route))
    other, line, picture, other_route = roads[order[1]]
    row = parts.Row(other, line, picture, identifier=f"referral.{order[1]}", on_click=lambda: desk.go(other_route))
    return button, row


@ft.component
def words_card(desk: Desk, view: ReferralView) -> ft.Control:
    """What the youth wants there, and how it went in the youth's own words; Bewaar shows when something changed."""
    serves = partner_kinds.purpose_of(view.row.partner_kind)
    form = use_form(desk, "referral.words", youth=view.row.youth, record=view.row.id, serves=serves)

    async def save() -> None:
        changed = {name: form.text(name) if name in form.values else None for name in ("asks", "words")}
        if await desk.act(change_referral, view.row.id, asks=changed["asks"], words=changed["words"]) is not None:
            form.clear()
            desk.say(desk.t("Bewaard"))

    controls: list[ft.Control] = [
        parts.field(
            "referral.asks",
            desk.t("Wat {name} daar wil", name=view.alias),
            value=form.text("asks", view.row.asks),
            on_change=form.changing("asks"),
            max_length=200,
            sentences=True,
            lines=2,
        ),
        parts.field(
            "referral.words",
            desk.t("Hoe het ging, volgens {name}", name=view.alias),
            value=form.text("words", view.row.words),
            on_change=form.changing("words"),
            max_length=200,
            sentences=True,
            lines=2,
        ),
    ]
    if form.values:
        controls.append(parts.tonal("referral.change", desk.t("Bewaar"), on_click=save))
    return parts.card(ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH))
