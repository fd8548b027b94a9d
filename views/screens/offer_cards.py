"""Beside an offer: the calls after a start, and what may still be filled in."""

from __future__ import annotations

import flet as ft

from domain.codes import offers
from storage.actions.offers import change_offer
from storage.door import Saved
from storage.queries.road import OfferView
from storage.store import Store
from views import parts
from views.desk import Desk
from views.parts import Window
from views.screens.form_draft import use_form
from views.screens.offer_fields import contract_chips, follows_chips, has_contract
from views.screens.road_words import call_words


def aftercare_card(desk: Desk, window: Window, view: OfferView) -> ft.Control:
    """The planned contacts with their days; without a yes one tap to the question, and none of it is held back."""
    number = desk.number_of(view.youth)
    if not view.is_called:
        asked = {
            "refused": desk.t("{name} wil niet gebeld worden. Dat mag.", name=view.alias),
            "asked": desk.t("Gevraagd, nog niet beslist."),
        }.get(view.aftercare, desk.t("Mogen we {name} na de start nog bellen?", name=view.alias))
        return parts.card(
            ft.Column(
                [
                    parts.strong(desk.t("Nazorg")),
                    parts.words(asked),
                    ft.Row(
                        [
                            parts.tonal(
                                "offer.ask.P11",
                                desk.t("Vraag het samen"),
                                icon=ft.Icons.FORUM_OUTLINED,
                                on_click=lambda: desk.go(f"consent/{number}/P11"),
                            )
                        ]
                    ),
                ],
                spacing=8,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            padding=20,
        )
    rows: list[parts.Row | ft.Control] = []
    for call in view.row.calls:
        title, line = call_words(call, today=view.today, texts=desk.texts)
        is_due = call.done is None and call.day <= view.today
        rows.append(
            parts.Row(
                title,
                line,
                ft.Icons.CHECK_ROUNDED if call.done else ft.Icons.CALL_OUTLINED,
                tone="strong" if call.done else "due" if is_due else "quiet",
                identifier=f"offer.call.{call.number}",
            )
        )
    if not rows:
        rows.append(parts.Row(desk.t("Geen gesprek meer gepland."), None, ft.Icons.CALL_OUTLINED))
    return ft.Column(
        [parts.section(desk.t("Nazorg"), first=window.laptop), parts.card_rows(rows, window=window)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def details_card(desk: Desk, view: OfferView) -> ft.Control:
    """Where, which contract, what it follows, and the youth's words."""
    row = view.row
    form = use_form(desk, "offer.words", youth=view.youth, record=row.id, serves=offers.purpose_of(row.kind))

    async def save() -> None:
        values = {name: form.text(name) for name in ("where", "words") if name in form.values}
        if await desk.act(_change, row.id, values) is not None:
            form.clear()
            desk.say(desk.t("Bewaard"))

    async def put(name: str, now: str, code: str) -> None:
        await desk.act(_change, row.id, {name: "" if code == now else code})

    controls: list[ft.Control] = [
        parts.field(
            "offer.where",
            desk.t("Werkgever, school of centrum"),
            value=form.text("where", row.where),
            on_change=form.changing("where"),
            max_length=200,
            sentences=True,
        ),
        parts.field(
            "offer.words",
            desk.t("Hoe het gaat, volgens {name}", name=view.alias),
            value=form.text("words", row.words),
            on_change=form.changing("words"),
            max_length=200,
            sentences=True,
            lines=2,
        ),
    ]
    if form.values:
        controls.append(parts.tonal("offer.change", desk.t("Bewaar"), on_click=save))
    if row.partner:
        number = desk.number_of(row.partner)
        controls.append(
            ft.Row(
                [
                    parts.link(
                        "offer.partner.open",
                        row.partner_name,
                        icon=ft.Icons.HANDSHAKE_OUTLINED,
                        on_click=lambda: desk.go(f"partners/{number}"),
                    )
                ]
            )
        )
    if has_contract(row.kind):
        controls += contract_chips(
            desk, chosen=row.contract, on_choose=lambda code: put("contract", row.contract, code)
        )
    if view.before and row.started is not None:
        controls += follows_chips(
            desk, view.before, chosen=row.follows, on_choose=lambda code: put("follows", row.follows, code)
        )
    return parts.card(
        ft.Column(parts.stacked(controls), spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=20,
    )


def _change(store: Store, offer: str, values: dict[str, str]) -> Saved:
    return change_offer(store, offer, **values)
