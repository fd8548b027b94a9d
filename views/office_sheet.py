"""A paper of the organisation on A4: real text with an outline, its language and page numbers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from domain.datewords import date_words
from domain.papers.shape import Paper, Table
from domain.texts import Texts
from views.paper import new_paper
from views.paper_parts import QUIET, number_pages, writable, write_fact, write_heading, write_title, write_words

if TYPE_CHECKING:
    from fpdf import FPDF

_FIRST_SHARE = 0.34
_MOST_SHORT = 12


def made_words(day: dt.date, *, texts: Texts) -> str:
    """The last line of a paper."""
    said = texts.t("Gemaakt op {day} uit wat de app zelf gebruikt.", day=date_words(day, texts=texts))
    return f"{said} {texts.t('Er staat niets van een jongere in.')}"


def office_pdf(paper: Paper, *, day: dt.date, texts: Texts, fonts: Path, is_practice: bool = False) -> bytes:
    """`texts`: the language of the paper. `fonts`: the folder of the app's own font. Raises OSError without it."""
    pdf = new_paper(paper.title, texts=texts, fonts=fonts)
    # The day and no moment: a paper says no more than it has to.
    pdf.set_creation_date(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))
    number_pages(pdf, paper.title, texts=texts)
    write_title(pdf, paper.title)
    opening = [texts.t("Oefenen: niets hiervan is echt"), *paper.lines] if is_practice else list(paper.lines)
    for line in opening:
        write_words(pdf, line)
    for section in paper.sections:
        write_heading(pdf, section.heading)
        for line in section.lines:
            write_words(pdf, line)
            pdf.ln(0.8)
        for label, said in section.facts:
            write_fact(pdf, label, said)
        if section.table is not None:
            _write_table(pdf, section.table)
    pdf.ln(6)
    pdf.set_text_color(*QUIET)
    write_words(pdf, made_words(day, texts=texts), size=9)
    return bytes(pdf.output())


def _write_table(pdf: FPDF, table: Table) -> None:
    """The first column wide, the rest alike where they are short; its head again on each page."""
    pdf.set_font("sans", "", 9.5)
    with pdf.table(
        col_widths=_widths(table), text_align="LEFT", line_height=5.2, borders_layout="HORIZONTAL_LINES"
    ) as drawn:
        for row in (table.head, *table.rows):
            drawn.row([writable(pdf, cell) for cell in row])


def _widths(table: Table) -> tuple[float, ...]:
    others = len(table.head) - 1
    is_short = all(len(cell) <= _MOST_SHORT for row in table.rows for cell in row[1:])
    if is_short:
        return (_FIRST_SHARE, *([(1 - _FIRST_SHARE) / others] * others))
    return (_FIRST_SHARE, 0.42, *([0.24 / (others - 1)] * (others - 1)))
