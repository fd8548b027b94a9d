"""Vandaag: what is open, what today asks, one place to press."""

from __future__ import annotations

import flet as ft

from domain.datewords import opening, weekday_words
from storage.queries.today import today as today_query
from views import parts, shell
from views.desk import Desk, use_query
from views.parts import Window


@ft.component
def today(desk: Desk, window: Window) -> ft.Control:
    """The home of the app."""
    found = use_query(desk, today_query)
    line = opening(weekday_words(found.day, texts=desk.texts, today=found.day)) if found else None
    return shell.home_page(
        window=window,
        navigation=desk.navigation("today"),
        header=parts.home_header(
            desk.t("Vandaag"), window=window, line=line, on_lock=desk.lock, lock_label=desk.t("Op slot")
        ),
        body=[],
        dock=parts.big_action("today.new_contact", desk.t("Contact"), on_click=lambda: desk.go("contact")),
        snack=desk.bar(),
    )
