"""What is printed or handed out: pages of A4 with real text in the app's own font, made in memory and kept nowhere.

The PDF library is loaded with the first page, not with the app: it takes as long as half of the rest together.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from domain.languages import complete_or_dutch
from domain.texts import Texts
from views.arabic import drawn, is_right_to_left, shaped
from views.texts import load_texts

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN_MM = 20
_REGULAR, _HEAVY = "VindplaatsSans-400.ttf", "VindplaatsSans-600.ttf"


def texts_on_paper(texts: Texts) -> Texts:
    """The worker's language, or Dutch: whoever reads it works in Flanders."""
    return texts if complete_or_dutch(texts.language) == texts.language else load_texts()


def new_paper(title: str, *, texts: Texts, fonts: Path) -> FPDF:
    """A first page, its title and language set. `fonts`: the folder of the app's own font; OSError when not there.

    The file knows the day it was made, no moment, and not which app made it.
    """
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_margin(MARGIN_MM)
    pdf.set_lang(texts.language)
    pdf.set_title(title)
    pdf.set_creation_date(dt.datetime.combine(dt.datetime.now(dt.UTC), dt.time(12), tzinfo=dt.UTC))
    pdf.add_font("sans", "", fonts / _REGULAR)
    pdf.add_font("sans", "B", fonts / _HEAVY)
    pdf.add_page()
    return pdf


def write_line(pdf: FPDF, text: str, *, size: float = 12, heavy: bool = False) -> None:
    """A paragraph over the whole width."""
    pdf.set_font("sans", "B" if heavy else "", size)
    if is_right_to_left(text):
        _write_from_the_right(pdf, text, height=size * 0.55)
    else:
        pdf.multi_cell(0, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1.5)


def _write_from_the_right(pdf: FPDF, text: str, *, height: float) -> None:
    """Broken into lines as it is read, each drawn on its own: a line that is turned first would break at its end."""
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and (not line or pdf.get_string_width(shaped(longer)) <= pdf.epw):
            line = longer
            continue
        pdf.cell(pdf.epw, height, drawn(line), align="R", new_x="LMARGIN", new_y="NEXT")
        line = word


def write_pair(pdf: FPDF, text: str, number: str, *, size: float = 11) -> None:
    """A line of a table: words, and what belongs to them at the end of the line."""
    top, wide = pdf.get_y(), pdf.epw * 0.3
    pdf.set_font("sans", "", size)
    pdf.multi_cell(pdf.epw - wide, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")
    bottom = pdf.get_y()
    pdf.set_xy(pdf.l_margin + pdf.epw - wide, top)
    pdf.set_font("sans", "B", size)
    pdf.cell(wide, size * 0.55, number, align="R")
    pdf.set_xy(pdf.l_margin, bottom + 0.8)


def qr_png(text: str, *, scale: int = 8) -> BytesIO:
    """A QR as PNG, dark on white, with the quiet zone that ISO/IEC 18004 asks for."""
    raw = BytesIO()
    segno.make(text, error="m", micro=False).save(raw, kind="png", scale=scale, border=4)
    raw.seek(0)
    return raw


def can_write(pdf: FPDF, text: str) -> bool:
    """Whether the app's font has every letter of it: an organisation may have texts in a script that it has not."""
    known = pdf.fonts["sans"].cmap  # type: ignore[union-attr]
    return all(ord(letter) in known for letter in drawn(text) if not letter.isspace())
