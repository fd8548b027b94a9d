"""What longer papers are made of: headings with a rule, a label beside its words, page numbers, letters nobody has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.texts import Texts
from views.arabic import drawn, is_right_to_left, shaped
from views.paper import MARGIN_MM

if TYPE_CHECKING:
    from fpdf import FPDF

Colour = tuple[int, int, int]
INK: Colour = (28, 35, 34)
QUIET: Colour = (75, 86, 84)
TEAL: Colour = (11, 90, 96)
RULE: Colour = (218, 211, 199)
GROUND: Colour = (241, 237, 226)
# Where fpdf2 puts the number of pages; its own "{nb}" is something that a person may write.
_COUNT = "\u2039#\u203a"
LABEL_MM, GAP_MM, ROOM_MM = 54, 4, 32
_RUN = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[ ]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*")
_UNSEEN = frozenset("\u200d\u200c\ufe0e\ufe0f\u200b\u2060")


def number_pages(pdf: FPDF, title: str, *, texts: Texts) -> None:
    """At the foot of every page, this one too: what it is, and which page of how many."""

    def foot() -> None:
        pdf.set_y(-14)
        pdf.set_font("sans", "", 8.5)
        pdf.set_text_color(*QUIET)
        said = texts.t("{title}, bladzijde {number} van {count}", title=title, number=pdf.page_no(), count=_COUNT)
        pdf.cell(0, 5, said, align="C")
        pdf.set_text_color(*INK)

    pdf.alias_nb_pages(_COUNT)
    pdf.footer = foot  # type: ignore[method-assign]
    pdf.set_auto_page_break(True, margin=MARGIN_MM)


def write_title(pdf: FPDF, text: str) -> None:
    """The title of the paper."""
    pdf.set_font("sans", "B", 24)
    pdf.set_text_color(*TEAL)
    pdf.multi_cell(0, 11, writable(pdf, text), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(*INK)
    pdf.ln(2)


def write_heading(pdf: FPDF, text: str) -> None:
    """A part, with a rule under it, never alone at the foot of a page; in the outline that a reader shows beside it."""
    keep_room(pdf)
    pdf.ln(5)
    pdf.start_section(writable(pdf, text))
    pdf.set_font("sans", "B", 15)
    pdf.set_text_color(*TEAL)
    pdf.multi_cell(0, 7.5, writable(pdf, text), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_draw_color(*RULE)
    pdf.set_line_width(0.4)
    pdf.line(pdf.l_margin, pdf.get_y() + 0.8, pdf.l_margin + pdf.epw, pdf.get_y() + 0.8)
    pdf.set_text_color(*INK)
    pdf.ln(3)


def write_entry(pdf: FPDF, title: str, day: str) -> None:
    """A thing and its day at the end of the line."""
    keep_room(pdf)
    top, wide = pdf.get_y(), pdf.epw - 48
    if title:
        write_words(pdf, title, width=wide, size=11.5, heavy=True)
    bottom = pdf.get_y()
    if day:
        pdf.set_xy(pdf.l_margin + wide, top)
        pdf.set_font("sans", "", 9.5)
        pdf.set_text_color(*QUIET)
        pdf.cell(48, 6, writable(pdf, day), align="R")
        pdf.set_text_color(*INK)
    pdf.set_xy(pdf.l_margin, max(bottom, top + 6 if day else bottom))
    pdf.ln(0.5)


def write_fact(pdf: FPDF, label: str, words: str, *, under: str = "") -> None:
    """A quiet label, and beside it what it says; `under` in small letters below that."""
    if pdf.get_y() > pdf.h - MARGIN_MM - 14:
        pdf.add_page()
    top, page = pdf.get_y(), pdf.page
    pdf.set_text_color(*QUIET)
    write_words(pdf, label, width=LABEL_MM, size=9.5)
    pdf.set_text_color(*INK)
    bottom, label_page = pdf.get_y(), pdf.page
    if label_page == page:
        pdf.set_y(top)
    left = LABEL_MM + GAP_MM
    write_words(pdf, words, width=pdf.epw - left, size=10.5, indent=left)
    if under:
        pdf.set_text_color(*QUIET)
        write_words(pdf, under, width=pdf.epw - left, size=8.5, indent=left)
        pdf.set_text_color(*INK)
    if pdf.page == page:
        pdf.set_y(max(bottom, pdf.get_y()))
    pdf.ln(0.8)


def write_words(
    pdf: FPDF, text: str, *, width: float = 0, size: float = 10.5, heavy: bool = False, indent: float = 0
) -> None:
    """Paragraphs in a column, each in its own direction; a word too long for a line breaks where the line ends."""
    pdf.set_font("sans", "B" if heavy else "", size)
    column, height = width or pdf.epw - indent, size * 0.5
    for paragraph in text.split("\n"):
        written = writable(pdf, paragraph)
        pdf.set_x(pdf.l_margin + indent)
        if is_right_to_left(written):
            _from_the_right(pdf, written, width=column, height=height, indent=indent)
        else:
            pdf.multi_cell(column, height, _turned(written), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_x(pdf.l_margin)


def _turned(text: str) -> str:
    """Words from right to left inside a sentence from left to right, each run in drawing order."""
    return _RUN.sub(lambda run: drawn(run[0]), text)


def _from_the_right(pdf: FPDF, text: str, *, width: float, height: float, indent: float) -> None:
    """Broken into lines as it is read, each turned and drawn on its own."""
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and (not line or pdf.get_string_width(shaped(longer)) <= width):
            line = longer
            continue
        pdf.set_x(pdf.l_margin + indent)
        pdf.multi_cell(width, height, drawn(line), align="R", new_x="LMARGIN", new_y="NEXT")
        line = word


def keep_room(pdf: FPDF, *, millimetres: float = ROOM_MM) -> None:
    """A new page when less than this is left of the old one."""
    if pdf.get_y() > pdf.h - MARGIN_MM - millimetres:
        pdf.add_page()


def writable(pdf: FPDF, text: str) -> str:
    """The text with a box for each letter that the app's font has not; what cannot be seen is left out."""
    known = pdf.fonts["sans"].cmap  # type: ignore[union-attr]
    said = (letter for letter in text.replace("\t", " ") if letter not in _UNSEEN)
    return "".join(letter if letter.isspace() or _is_known(letter, known) else "\u25a1" for letter in said)


def is_all_writable(pdf: FPDF, text: str) -> bool:
    """Does the paper show every letter of it?"""
    return "\u25a1" not in writable(pdf, text)


def _is_known(letter: str, known: object) -> bool:
    return all(ord(each) in known for each in drawn(letter))  # type: ignore[operator]
