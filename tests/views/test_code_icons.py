"""Codes name their icons as words; only here are the words held against the icons that exist."""

import flet as ft
import pytest

from domain.codes import CODE_LISTS
from domain.codes.row import Row

ICONS = sorted({row.icon for rows in CODE_LISTS.values() for row in rows if isinstance(row, Row) and row.icon})


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_of_a_code_exists_and_is_outlined(name: str) -> None:
    assert hasattr(ft.Icons, name)
    assert name.endswith("_OUTLINED")


def test_the_seventeen_cards_have_seventeen_pictures() -> None:
    pictures = [row.icon for row in CODE_LISTS["barriers"] if isinstance(row, Row)]
    assert len(set(pictures)) == 17
    assert "" not in pictures
