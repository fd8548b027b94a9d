"""The three themes of the product, and the measures every screen builds from.

`page.theme = LIGHT`, `page.dark_theme = DARK` or `NIGHT`, `page.fonts = FONTS`. Colours come from `views.palette`;
nothing is
generated. Sizes are logical pixels. `themed(name, text_scale=1.3)` gives a theme with larger text, for the setting of
that name.
"""

from __future__ import annotations

from typing import Final

import flet as ft

from views.palette import DARK_PALETTE, LIGHT_PALETTE, NIGHT_PALETTE, Palette

SANS: Final = "Vindplaats Sans"
SANS_600: Final = "Vindplaats Sans 600"
FONTS: Final = {SANS: "fonts/VindplaatsSans-400.ttf", SANS_600: "fonts/VindplaatsSans-600.ttf"}
"""Value of `page.fonts`; one name holds one file in Flet, so the heavy weight is a family of its own."""

# Space: multiples of four.
BETWEEN_CHIPS: Final = 8
BETWEEN_CARDS: Final = 12
CARD_PADDING: Final = 16
PHONE_MARGIN: Final = 16
ABOVE_SECTION: Final = 20
TABLET_MARGIN: Final = 24
LAPTOP_MARGIN: Final = 32
READING_WIDTH: Final = 720
TABLET_WIDTH: Final = 640
TABLET_FROM: Final = 600
TWO_PANES_FROM: Final = 840
LAPTOP_FROM: Final = 1024
RAIL_WIDTH: Final = 88
LIST_PANE_WIDTH: Final = 344
SIDE_PANE_WIDTH: Final = 380

TARGET: Final = 48
TARGET_ROW: Final = 64
TARGET_STEP: Final = 56

RADIUS_CARD: Final = 20
RADIUS_CHIP: Final = 16
RADIUS_FIELD: Final = 16
RADIUS_BIG: Final = 24
RADIUS_SHEET: Final = 28
RADIUS_ROUND: Final = 28

ICON: Final = 24
ICON_SMALL: Final = 20
ICON_CARD: Final = 32

CHOOSE_MILLISECONDS: Final = 150
UNDO_SECONDS: Final = 10

_TEXT: Final[dict[str, tuple[float, float, bool]]] = {
    # role: size, line height, heavy
    "display_large": (44, 52, True),
    "display_medium": (40, 48, True),
    "display_small": (36, 43, True),
    "headline_large": (32, 40, True),
    "headline_medium": (28, 35, True),
    "headline_small": (24, 30, True),
    "title_large": (22, 29, True),
    "title_medium": (20, 28, True),
    "title_small": (15, 21, True),
    "body_large": (18, 26, False),
    "body_medium": (16, 24, False),
    "body_small": (14, 20, False),
    "label_large": (16, 20, True),
    "label_medium": (14, 20, False),
    "label_small": (13, 18, False),
}


def text_style(
    role: str, *, text_scale: float = 1.0, heavy: bool | None = None, colour: str | None = None
) -> ft.TextStyle:
    """Style of one role of the type table, as a value to hand to a control; `heavy` overrides the table's weight."""
    size, line, table_heavy = _TEXT[role]
    is_heavy = table_heavy if heavy is None else heavy
    return ft.TextStyle(
        size=size * text_scale,
        height=line / size,
        weight=ft.FontWeight.W_600 if is_heavy else ft.FontWeight.W_400,
        font_family=SANS_600 if is_heavy else SANS,
        color=colour,
        letter_spacing=0,
    )


def shown_scale() -> float:
    """How much larger than the type table the theme of the page being drawn is; 1.0 where nothing is drawn.

    For styles that Flet takes as values and so do not follow the theme (fields).
    """
    try:
        shown = ft.context.page.theme
    except RuntimeError:
        return 1.0
    words = shown.text_theme.body_medium if shown is not None and shown.text_theme is not None else None
    return (words.size or _TEXT["body_medium"][0]) / _TEXT["body_medium"][0] if words is not None else 1.0


def _rounded(radius: float) -> ft.RoundedRectangleBorder:
    return ft.RoundedRectangleBorder(radius=radius)


def _button(text_scale: float) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        shape=_rounded(RADIUS_ROUND),
        padding=ft.Padding.symmetric(horizontal=24, vertical=14),
        text_style=text_style("label_large", text_scale=text_scale),
        icon_size=ICON_SMALL,
        elevation=0,
        side={ft.ControlState.FOCUSED: ft.BorderSide(3, ft.Colors.PRIMARY)},
        visual_density=ft.VisualDensity.STANDARD,
    )


def build(palette: Palette, *, text_scale: float = 1.0) -> ft.Theme:
    """A complete theme from a palette; `text_scale` multiplies every size of the type table."""

    def style(role: str, *, heavy: bool | None = None, colour: str | None = None) -> ft.TextStyle:
        return text_style(role, text_scale=text_scale, heavy=heavy, colour=colour)

    button = _button(text_scale)
    on = ft.ControlState.SELECTED
    rest = ft.ControlState.DEFAULT
    return ft.Theme(
        font_family=SANS,
        use_material3=True,
        color_scheme=ft.ColorScheme(**palette),
        scaffold_bgcolor=palette["surface"],
        canvas_color=palette["surface"],
        focus_color=ft.Colors.with_opacity(0.24, palette["primary"]),
        visual_density=ft.VisualDensity.STANDARD,
        text_theme=ft.TextTheme(**{role: style(role, colour=palette["on_surface"]) for role in _TEXT}),
        card_theme=ft.CardTheme(color=palette["surface_bright"], elevation=0, margin=0, shape=_rounded(RADIUS_CARD)),
        divider_theme=ft.DividerTheme(color=palette["outline_variant"], thickness=1, space=1),
        button_theme=ft.ButtonTheme(style=button),
        filled_button_theme=ft.FilledButtonTheme(style=button),
        outlined_button_theme=ft.OutlinedButtonTheme(style=button),
        text_button_theme=ft.TextButtonTheme(
            style=button.copy(padding=ft.Padding.symmetric(horizontal=12, vertical=14))
        ),
        icon_button_theme=ft.IconButtonTheme(style=ft.ButtonStyle(icon_size=ICON)),
        icon_theme=ft.IconTheme(size=ICON, color=palette["on_surface_variant"]),
        chip_theme=ft.ChipTheme(
            shape=_rounded(RADIUS_CHIP),
            selected_color=palette["primary_container"],
            check_color=palette["on_primary_container"],
            elevation=0,
        ),
        floating_action_button_theme=ft.FloatingActionButtonTheme(
            bgcolor=palette["primary_fixed"],
            foreground_color=palette["on_primary_fixed"],
            shape=_rounded(RADIUS_BIG),
            elevation=1 if palette is LIGHT_PALETTE else 0,
            text_style=style("title_medium"),
        ),
        navigation_bar_theme=ft.NavigationBarTheme(
            bgcolor=palette["surface_container"], indicator_color=palette["secondary_container"], elevation=0
        ),
        navigation_rail_theme=ft.NavigationRailTheme(
            bgcolor=palette["surface_container"],
            indicator_color=palette["secondary_container"],
            elevation=0,
            min_width=RAIL_WIDTH,
            selected_label_text_style=style("label_small", heavy=True, colour=palette["on_surface"]),
            unselected_label_text_style=style("label_small", colour=palette["on_surface_variant"]),
        ),
        snackbar_theme=ft.SnackBarTheme(
            bgcolor=palette["inverse_surface"],
            action_text_color=palette["inverse_primary"],
            content_text_style=style("body_medium", colour=palette["on_inverse_surface"]),
            shape=_rounded(RADIUS_CHIP),
            elevation=0,
            behavior=ft.SnackBarBehavior.FLOATING,
        ),
        switch_theme=ft.SwitchTheme(
            thumb_color={on: palette["on_primary"], rest: palette["outline"]},
            track_color={on: palette["primary"], rest: palette["surface_container_highest"]},
            track_outline_color={on: palette["primary"], rest: palette["outline"]},
        ),
        checkbox_theme=ft.CheckboxTheme(
            fill_color={on: palette["primary"], rest: "transparent"},
            check_color={rest: palette["on_primary"]},
            border_side=ft.BorderSide(2, palette["on_surface_variant"]),
        ),
        radio_theme=ft.RadioTheme(fill_color={on: palette["primary"], rest: palette["on_surface"]}),
        tab_bar_theme=ft.TabBarTheme(
            divider_color=palette["outline_variant"],
            indicator_color=palette["primary"],
            label_color=palette["primary"],
            unselected_label_color=palette["on_surface_variant"],
            label_text_style=style("title_small"),
            unselected_label_text_style=style("title_small", heavy=False),
            tab_alignment=ft.TabAlignment.START,
        ),
        bottom_sheet_theme=ft.BottomSheetTheme(
            bgcolor=palette["surface_container"],
            elevation=0,
            shape=ft.RoundedRectangleBorder(radius=ft.BorderRadius.only(top_left=RADIUS_SHEET, top_right=RADIUS_SHEET)),
        ),
        dialog_theme=ft.DialogTheme(
            bgcolor=palette["surface_container"],
            elevation=0,
            shape=_rounded(RADIUS_SHEET),
            title_text_style=style("headline_small", colour=palette["on_surface"]),
            content_text_style=style("body_medium", colour=palette["on_surface_variant"]),
        ),
        progress_indicator_theme=ft.ProgressIndicatorTheme(
            color=palette["primary"], linear_track_color=palette["surface_container_highest"]
        ),
        tooltip_theme=ft.TooltipTheme(text_style=style("body_small", colour=palette["on_inverse_surface"])),
        page_transitions=ft.PageTransitionsTheme(
            android=ft.PageTransitionTheme.FADE_UPWARDS,
            ios=ft.PageTransitionTheme.FADE_UPWARDS,
            linux=ft.PageTransitionTheme.NONE,
            macos=ft.PageTransitionTheme.NONE,
            windows=ft.PageTransitionTheme.NONE,
        ),
    )


LIGHT: Final = build(LIGHT_PALETTE)
DARK: Final = build(DARK_PALETTE)
NIGHT: Final = build(NIGHT_PALETTE)

_PALETTES: Final = {"light": LIGHT_PALETTE, "dark": DARK_PALETTE, "night": NIGHT_PALETTE}


def apply_theme(page: ft.Page, *, name: str = "system", night: bool = False, text_scale: float = 1.0) -> None:
    """Set fonts and themes on the page.

    `name` is `system`, `light`, `dark` or `night`; with `system` the device decides and `night` says which dark theme
    it gets. Raises KeyError for another name.
    """
    modes = {"system": ft.ThemeMode.SYSTEM, "light": ft.ThemeMode.LIGHT}
    dark = NIGHT_PALETTE if name == "night" or (name == "system" and night) else DARK_PALETTE
    if name not in ("system", *_PALETTES):
        raise KeyError(name)
    page.fonts = dict(FONTS)
    page.theme = build(LIGHT_PALETTE, text_scale=text_scale)
    page.dark_theme = build(dark, text_scale=text_scale)
    page.theme_mode = modes.get(name, ft.ThemeMode.DARK)
