"""Counts as pictures, with the words beside them: a screen reader gets nothing of a chart, so each has a sentence.

The number stands on every bar and the words under it; no colour means anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft
import flet_charts as fch

from views.parts.cards import divided
from views.parts.progress import due_line
from views.parts.text import strong, words
from views.parts.window import Window

_HEIGHT = 180
_ROOM_ABOVE = 1.25  # of the highest bar: its number stands there


@dataclass(frozen=True)
class Bar:
    """`label` stands under a bar of the chart, `words` say it in full in a row. `said` replaces the number in a row."""

    words: str
    count: int
    label: str = ""
    said: str = ""


def bar_chart(bars: Sequence[Bar], *, sentence: str, window: Window) -> ft.Control:
    """Upright bars beside each other, seven at most; `sentence` tells a screen reader what the picture shows."""
    highest = max((bar.count for bar in bars), default=0)
    size = 14 * min(window.text_scale, 1.5)
    groups = [
        fch.BarChartGroup(
            x=place,
            rods=[
                fch.BarChartRod(
                    to_y=bar.count,
                    width=max(18, min(44, window.width / (3 * len(bars)))),
                    color=ft.Colors.PRIMARY,
                    border_radius=ft.BorderRadius.only(top_left=6, top_right=6),
                    selected=True,
                    tooltip=fch.BarChartRodTooltip(
                        text=str(bar.count), text_style=ft.TextStyle(size=size, color=ft.Colors.ON_SURFACE)
                    ),
                )
            ],
        )
        for place, bar in enumerate(bars)
    ]
    labels = [
        fch.ChartAxisLabel(value=place, label=ft.Text(bar.label, size=size, color=ft.Colors.ON_SURFACE_VARIANT))
        for place, bar in enumerate(bars)
    ]
    chart = fch.BarChart(
        groups=groups,
        bottom_axis=fch.ChartAxis(labels=labels, label_size=2 * size),
        left_axis=fch.ChartAxis(show_labels=False, label_size=1),
        max_y=max(highest, 1) * _ROOM_ABOVE,
        min_y=0,
        interactive=False,
        animation=ft.Animation(0),
        tooltip=fch.BarChartTooltip(
            bgcolor=ft.Colors.TRANSPARENT, padding=ft.Padding.all(0), margin=2, border_side=ft.BorderSide.none()
        ),
        height=_HEIGHT * min(window.text_scale, 1.5),
    )
    return ft.Semantics(label=sentence, image=True, exclude_semantics=True, content=chart)


def count_rows(bars: Sequence[Bar], *, identifier: str) -> ft.Control:
    """A table as rows: words, number, and under them a line as long as the number. `<identifier>` is the whole."""
    highest = max((bar.count for bar in bars), default=0)

    def line(bar: Bar) -> ft.Control:
        label = words(bar.words)
        label.expand = True
        said = strong(bar.said or str(bar.count))
        top = ft.Row([label, said], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
        below = due_line(bar.count / highest if highest else 0, due=False)
        return ft.Container(
            ft.Column([ft.MergeSemantics(content=top), below], spacing=6, tight=True),
            padding=ft.Padding.symmetric(vertical=10),
        )

    rows = ft.Column(
        divided([line(bar) for bar in bars]),
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Semantics(identifier=identifier, container=True, content=rows)
