"""The colours keep the contrast the design promises, in all three themes."""

from __future__ import annotations

import pytest

from views.palette import CONTRAST_PAIRS, DARK_PALETTE, LIGHT_PALETTE, NIGHT_PALETTE, Palette
from views.theme import DARK, LIGHT, NIGHT

THEMES = {"light": LIGHT_PALETTE, "dark": DARK_PALETTE, "night": NIGHT_PALETTE}


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "lowest"), CONTRAST_PAIRS)
def test_every_pair_can_be_read(theme: str, front: str, ground: str, lowest: float) -> None:
    palette = THEMES[theme]
    assert contrast(palette[front], palette[ground]) >= lowest


def test_night_shines_less_than_dark_and_hardly_anything_in_it_more_than_its_text() -> None:
    def shine(palette: Palette) -> float:
        return sum(luminance(palette[role]) for role in ("surface", "surface_bright", "primary_fixed", "on_surface"))

    assert shine(NIGHT_PALETTE) < shine(DARK_PALETTE) / 2
    brightest = luminance(NIGHT_PALETTE["on_surface"])
    shown = [colour for colour in NIGHT_PALETTE.values() if colour.startswith("#") and len(colour) == 7]
    assert max(luminance(colour) for colour in shown) <= brightest * 1.05  # the table's own words on a teal ground


def test_the_themes_take_their_colours_from_the_table_and_generate_none() -> None:
    for theme, palette in ((LIGHT, LIGHT_PALETTE), (DARK, DARK_PALETTE), (NIGHT, NIGHT_PALETTE)):
        assert theme.color_scheme_seed is None
        assert theme.color_scheme is not None
        assert {role: getattr(theme.color_scheme, role) for role in palette} == palette
