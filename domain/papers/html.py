"""A paper as one file of HTML: readable everywhere, to paste in a document; no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from domain.papers.shape import Paper, Section, Table

_STYLE = (
    "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:48rem;margin:2rem auto;padding:0 1rem;"
    "color:#1c2322;background:#fff}h1,h2{color:#0b5a60}h2{border-bottom:1px solid #dad3c7;margin-top:2rem}"
    "dt{font-weight:600;margin-top:.75rem}dd{margin:0;white-space:pre-line}table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #dad3c7;text-align:start;vertical-align:top;padding:.4rem .6rem}"
)


def html(paper: Paper, *, foot: str) -> bytes:
    """UTF-8. `foot`: the last line, such as the day it was made."""
    return "\n".join(_lines(paper, foot)).encode()


def _lines(paper: Paper, foot: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{escape(paper.language)}"><head><meta charset="utf-8"><title>{escape(paper.title)}</title>'
    yield f"<style>{_STYLE}</style></head><body><h1>{escape(paper.title)}</h1>"
    for line in paper.lines:
        yield f"<p>{escape(line)}</p>"
    for section in paper.sections:
        yield from _section(section)
    yield f"<footer><p>{escape(foot)}</p></footer></body></html>"


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{escape(section.heading)}</h2>"
    for line in section.lines:
        yield f"<p>{escape(line)}</p>"
    if section.facts:
        yield "<dl>"
        for label, said in section.facts:
            yield f"<dt>{escape(label)}</dt><dd>{escape(said)}</dd>"
        yield "</dl>"
    if section.table is not None:
        yield from _table(section.table)
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"
