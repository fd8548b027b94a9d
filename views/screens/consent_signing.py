"""The page to sign on: what is agreed to in one sentence, and a field for a finger. Nothing around it scrolls."""

from __future__ import annotations

import flet as ft
from msgspec.structs import replace

from domain.strokes import is_signature
from domain.texts import N_
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.screens.consent_asking import Asking

_WIDEST = 720


@ft.component
def signing_page(desk: Desk, window: parts.Window, ask: Asking) -> ft.Control:
    """Draw, clear, done. Who cannot or will not draw here signs on paper: the way back is one key or one tap."""
    around, texts = ask.talk.around, ask.texts
    drawn, draw = ft.use_state(around.strokes)

    def done() -> None:
        ask.stand_beside(replace(around, strokes=drawn, is_signed=False))
        ask.turn_to("")

    def back() -> None:
        ask.turn_to("")

    use_keys(desk.keys, Keys(back=back, save=done if is_signature(drawn) else None))
    width = min(window.width - 2 * window.margin, _WIDEST)
    pad = parts.signature_pad(
        "consent.signature.pad",
        strokes=drawn,
        width=width,
        label=ask.aside(N_("Vlak om in te tekenen, met vinger, pen of muis. Lukt dat niet? Teken op papier.")),
        hint=texts.t("Teken hier"),
        on_change=lambda strokes: draw(lambda _former: strokes),
    )
    said = ft.Column(
        [parts.reading(ask.text.question), parts.small(ask.aside(N_("Wie liever op papier tekent, gaat terug.")))],
        spacing=4,
        scroll=ft.ScrollMode.AUTO,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )
    buttons = ft.Row(
        [
            parts.outlined(
                "consent.signature.clear", texts.t("Wissen"), on_click=lambda: draw(lambda _former: ()), tall=True
            ),
            parts.filled(
                "consent.signature.done",
                texts.t("Klaar"),
                on_click=done,
                disabled=not is_signature(drawn),
                tall=True,
            ),
        ],
        spacing=12,
        wrap=True,
    )
    header = parts.page_header(
        texts.t("Je handtekening"), window=window, on_back=back, back_label=texts.t("Terug"), close=True
    )
    column = ft.Container(
        ft.Column(
            [said, ft.Row([pad], alignment=ft.MainAxisAlignment.CENTER), buttons],
            spacing=16,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            expand=True,
        ),
        padding=ft.Padding(left=window.margin, right=window.margin, top=8, bottom=24),
        width=width + 2 * window.margin,
        expand=True,
    )
    page = ft.SafeArea(
        ft.Column([header, column], spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER),
        expand=True,
    )
    return ft.Container(page, expand=True, rtl=ask.is_rtl)
