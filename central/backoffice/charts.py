"""Pictures of a table, drawn here as SVG: no script in the page, and the same letters as its text.

Colours are those of the light theme; backoffice.css maps each onto the dark one. A picture never shows more than the
table beside it: a figure that is hidden there has no bar here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

import altair as alt
import vl_convert

from central.backoffice.web import STATIC
from domain.tables.dimension import Dimension
from domain.tables.publishing import FEW, Sheet

FONT = "Vindplaats Sans"
INK, QUIET, LINE = "#1C2322", "#4B5654", "#DAD3C7"
SERIES = ("#0B5A60", "#4E9593", "#BF7612", "#8C8A80")
# A picture is drawn for a phone and for a laptop; the style sheet shows the one that fits.
WIDTHS = {"phone": 326, "laptop": 560}
_LABEL_WIDTH = {"phone": 164, "laptop": 236}
_TEXT_SIZE = {"phone": 13, "laptop": 14}
_LETTER = 0.52  # an average letter is this wide, of its size
_LINE = 1.3
_ROW_HEIGHT = 32
_VERSION = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])

vl_convert.register_font_directory(str(STATIC))


def bars(sheet: Sheet, *, rows: Dimension, parts: Dimension, size: str) -> str:
    """One bar a row, cut in parts, as SVG text. `rows` and `parts`: the dimensions of the table, in either order."""
    is_turned = sheet.table.dimensions[0].name != rows.name
    values, notes = [], []
    for row, row_label in rows.labels.items():
        label = _wrapped(row_label, size)
        keys = [((part, row) if is_turned else (row, part)) for part in parts.codes]
        figures = [sheet.figure(key) for key in keys]
        for number, (part, figure) in enumerate(zip(parts.codes, figures, strict=True)):
            shown = {"row": label, "part": parts.labels[part], "order": number, "value": figure.value or 0}
            values.append(shown)
        if any(figure.value is None for figure in figures):
            notes.append({"row": label, "value": sum(f.value or 0 for f in figures), "note": _note(figures)})
    return _drawn(json.dumps([values, notes]), parts=tuple(parts.labels.values()), size=size)


def quarters(counts: Sequence[tuple[str, Sequence[int]]], *, parts: Dimension, size: str) -> str:
    """The same cut in parts, one bar a quarter, oldest first. `counts`: (name of the quarter, a figure per part)."""
    values = [
        {"row": name, "part": label, "order": number, "value": figure}
        for name, figures in counts
        for number, (label, figure) in enumerate(zip(parts.labels.values(), figures, strict=True))
    ]
    return _drawn(json.dumps([values, []]), parts=tuple(parts.labels.values()), size=size)


def _wrapped(label: str, size: str) -> str:
    letters = int(_LABEL_WIDTH[size] / (_TEXT_SIZE[size] * _LETTER))
    return "\n".join(line.replace("/ ", "/") for line in wrap(label.replace("/", "/ "), letters))


def _note(figures: Sequence[Any]) -> str:
    if all(figure.text == FEW for figure in figures):
        return FEW
    return "niet getoond" if all(figure.value is None for figure in figures) else "niet alles"


@lru_cache(maxsize=64)
def _drawn(data: str, *, parts: tuple[str, ...], size: str) -> str:
    values, notes = json.loads(data)
    order = list(dict.fromkeys(value["row"] for value in values))
    rows = alt.Y("row:N", sort=order, title=None, axis=None)
    height, line = _height(order, size), _TEXT_SIZE[size] * _LINE
    top = max([sum(v["value"] for v in values if v["row"] == row) for row in order] + [10])
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(height={"band": 0.62}, stroke="#FFFFFF", strokeWidth=1)
        .encode(
            y=rows,
            x=alt.X(
                "value:Q",
                stack="zero",
                title=None,
                scale=alt.Scale(domain=[0, top], nice=True),
                axis=alt.Axis(tickCount=4 if size == "phone" else 6, tickMinStep=5, format="d", ticks=False),
            ),
            color=alt.Color(
                "part:N",
                sort=list(parts),
                scale=alt.Scale(domain=list(parts), range=list(SERIES)),
                legend=None,  # the page has it: words there take the size of the page
            ),
            order=alt.Order("order:Q"),
        )
    )
    # Not the labels of an axis: those hang a label of two lines below its bar.
    names = (
        alt.Chart(alt.InlineData(values=[{"row": row} for row in order]))
        .mark_text(align="right", baseline="middle", dx=-8, lineBreak="\n", lineHeight=line, color=INK)
        .encode(y=rows, x=alt.value(0), text="row:N")
    )
    names.mark.dy = alt.expr(f"{-line / 2} * (length(split(datum.row, '\\n')) - 1)")
    layers = [chart, names]
    if notes:
        layers.append(
            alt.Chart(alt.InlineData(values=notes))
            .mark_text(align="left", dx=6, color=QUIET)
            .encode(y=rows, x="value:Q", text="note:N")
        )
    width = WIDTHS[size] - _label_width(order, size)
    picture = alt.layer(*layers).properties(width=width, height=alt.Step(height), background="transparent")
    svg = vl_convert.vegalite_to_svg(_styled(picture, size).to_json(validate=True), vl_version=_VERSION)
    return _tidied(svg)


def _height(rows: Sequence[str], size: str) -> float:
    lines = max((row.count("\n") + 1 for row in rows), default=1)
    return max(_ROW_HEIGHT, lines * _TEXT_SIZE[size] * _LINE + 8)


def _label_width(rows: Sequence[str], size: str) -> float:
    longest = max((len(line) for row in rows for line in row.split("\n")), default=1)
    return min(_LABEL_WIDTH[size], longest * _TEXT_SIZE[size] * _LETTER) + 32


def _styled(picture: Any, size: str) -> Any:
    text = {"labelFont": FONT, "labelFontSize": _TEXT_SIZE[size], "labelColor": INK}
    return (
        picture.configure(font=FONT, padding=4)
        .configure_text(font=FONT, fontSize=_TEXT_SIZE[size])
        .configure_axis(**text, gridColor=LINE, domainColor=LINE)
        .configure_view(stroke=None)
    )


def _tidied(svg: str) -> str:
    """One picture with one name, for who hears the page: the words are in the caption, the figures in the table."""
    svg = re.sub(r' (?:role|aria-label|aria-roledescription|aria-hidden)="[^"]*"', "", svg)
    found = re.match(r'<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"[^>]*>', svg)
    if found is None or "style=" in svg or "<script" in svg:
        raise ValueError("the drawing is not what the page can hold")
    opening = f'<svg viewBox="0 0 {found[1]} {found[2]}" width="{found[1]}" height="{found[2]}" aria-hidden="true" '
    return f'{opening}focusable="false">{svg[found.end() :]}'
