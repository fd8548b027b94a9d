"""Buttons. One filled button a page; Nee and Ja are `answer`, always the same size and colour.

All are 48 high at least and grow with text.
"""

from __future__ import annotations

import flet as ft

from views.parts.identified import Handler, identified, on_tap
from views.parts.text import reading, small, title
from views.parts.window import Window
from views.theme import ICON_SMALL, RADIUS_BIG, RADIUS_ROUND, SANS_600, TARGET, text_style


def key_cap(key: str, *, colour: str | None = None) -> ft.Control:
    """The key of the keyboard that does the same, drawn small; not read aloud."""
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.Container(
            ft.Text(key, style=text_style("label_small"), color=colour, no_wrap=True),
            border=ft.Border.all(1, colour or ft.Colors.OUTLINE),
            border_radius=6,
            padding=ft.Padding.symmetric(horizontal=7, vertical=1),
        ),
    )


def _button(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    background: str,
    colour: str,
    icon: ft.IconData | None,
    key: str | None = None,
    border: str | None = None,
    padding: ft.Padding | None = None,
    disabled: bool = False,
    expand: bool | int | None = None,
    size: str = "label_large",
    autofocus: bool = False,
    copies: str | None = None,
) -> ft.Control:
    resting = ft.ControlState.DEFAULT
    off = ft.ControlState.DISABLED
    side = {ft.ControlState.FOCUSED: ft.BorderSide(3, ft.Colors.PRIMARY)}
    if border:
        side[resting] = ft.BorderSide(1, border)
    quiet = background == ft.Colors.TRANSPARENT
    style = ft.ButtonStyle(
        color={off: ft.Colors.ON_SURFACE_VARIANT, resting: colour},
        icon_color={off: ft.Colors.ON_SURFACE_VARIANT, resting: colour},
        bgcolor={off: background if quiet else ft.Colors.SURFACE_CONTAINER_HIGH, resting: background},
        padding=padding or ft.Padding.symmetric(horizontal=24, vertical=14),
        shape=ft.RoundedRectangleBorder(radius=RADIUS_ROUND),
        side=side,
        elevation=0,
        text_style=text_style(size, heavy=True),
    )
    button = ft.TextButton(
        _label(text, icon=icon, key=key, size=size, colour=ft.Colors.ON_SURFACE_VARIANT if disabled else colour),
        on_click=on_tap(on_click),
        style=style,
        disabled=disabled,
        autofocus=autofocus,
        # By the client within the tap: Safari takes nothing to the clipboard afterwards.
        action=None if copies is None else ft.CopyToClipboard(copies),
    )
    return identified(button, identifier, expand=expand)


def _label(text: str, *, icon: ft.IconData | None, key: str | None, size: str, colour: str) -> ft.Control:
    words = ft.Text(
        text,
        theme_style=ft.TextThemeStyle.BODY_LARGE if size == "body_large" else ft.TextThemeStyle.LABEL_LARGE,
        font_family=SANS_600,
        weight=ft.FontWeight.W_600,
        text_align=ft.TextAlign.CENTER,
        color=colour,
        expand=True,
        expand_loose=True,
    )
    parts: list[ft.Control] = [ft.Icon(icon, size=ICON_SMALL, color=colour)] if icon else []
    parts.append(words)
    if key:
        parts.append(key_cap(key, colour=colour))
    return ft.Row(parts, alignment=ft.MainAxisAlignment.CENTER, spacing=8, tight=True)


def filled(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    icon: ft.IconData | None = None,
    key: str | None = None,
    tall: bool = False,
    disabled: bool = False,
    expand: bool | int | None = None,
) -> ft.Control:
    """The one main button of a page, where the big action does not stand. `tall` is 56 high.

    `key` shows the keyboard's way.
    """
    return _button(
        identifier,
        text,
        on_click=on_click,
        background=ft.Colors.PRIMARY,
        colour=ft.Colors.ON_PRIMARY,
        icon=icon,
        key=key,
        padding=ft.Padding.symmetric(horizontal=40, vertical=18) if tall else None,
        disabled=disabled,
        expand=expand,
    )


def tonal(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    icon: ft.IconData | None = None,
    key: str | None = None,
    tall: bool = False,
    strong: bool = False,
    snug: bool = False,
    disabled: bool = False,
    expand: bool | int | None = None,
) -> ft.Control:
    """A second button. `strong` takes the stronger tone (Iemand komt binnen), `snug` less room (in a head)."""
    return _button(
        identifier,
        text,
        on_click=on_click,
        background=ft.Colors.PRIMARY_CONTAINER if strong else ft.Colors.SECONDARY_CONTAINER,
        colour=ft.Colors.ON_PRIMARY_CONTAINER if strong else ft.Colors.ON_SECONDARY_CONTAINER,
        icon=icon,
        key=key,
        padding=ft.Padding.symmetric(horizontal=16 if snug else 24, vertical=18 if tall else 14),
        disabled=disabled,
        expand=expand,
    )


def outlined(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    icon: ft.IconData | None = None,
    key: str | None = None,
    tall: bool = False,
    colour: str = ft.Colors.PRIMARY,
    disabled: bool = False,
    expand: bool | int | None = None,
) -> ft.Control:
    """A button with a border only (Stop, Alles intrekken)."""
    return _button(
        identifier,
        text,
        on_click=on_click,
        background=ft.Colors.TRANSPARENT,
        colour=colour,
        icon=icon,
        key=key,
        border=ft.Colors.OUTLINE if colour == ft.Colors.PRIMARY else colour,
        padding=ft.Padding.symmetric(horizontal=24, vertical=18) if tall else None,
        disabled=disabled,
        expand=expand,
    )


def link(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    icon: ft.IconData | None = None,
    colour: str = ft.Colors.PRIMARY,
    disabled: bool = False,
    expand: bool | int | None = None,
    copies: str | None = None,
) -> ft.Control:
    """A text button; give `colour` the on-role of the card it stands on. A tap takes `copies` to the clipboard."""
    return _button(
        identifier,
        text,
        on_click=on_click,
        background=ft.Colors.TRANSPARENT,
        colour=colour,
        icon=icon,
        padding=ft.Padding.symmetric(horizontal=12, vertical=14),
        disabled=disabled,
        expand=expand,
        copies=copies,
    )


def answer(
    identifier: str, text: str, *, on_click: Handler, disabled: bool = False, expand: bool | int | None = True
) -> ft.Control:
    """Nee or Ja, 64 high: always the same size, colour and row, so that neither is the easy one."""
    return _button(
        identifier,
        text,
        on_click=on_click,
        background=ft.Colors.PRIMARY_CONTAINER,
        colour=ft.Colors.ON_PRIMARY_CONTAINER,
        icon=None,
        padding=ft.Padding.symmetric(horizontal=16, vertical=19),
        disabled=disabled,
        expand=expand,
        size="body_large",
    )


def icon_button(
    identifier: str, icon: ft.IconData, label: str, *, on_click: Handler, colour: str = ft.Colors.ON_SURFACE_VARIANT
) -> ft.Control:
    """An icon that may stand without words (close, back, lock, more, edit, read aloud); `label` is its name."""
    return identified(
        ft.IconButton(icon, icon_color=colour, icon_size=24, width=TARGET, height=TARGET, on_click=on_tap(on_click)),
        identifier,
        label=label,
    )


def tonal_icon(identifier: str, icon: ft.IconData, label: str, *, on_click: Handler) -> ft.Control:
    """A round icon on a tone (call); `label` is its name."""
    return identified(
        ft.IconButton(
            icon,
            icon_color=ft.Colors.ON_SECONDARY_CONTAINER,
            bgcolor=ft.Colors.SECONDARY_CONTAINER,
            icon_size=24,
            width=TARGET,
            height=TARGET,
            on_click=on_tap(on_click),
        ),
        identifier,
        label=label,
    )


def big_action(
    identifier: str,
    text: str,
    *,
    on_click: Handler,
    icon: ft.IconData = ft.Icons.ADD_ROUNDED,
    line: str | None = None,
    key: str | None = None,
    quiet: bool = False,
    tall: bool = False,
    start: bool = False,
    compact: bool = False,
    disabled: bool = False,
) -> ft.Control:
    """Contact, Bewaar: 64 high (`tall` 88), as wide as it gets, its colours set per theme.

    `line` is the small second line that says beforehand what it will fill in or keep; leave it out at large text
    (`None if window.large_text else …`). `quiet` is the soft version (Snel contact); `start` puts the words at the
    start;
    `compact` is as wide as its words, for `floating`.
    """
    background = ft.Colors.PRIMARY_CONTAINER if quiet else ft.Colors.PRIMARY_FIXED
    colour = ft.Colors.ON_PRIMARY_CONTAINER if quiet else ft.Colors.ON_PRIMARY_FIXED
    if disabled:
        background, colour = ft.Colors.SURFACE_CONTAINER_HIGH, ft.Colors.ON_SURFACE_VARIANT
    lines: list[ft.Control] = [reading(text, colour=colour, heavy=True) if compact else title(text, colour=colour)]
    if line:
        lines.append(small(line, colour=colour))
    words = ft.Column(lines, spacing=0, tight=True, expand=True, expand_loose=not start)
    parts: list[ft.Control] = [ft.Icon(icon, size=28 if not quiet else 24, color=colour), words]
    if key:
        parts.append(key_cap(key, colour=colour))
    vertical = (20 if line else 30) if tall else 15 if compact else (8 if line else 18)
    shadow = None if quiet else ft.BoxShadow(blur_radius=6, offset=ft.Offset(0, 2), color=ft.Colors.SHADOW)
    box = ft.Container(
        ft.Row(
            parts,
            spacing=12,
            tight=compact,
            alignment=ft.MainAxisAlignment.START if start else ft.MainAxisAlignment.CENTER,
        ),
        bgcolor=background,
        border_radius=RADIUS_BIG,
        padding=ft.Padding.symmetric(horizontal=24, vertical=vertical),
        shadow=shadow,
        ink=True,
        on_click=None if disabled else on_tap(on_click),
    )
    return identified(box, identifier, button=True)


def save_action(identifier: str, text: str, *, on_click: Handler, window: Window) -> ft.Control:
    """The big action of a form: a tick, and on a laptop the keys that do the same (`Keys(save=…)`)."""
    key = "Ctrl S" if window.laptop else None
    return big_action(identifier, text, on_click=on_click, icon=ft.Icons.CHECK_ROUNDED, key=key)
