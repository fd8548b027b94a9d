"""Drempels on a page of its own, for the youth's hands: the question, the cards, Klaar; nobody else is one tap away."""

from __future__ import annotations

import flet as ft

from domain.languages import BY_CODE, COMPLETE
from storage.queries.youth_view import YouthView, youth_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.barrier_cards import card_grids, held_notices, use_cards
from views.texts import load_texts


@ft.component
def cards(desk: Desk, window: parts.Window, youth: str) -> ft.Control:
    """The page of one youth (a number of this desk). Every tap is kept at once; Klaar works with none."""
    view = use_query(desk, youth_view, desk.id_of(youth), road="together")
    rows = view.barriers if isinstance(view, YouthView) else ()
    picked = use_cards(desk, desk.id_of(youth) or "", rows)
    language, set_language = ft.use_state(desk.texts.language)
    is_choosing, set_choosing = ft.use_state(False)
    texts = load_texts(language)
    use_keys(desk.keys, Keys(save=desk.back, back=desk.back))
    ft.use_effect(desk.hush, [])

    def speak(code: str) -> None:
        set_language(code)
        set_choosing(False)

    languages = [parts.Choice(row.code, row.name) for row in COMPLETE]
    asked, calm = texts.t("Wat houdt je tegen?"), texts.t("Tik aan wat past. Alles mag, niets moet.")
    header = parts.page_header(
        asked if window.laptop else "",
        window=window,
        on_back=desk.back,
        back_label=texts.t("Sluit"),
        close=True,
        actions=[
            parts.link(
                "cards.language",
                BY_CODE[language].name,
                icon=ft.Icons.LANGUAGE_OUTLINED,
                on_click=lambda: set_choosing(lambda now: not now),
            )
        ],
    )
    choosing = [parts.chips("cards.language", languages, chosen=[language], on_choose=speak)] if is_choosing else []
    said: list[ft.Control] = [
        parts.strong(texts.n("{count} gekozen", "{count} gekozen", picked.count)),
        parts.small(texts.t("Je kan dit altijd wijzigen.")),
    ]
    dock = ft.Row(
        [
            ft.Column(said, spacing=0, tight=True),
            parts.filled("barriers.save", texts.t("Klaar"), on_click=desk.back, tall=True),
        ],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=window.large_text,
    )
    waiting = held_notices(desk, picked, texts=texts)
    return shell.inner_page(
        window=window,
        header=header,
        spacing=12 if window.laptop else 0,
        body=[
            *choosing,
            *([parts.second(calm), *waiting] if window.laptop else [parts.question(asked, calm)]),
            *(card_grids(picked, window=window, texts=texts) if isinstance(view, YouthView) else []),
        ],
        # Under the thumb on a phone, where the card that waits may have scrolled away.
        dock=dock if window.laptop else ft.Column([*waiting, dock], spacing=12, tight=True),
        snack=desk.bar(),
    )
