"""Pages for the youth's hands: no navigation, so nobody else is one tap away, and the language of who reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from domain.languages import BY_CODE, COMPLETE
from domain.texts import Texts
from views import parts
from views.desk import Desk
from views.texts import load_texts


@dataclass(frozen=True)
class Spoken:
    """`texts`: of the language chosen. `action`: stands in the head. `choices`: on top of the page while choosing."""

    texts: Texts
    action: ft.Control
    choices: list[ft.Control]


def use_spoken(desk: Desk, identifier: str) -> Spoken:
    """Hook: begins in the worker's language; a tap in the head offers the others that are complete."""
    language, set_language = ft.use_state(desk.texts.language)
    is_choosing, set_choosing = ft.use_state(False)

    def speak(code: str) -> None:
        set_language(code)
        set_choosing(False)

    offered = [parts.Choice(row.code, row.name) for row in COMPLETE]
    action = parts.link(
        f"{identifier}.language",
        BY_CODE[language].name,
        icon=ft.Icons.LANGUAGE_OUTLINED,
        on_click=lambda: set_choosing(lambda now: not now),
    )
    chips = parts.chips(f"{identifier}.language", offered, chosen=[language], on_choose=speak)
    return Spoken(texts=load_texts(language), action=action, choices=[chips] if is_choosing else [])


def flipping(chosen: frozenset[str], put: Callable[[frozenset[str]], object]) -> Callable[[str], object]:
    """The `on_choose` of chips of which several may be chosen."""
    return lambda code: put(chosen ^ {code})
