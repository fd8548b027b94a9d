"""The only text fields of the product.

A keyboard learns what is typed: Flet's field has autocorrect, suggestions and personalised learning on by default.
Here all three are
off and nothing is offered to a password manager or autofill, since names and notes about youths must not leave
through a keyboard. A test walks the sources for a bare `ft.TextField` elsewhere.
"""

from __future__ import annotations

from contextlib import suppress

import flet as ft

from views.parts.buttons import key_cap
from views.parts.identified import Handler, identified, on_tap, on_value
from views.parts.whose import key_of
from views.theme import RADIUS_FIELD, shown_scale, text_style

LONGEST_LABEL = 36
"""Letters of usual size that fit in a field on a phone: a label that wraps there would lose its second line, so a
longer one stands above, where it may take as many as it needs."""
LABELLED = "labelled"
"""On a field whose label rises above its upper edge: what scrolls cuts that off when nothing stands above it."""


def _field(
    identifier: str,
    label: str,
    *,
    value: str,
    hint: str | None,
    helper: str | None,
    error: str | None,
    on_change: Handler,
    on_submit: Handler,
    on_blur: Handler = None,
    on_focus: Handler = None,
    autofocus: bool = False,
    password: bool = False,
    lines: int = 1,
    keyboard: ft.KeyboardType = ft.KeyboardType.TEXT,
    filter_pattern: str | None = None,
    max_length: int | None = None,
    capital: ft.TextCapitalization = ft.TextCapitalization.NONE,
    icon: ft.IconData | None = None,
    suffix: ft.Control | None = None,
    ending: ft.Control | None = None,
    radius: float = RADIUS_FIELD,
    dense: bool = False,
    centred: bool = False,
    style: ft.TextStyle | None = None,
    disabled: bool = False,
) -> ft.Control:
    scale = shown_scale()
    is_above = suffix is None and len(label) * scale > LONGEST_LABEL
    border = ft.OutlineInputBorder(border_radius=radius, side=ft.BorderSide(1, ft.Colors.OUTLINE))
    focused = ft.OutlineInputBorder(border_radius=radius, side=ft.BorderSide(2, ft.Colors.PRIMARY))
    failed = ft.OutlineInputBorder(border_radius=radius, side=ft.BorderSide(1, ft.Colors.ERROR))
    control = ft.TextField(
        value=value,
        label=None if is_above else label or None,
        align_label_with_hint=True,
        hint_text=hint,
        hint_max_lines=3,  # at 200 % a hint of one line would lose its end
        helper=helper,
        helper_max_lines=4,
        error=error,
        error_max_lines=4,
        text_style=style or text_style("body_medium", text_scale=scale),
        label_style=text_style("body_medium", text_scale=scale, colour=ft.Colors.ON_SURFACE_VARIANT),
        hint_style=text_style("body_medium", text_scale=scale, colour=ft.Colors.ON_SURFACE_VARIANT),
        helper_style=text_style("body_small", text_scale=scale, colour=ft.Colors.ON_SURFACE_VARIANT),
        error_style=text_style("body_small", text_scale=scale, colour=ft.Colors.ERROR),
        filled=True,
        fill_color=ft.Colors.SURFACE_BRIGHT,
        hover_color=ft.Colors.TRANSPARENT,
        border={
            ft.ControlState.FOCUSED: focused,
            ft.ControlState.ERROR: failed,
            ft.ControlState.DEFAULT: border,
        },
        content_padding=ft.Padding.symmetric(horizontal=16, vertical=10 if dense else 16),
        prefix_icon=icon,
        suffix_icon=suffix or ending,
        password=password,
        multiline=lines > 1,
        min_lines=lines if lines > 1 else None,
        max_lines=max(lines, 12) if lines > 1 else 1,
        max_length=max_length,
        counter="" if max_length else None,
        text_align=ft.TextAlign.CENTER if centred else ft.TextAlign.START,
        keyboard_type=ft.KeyboardType.MULTILINE if lines > 1 else keyboard,
        capitalization=capital,
        input_filter=ft.InputFilter(filter_pattern, allow=True, replacement_string="") if filter_pattern else None,
        autofocus=autofocus,
        autocorrect=False,
        enable_suggestions=False,
        enable_ime_personalized_learning=False,
        smart_dashes_type=False,
        smart_quotes_type=False,
        autofill_hints=None,
        disabled=disabled,
        on_change=on_value(on_change),
        on_submit=on_value(on_submit),
        on_blur=on_value(on_blur),
        on_focus=on_tap(on_focus),
    )
    if suffix is not None:
        # Not merged: the button inside the field keeps its own name and identifier.
        return ft.Semantics(content=control, identifier=identifier, key=key_of(identifier), container=True)
    if is_above:
        told = ft.Text(label, style=text_style("body_medium", text_scale=scale, colour=ft.Colors.ON_SURFACE_VARIANT))
        stretched = ft.CrossAxisAlignment.STRETCH
        return identified(ft.Column([told, control], spacing=4, tight=True, horizontal_alignment=stretched), identifier)
    named = identified(control, identifier)
    named.data = LABELLED if label else None
    return named


def field(
    identifier: str,
    label: str,
    *,
    value: str = "",
    on_change: Handler = None,
    on_submit: Handler = None,
    on_blur: Handler = None,
    on_focus: Handler = None,
    hint: str | None = None,
    helper: str | None = None,
    error: str | None = None,
    lines: int = 1,
    autofocus: bool = False,
    keyboard: ft.KeyboardType = ft.KeyboardType.TEXT,
    max_length: int | None = None,
    sentences: bool = False,
    disabled: bool = False,
) -> ft.Control:
    """A text field; `label` is its name (leave it empty under a section label and give a `hint`, which is then the
    name). `on_change` and `on_submit` get the text. `lines` above 1 makes a growing note field;
    `sentences` starts a sentence with a capital; `error` is one plain sentence under the field.
    """
    return _field(
        identifier,
        label,
        value=value,
        hint=hint,
        helper=helper,
        error=error,
        on_change=on_change,
        on_submit=on_submit,
        on_blur=on_blur,
        on_focus=on_focus,
        lines=lines,
        autofocus=autofocus,
        keyboard=keyboard,
        max_length=max_length,
        capital=ft.TextCapitalization.SENTENCES if sentences else ft.TextCapitalization.NONE,
        disabled=disabled,
    )


def password_field(
    identifier: str,
    label: str,
    *,
    value: str = "",
    shown: bool = False,
    on_show: Handler = None,
    show_label: str = "",
    on_change: Handler = None,
    on_submit: Handler = None,
    helper: str | None = None,
    error: str | None = None,
    autofocus: bool = False,
    disabled: bool = False,
) -> ft.Control:
    """A passphrase. With `on_show` an eye at the end asks the screen to flip `shown`; `show_label` is the eye's name
    and
    `<identifier>.show` its identifier.
    """
    eye: ft.Control | None = None
    if on_show is not None:
        picture = ft.Icons.VISIBILITY_OFF_OUTLINED if shown else ft.Icons.VISIBILITY_OUTLINED
        button = ft.IconButton(
            picture, icon_color=ft.Colors.ON_SURFACE_VARIANT, width=48, height=48, on_click=on_tap(on_show)
        )
        eye = ft.Container(
            identified(button, f"{identifier}.show", label=show_label), padding=ft.Padding.symmetric(horizontal=4)
        )
    return _field(
        identifier,
        label,
        value=value,
        hint=None,
        helper=helper,
        error=error,
        on_change=on_change,
        on_submit=on_submit,
        autofocus=autofocus,
        password=not shown,
        keyboard=ft.KeyboardType.VISIBLE_PASSWORD if shown else ft.KeyboardType.TEXT,
        disabled=disabled,
        suffix=eye,
    )


def code_field(
    identifier: str,
    label: str,
    *,
    value: str = "",
    digits: int = 6,
    hidden: bool = True,
    on_change: Handler = None,
    on_submit: Handler = None,
    error: str | None = None,
    autofocus: bool = True,
) -> ft.Control:
    """A short code of figures with the number keyboard; `hidden` shows dots."""
    return _field(
        identifier,
        label,
        value=value,
        hint=None,
        helper=None,
        error=error,
        on_change=on_change,
        on_submit=on_submit,
        autofocus=autofocus,
        password=hidden,
        keyboard=ft.KeyboardType.NUMBER,
        filter_pattern=r"[0-9]*",
        max_length=digits,
        centred=True,
        style=text_style("headline_medium", text_scale=shown_scale()),
    )


def search_field(
    identifier: str,
    hint: str,
    *,
    value: str = "",
    on_change: Handler = None,
    on_submit: Handler = None,
    autofocus: bool = False,
    key: str | None = None,
) -> ft.Control:
    """A round search field; `hint` is also its name, `key` the key of the keyboard that jumps to it."""
    return _field(
        identifier,
        "",
        value=value,
        hint=hint,
        helper=None,
        error=None,
        on_change=on_change,
        on_submit=on_submit,
        autofocus=autofocus,
        icon=ft.Icons.SEARCH_OUTLINED,
        radius=24,
        dense=True,
        ending=ft.Container(ft.Row([key_cap(key)], tight=True), padding=ft.Padding.symmetric(horizontal=16))
        if key
        else None,
    )


def use_focus(field: ft.Control, *, asked: int) -> None:
    """Hook: the field takes the focus each time `asked` is another number; never for 0. `autofocus` does so only where
    nothing else has it.
    """

    async def focus() -> None:
        inner: object = field
        while isinstance(inner, ft.MergeSemantics | ft.Semantics):
            inner = inner.content
        if asked and isinstance(inner, ft.TextField):
            with suppress(TimeoutError, RuntimeError):  # gone meanwhile
                await inner.focus()

    ft.use_effect(focus, [asked])
