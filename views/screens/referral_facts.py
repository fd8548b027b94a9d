"""Beside a referral: whom to ask for at the partner, and what went there and came back."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.datewords import date_words, opening
from storage.queries.road import ReferralView
from views import parts
from views.desk import Desk
from views.parts import Window
from views.screens.partner_picker import kind_words


def partner_card(desk: Desk, window: Window, view: ReferralView) -> list[ft.Control]:
    """Whom to ask for, when and how to reach them, and what they ask at the door."""
    partner, t = view.partner, desk.t
    if partner is None:
        return []
    facts = [
        (t("Soort"), kind_words(partner.kind, desk) if kind_words(partner.kind, desk) != partner.name else ""),
        (t("Vragen naar"), partner.ask_for),
        (t("Telefoon"), partner.phone),
        (t("E-mail"), partner.email),
        (t("Wanneer open"), partner.hours),
        (t("Wat ze vragen om te mogen starten"), partner.conditions),
    ]
    rows: list[parts.Row | ft.Control] = [parts.fact(label, value) for label, value in facts if value]
    number = desk.number_of(partner.id)
    rows.append(
        parts.Row(
            t("Deze partner bekijken"),
            None,
            ft.Icons.HANDSHAKE_OUTLINED,
            identifier="referral.partner.open",
            on_click=lambda: desk.go(f"partners/{number}"),
        )
    )
    return [parts.section(partner.name), parts.card_rows(rows, window=window)]


def history(desk: Desk, window: Window, view: ReferralView) -> list[ft.Control]:
    """What was handed over and what came back; never what a line said."""

    def on(day: dt.date) -> str:
        return opening(date_words(day, texts=desk.texts, today=view.today))

    rows: list[parts.Row | ft.Control] = [
        parts.Row(
            on(word.day), word.text or desk.t("De partner liet iets weten."), ft.Icons.FORUM_OUTLINED, tone="strong"
        )
        for word in view.row.words_back
    ]
    rows += [
        parts.Row(
            on(share.day),
            desk.n("{count} soort gegevens doorgegeven.", "{count} soorten gegevens doorgegeven.", len(share.fields)),
            ft.Icons.OUTBOX_OUTLINED,
        )
        for share in view.row.shares
    ]
    if not rows:
        return []
    return [parts.section(desk.t("Wat er heen en weer ging")), parts.card_rows(rows, window=window)]
