"""Walking a drawn page as somebody meets it who reads with the ears, with large letters, or in poor light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import flet as ft
from flet.controls.base_control import BaseControl

from tests.views.tree import says
from tests.views.walking import children_in

TAPPED = ("on_click", "on_tap", "on_change", "on_select", "on_submit", "on_long_press", "on_hover")
PASSED_OVER = {"_parent", "_parent_component", "args", "kwargs", "data"}
TEXT_RATIO, PICTURE_RATIO = 4.5, 3.0


@dataclass(frozen=True)
class Around:
    """What a control stands in: the role of its ground, the nearest handle, a height that was fixed; whether a reader
    passes it over, or has a label for it.
    """

    ground: str = "surface"
    handle: ft.Semantics | None = None
    fixed: BaseControl | None = None
    is_unread: bool = False
    is_told: bool = False
    is_off: bool = False


def drawn(control: BaseControl, around: Around = Around()) -> Iterator[tuple[BaseControl, Around]]:
    """A control and all below it that shows, each with what it stands in."""
    if getattr(control, "visible", True) is False or (isinstance(control, ft.DialogControl) and not control.open):
        return
    yield control, around
    inside = _inside(control, around)
    for each in fields(control):
        if each.name not in PASSED_OVER:
            for child in children_in(getattr(control, each.name, None)):
                yield from drawn(child, inside)


def _inside(control: BaseControl, around: Around) -> Around:
    if isinstance(control, ft.Semantics):
        around = replace(around, is_unread=around.is_unread or bool(control.exclude_semantics))
        around = replace(around, handle=control) if control.identifier else around
        around = replace(around, is_told=around.is_told or bool(control.label))
    if getattr(control, "disabled", False):
        around = replace(around, is_off=True)
    ground = role(getattr(control, "bgcolor", None)) or role(_styled(control, "bgcolor", is_off=around.is_off))
    if ground and ground != "transparent":
        around = replace(around, ground=ground)
    if isinstance(getattr(control, "height", None), int | float) and not isinstance(control, ft.View | ft.Page):
        around = replace(around, fixed=control)
    return around


def _styled(control: BaseControl, name: str, *, is_off: bool) -> object:
    style = getattr(control, "style", None)
    value = getattr(style, name, None) if isinstance(style, ft.ButtonStyle) else None
    if isinstance(value, dict):
        at = ft.ControlState.DISABLED if is_off else ft.ControlState.DEFAULT
        return value.get(at, value.get(ft.ControlState.DEFAULT))
    return value


def role(colour: object) -> str:
    """A colour as the palette calls it: `ft.Colors.ON_SURFACE` is `onsurface` there and here. "" for none."""
    return str(getattr(colour, "value", colour) or "")


def pairs(control: BaseControl, around: Around) -> Iterator[tuple[str, str, float]]:
    """(front, ground, the lowest ratio) of what one control draws in colour; none for what nobody has to see."""
    if isinstance(control, ft.Text) and control.value:
        style = role(control.style.color) if isinstance(control.style, ft.TextStyle) else ""
        yield role(control.color) or style or "onsurface", around.ground, TEXT_RATIO
    elif isinstance(control, ft.Icon):
        yield role(control.color) or "onsurfacevariant", around.ground, PICTURE_RATIO
    elif isinstance(control, ft.IconButton):
        front = role(control.icon_color) or "onsurfacevariant"
        yield front, role(control.bgcolor) or around.ground, PICTURE_RATIO
    elif isinstance(control, ft.TextField):
        for worn in (control.text_style, control.label_style, control.hint_style, control.helper_style):
            ground = role(control.fill_color) or role(control.bgcolor) or around.ground
            yield (role(worn.color) if worn else "") or "onsurface", ground, TEXT_RATIO


def unnamed(control: BaseControl, around: Around) -> str:
    """What is wrong with a control that listens and has no handle or no words; "" when nothing is."""
    listens = any(callable(getattr(control, name, None)) for name in TAPPED)
    if not listens or isinstance(control, ft.Page | ft.View):
        return ""
    if around.handle is None:
        return f"{type(control).__name__} has no handle: {says(control)!r}"
    label = around.handle.label or says(around.handle)
    return "" if label and not around.is_unread else f"{around.handle.identifier} has no name"


def wordless_picture(control: BaseControl, around: Around) -> str:
    """A picture without words for whoever does not see it."""
    is_mute = isinstance(control, ft.Image) and not control.exclude_from_semantics and not around.is_unread
    is_mute = is_mute and not around.is_told
    return "an Image without words" if is_mute else ""


def cut_off(control: BaseControl, around: Around) -> str:
    """Words in a box of a fixed height, or kept on one line: large letters would not fit. What is not read aloud is a
    drawing, and one word wraps nowhere.
    """
    if not isinstance(control, ft.Text) or around.is_unread:
        return ""
    if around.fixed is not None:
        return f"{control.value!r} in a {type(around.fixed).__name__} of a fixed height"
    is_kept = (control.max_lines or control.no_wrap) and " " in control.value.strip()
    return f"{control.value!r} may not wrap" if is_kept else ""


def sided(control: BaseControl) -> Iterator[tuple[str, float, float]]:
    """(what, its left, its right) wherever a control is not the same at both sides: Flet 1.0.5 mirrors none of it."""
    for name in ("padding", "margin", "content_padding"):
        room = getattr(control, name, None)
        if isinstance(room, ft.Padding | ft.Margin) and room.left != room.right:
            yield name, room.left, room.right
    border = getattr(control, "border", None)
    if isinstance(border, ft.Border) and border.left != border.right:
        yield "border", drawn_width(border.left), drawn_width(border.right)
    place = getattr(control, "alignment", None)
    if isinstance(place, ft.Alignment) and place.x:
        yield "alignment", -place.x, place.x


def drawn_width(side: ft.BorderSide | None) -> float:
    """Of one side of a border; 0 where none is drawn."""
    return float(side.width) if side is not None and side.style is not ft.BorderStyle.NONE else 0.0
