"""A field to sign in, by finger, pen or mouse. Strokes are lines of numbers (domain/strokes.py), never a picture.

It stands on a page that does not scroll: a finger that draws downwards would else move the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft
import flet.canvas as cv

from domain.strokes import HEIGHT, WIDTH, packed, unpacked
from views.parts.identified import Handler, identified
from views.theme import RADIUS_FIELD

_EVENT_MILLISECONDS = 20  # between two points that are told while the finger moves
_PEN = 2.6
Line = Sequence[tuple[float, float]]


@ft.component
def signature_pad(
    identifier: str, *, strokes: Sequence[int], width: float, label: str, hint: str, on_change: Handler
) -> ft.Control:
    """The field, `width` wide and half as high. `on_change` gets all strokes whenever the finger is lifted.

    `strokes`: what stands there now; give it back as it was given out. `label`: the name for who hears the page, which
    has to say what to do instead. `hint` stands in the empty field.
    """
    scale = width / WIDTH
    nothing: list[list[tuple[float, float]]] = [[]]
    drawing = ft.use_state(nothing)[0]
    _, draw = ft.use_state(0)

    def spot(event: Any) -> tuple[float, float]:
        return (event.local_position.x / scale, event.local_position.y / scale)

    def begin(event: Any) -> None:
        drawing[0] = [spot(event)]

    def go_on(event: Any) -> None:
        drawing[0].append(spot(event))
        draw(lambda turn: turn + 1)

    def end(_event: Any) -> None:
        line, drawing[0] = drawing[0], []
        if len(line) > 1 and on_change is not None:
            on_change(packed([*unpacked(strokes), line]))

    lines: list[Line] = [*unpacked(strokes), drawing[0]]
    canvas = cv.Canvas(shapes=_paths(lines, scale=scale), width=width, height=HEIGHT * scale)
    field = ft.GestureDetector(
        canvas,
        drag_interval=_EVENT_MILLISECONDS,
        on_pan_start=begin,
        on_pan_update=go_on,
        on_pan_end=end,
        mouse_cursor=ft.MouseCursor.PRECISE,
        exclude_from_semantics=True,
    )
    empty = ft.Container(
        ft.Text(hint, color=ft.Colors.ON_SURFACE_VARIANT, theme_style=ft.TextThemeStyle.BODY_MEDIUM),
        alignment=ft.Alignment.CENTER,
        ignore_interactions=True,
        left=8,
        right=8,
        top=8,
        bottom=8,
        visible=not strokes and not drawing[0],
    )
    ground = ft.Container(
        ft.Stack([empty, field], width=width, height=HEIGHT * scale),
        bgcolor=ft.Colors.SURFACE_BRIGHT,
        border=ft.Border.all(1, ft.Colors.OUTLINE),
        border_radius=RADIUS_FIELD,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
        width=width,
    )
    return identified(ground, identifier, label=label)


def signature_drawing(identifier: str, strokes: Sequence[int], *, width: float, label: str) -> ft.Control:
    """A signature to look at; `label` says whose and when."""
    scale = width / WIDTH
    canvas = cv.Canvas(shapes=_paths(unpacked(strokes), scale=scale), width=width, height=HEIGHT * scale)
    ground = ft.Container(
        canvas,
        width=width,
        border_radius=RADIUS_FIELD,
        bgcolor=ft.Colors.SURFACE_BRIGHT,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )
    return ft.Semantics(content=ground, identifier=identifier, label=label, image=True)


def _paths(lines: Sequence[Line], *, scale: float) -> list[cv.Shape]:
    paint = ft.Paint(
        color=ft.Colors.ON_SURFACE,
        stroke_width=_PEN,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_join=ft.StrokeJoin.ROUND,
    )
    return [cv.Path(_elements(line, scale=scale), paint=paint) for line in lines if len(line) > 1]


def _elements(line: Line, *, scale: float) -> list[cv.Path.PathElement]:
    first, *others = [(round(x * scale, 1), round(y * scale, 1)) for x, y in line]
    return [cv.Path.MoveTo(*first), *(cv.Path.LineTo(*spot) for spot in others)]
