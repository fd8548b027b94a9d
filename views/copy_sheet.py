"""'Wat staat er over mij' on paper: the whole copy as real text, in the youth's language, made in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from domain.strokes import HEIGHT, WIDTH, unpacked
from domain.texts import Texts
from storage.queries.copy import Copy
from views.copy_words import (
    Entry,
    Line,
    Part,
    controller_lines,
    kept_lines,
    opening_lines,
    parts_of,
    purpose_lines,
    reader_lines,
    right_lines,
)
from views.paper import new_paper
from views.paper_parts import (
    GROUND,
    QUIET,
    is_all_writable,
    keep_room,
    number_pages,
    write_entry,
    write_fact,
    write_heading,
    write_title,
    write_words,
)

if TYPE_CHECKING:
    from fpdf import FPDF

FILE_NAME = "wat-staat-er-over-mij.pdf"
_SIGNATURE_MM = 60


def copy_pdf(copy: Copy, *, texts: Texts, fonts: Path, is_practice: bool = False) -> bytes:
    """As many pages of A4 as it takes. `fonts`: the folder of the app's own font; OSError when it is not there.

    The file knows the day and no moment; the same copy makes the same bytes.
    """
    title = texts.t("Wat staat er over mij")
    pdf = new_paper(title, texts=texts, fonts=fonts)
    pdf.set_creation_date(dt.datetime.combine(copy.day, dt.time(12), tzinfo=dt.UTC))
    number_pages(pdf, title, texts=texts)
    if is_practice:
        write_words(pdf, texts.t("Oefenen: niets hiervan is echt"), size=11, heavy=True)
    write_title(pdf, title)
    parts = parts_of(copy, texts=texts)
    _sentences(pdf, opening_lines(copy, texts=texts), size=11.5)
    _sentences(pdf, controller_lines(copy, texts=texts), size=11.5)
    if not all(is_all_writable(pdf, words) for words in _all_words(parts)):
        _sentences(pdf, [texts.t("Dit papier kan niet elk teken tonen. Het bestand heeft ze wel.")], size=9.5)
    for part in parts:
        _part(pdf, part, texts=texts)
    write_heading(pdf, texts.t("Wie dit leest"))
    _sentences(pdf, reader_lines(copy, texts=texts))
    write_heading(pdf, texts.t("Wat je goed vond, stuk voor stuk"))
    _facts(pdf, purpose_lines(copy, texts=texts))
    if ends := kept_lines(copy, texts=texts):
        write_heading(pdf, texts.t("Hoelang we het bewaren"))
        _facts(pdf, ends)
    write_heading(pdf, texts.t("Wat jij kan doen"))
    _sentences(pdf, right_lines(copy, texts=texts))
    return bytes(pdf.output())


def _part(pdf: FPDF, part: Part, *, texts: Texts) -> None:
    write_heading(pdf, part.title)
    for entry in part.entries:
        _entry(pdf, entry)
    for reply in part.replies:
        _reply(pdf, reply, texts=texts)


def _entry(pdf: FPDF, entry: Entry) -> None:
    if entry.title or entry.day:
        write_entry(pdf, entry.title, entry.day)
    _facts(pdf, entry.lines)
    if entry.strokes:
        _signature(pdf, entry.strokes)
    if entry.erased:
        pdf.set_text_color(*QUIET)
        write_words(pdf, entry.erased, size=8.5)
        pdf.set_text_color(0, 0, 0)
    pdf.ln(2.5)


def _reply(pdf: FPDF, entry: Entry, *, texts: Texts) -> None:
    """The youth's own words, on a ground of their own, so that nobody takes them for ours."""
    keep_room(pdf)
    words = "\n".join(line.words for line in entry.lines)
    top, page = pdf.get_y(), pdf.page
    pdf.set_fill_color(*GROUND)
    pdf.ln(2)
    write_words(pdf, texts.t("Jij zei op {date}", date=entry.day), size=9.5, indent=5)
    write_words(pdf, words, size=11, heavy=True, indent=5)
    pdf.ln(2)
    if pdf.page == page:
        pdf.rect(pdf.l_margin, top, 1.6, pdf.get_y() - top, style="F")
    pdf.ln(2.5)


def _facts(pdf: FPDF, lines: Iterable[Line]) -> None:
    for line in lines:
        write_fact(pdf, line.label, line.words, under=line.was)


def _sentences(pdf: FPDF, lines: Sequence[str], *, size: float = 10.5) -> None:
    for line in lines:
        write_words(pdf, line, size=size)
        pdf.ln(1.2)


def _signature(pdf: FPDF, strokes: Sequence[int]) -> None:
    """Drawn as lines, not as a picture."""
    height = _SIGNATURE_MM * HEIGHT / WIDTH
    keep_room(pdf, millimetres=height + 4)
    left, top, scale = pdf.l_margin, pdf.get_y() + 1, _SIGNATURE_MM / WIDTH
    pdf.set_draw_color(0, 0, 0)
    pdf.set_line_width(0.5)
    for line in unpacked(strokes):
        pdf.polyline([(left + x * scale, top + y * scale) for x, y in line])
    pdf.set_y(top + height + 1)


def _all_words(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        for entry in (*part.entries, *part.replies):
            yield entry.title
            for line in entry.lines:
                yield from (line.words, line.was)
