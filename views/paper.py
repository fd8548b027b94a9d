"""What is printed or handed out: pages of A4 with real text in the app's own font, made in memory and kept nowhere.

The PDF library is loaded with the first page, not with the app: it takes as long as half of the rest together.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from domain.texts import Texts
from views.texts import load_texts

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN_MM = 20
_ON_PAPER = ("nl", "fr", "en")
_REGULAR, _HEAVY = "VindplaatsSans-400.ttf", "VindplaatsSans-600.ttf"


def texts_on_paper(texts: Texts) -> Texts:
    """The worker's language, or Dutch: whoever reads it works in Flanders, and the font has no other script."""
    return texts if texts.language in _ON_PAPER else load_texts()


def new_paper(title: str, *, texts: Texts, fonts: Path) -> FPDF:
    """A first page, its title and language set. `fonts`: the folder of the app's own font; OSError when not there."""
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    pdf.set_margin(MARGIN_MM)
    pdf.set_lang(texts.language)
    pdf.set_title(title)
    pdf.set_creator("Vindplaats")
    pdf.add_font("sans", "", fonts / _REGULAR)
    pdf.add_font("sans", "B", fonts / _HEAVY)
    pdf.add_page()
    return pdf


def write_line(pdf: FPDF, text: str, *, size: float = 12, heavy: bool = False) -> None:
    """A paragraph over the whole width."""
    pdf.set_font("sans", "B" if heavy else "", size)
    pdf.multi_cell(0, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1.5)


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
