"""What stays under the thumb fits in the window it stands in."""

from __future__ import annotations

import flet as ft
import pytest

from tests.views.tree import below
from views.columns import docked
from views.parts import Window
from views.theme import RAIL_WIDTH

WIDTHS = (360, 599, 600, 644, 820, 855, 856, 1023, 1024, 1366)


def widths(window: Window, *, reading: bool) -> list[float]:
    controls = below(docked(ft.Text("Bewaar"), window=window, reading=reading))
    return [each.width for each in controls if isinstance(each, ft.Container) and each.width is not None]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_main_action_is_never_wider_than_the_page(width: int) -> None:
    window = Window(width=width)
    room = width - 2 * window.margin - (0 if window.phone else RAIL_WIDTH)
    assert max([*widths(window, reading=False), *widths(window, reading=True)], default=0) <= room


@pytest.mark.parametrize("reading", ["a form", "a list"])
def test_on_a_tablet_what_stands_above_and_the_button_are_as_wide(reading: str) -> None:
    assert not widths(Window(width=1000), reading=reading == "a form")
    assert widths(Window(width=1100), reading=reading == "a form")
