"""Reading the question together: one line at a time in large letters, with its picture; for who reads slowly, or aloud.

The worker reads it aloud. There is no voice of the machine: decision 0210 says why.
"""

from __future__ import annotations

import flet as ft

from domain.texts import N_
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts.consent import CONSENT_ICONS
from views.parts.identified import Handler, on_tap
from views.screens.consent_asking import Asking

_PICTURES = (ft.Icons.HELP_OUTLINE_ROUNDED, *CONSENT_ICONS, ft.Icons.RECORD_VOICE_OVER_OUTLINED)


@ft.component
def large_page(desk: Desk, window: parts.Window, ask: Asking) -> ft.Control:
    """A tap on the words, the button or an arrow key goes on; after the last line the question comes back."""
    texts, at, count = ask.texts, ask.talk.line, len(ask.spoken)
    is_last = at == count - 1

    def close() -> None:
        ask.turn_to("")

    def go_on() -> None:
        ask.read(at + 1)

    def go_back() -> None:
        ask.read(at - 1)

    forward, backward = ("Arrow Left", "Arrow Right") if ask.is_rtl else ("Arrow Right", "Arrow Left")

    def pressed(key: str) -> Handler:
        # Enter and the space bar press what has the focus, so they are no keys of this page.
        return {forward: go_on, "Arrow Down": go_on, backward: go_back, "Arrow Up": go_back}.get(key)

    use_keys(desk.keys, Keys(back=close, other=pressed))
    # At 200 % a word of twelve letters still fits on a phone; never under 28 high.
    said = parts.name(ask.spoken[at]) if window.large_text else parts.display(ask.spoken[at])
    words = ft.Container(
        ft.Column(
            [
                ft.Row([parts.circle(_PICTURES[at], tone="strong", size=72)]),
                parts.identified(said, None, header=True, live=True),
            ],
            spacing=24,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=ft.Padding.symmetric(horizontal=4, vertical=24),
        on_click=on_tap(go_on),
    )
    step = ask.aside(N_("Zin {number} van {count}"), number=at + 1, count=count)
    body: list[ft.Control] = [
        parts.steps_line([""] * count, current=at, sentence=step),
        parts.identified(words, "consent.large.line"),
    ]
    back = parts.outlined(
        "consent.large.previous", texts.t("Vorige"), on_click=go_back, disabled=at == 0, tall=True, expand=True
    )
    on = parts.filled(
        "consent.large.next",
        texts.t("Klaar") if is_last else texts.t("Volgende"),
        on_click=go_on,
        tall=True,
        expand=True,
    )
    dock: ft.Control = ft.Row([back, on], spacing=12)
    if window.large_text:
        dock = ft.Column(
            [on, back], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, expand=False
        )
        back.expand = on.expand = None
    page = shell.inner_page(
        window=window,
        header=parts.page_header(
            ask.aside(N_("Samen lezen")), window=window, on_back=close, back_label=texts.t("Sluit"), close=True
        ),
        body=body,
        dock=dock,
        snack=desk.bar(),
        reading=True,
    )
    return ft.Container(page, expand=True, rtl=ask.is_rtl)
