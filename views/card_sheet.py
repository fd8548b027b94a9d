"""A card to take along on paper: large words and the same QR."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from domain.card import Card, code_of
from domain.texts import Texts
from views.paper import MARGIN_MM, new_paper, qr_png, write_line

FILE_NAME = "kaartje.pdf"
_QR_MM = 80


def card_pdf(card: Card, *, texts: Texts, fonts: Path, now: dt.datetime, today: dt.date) -> bytes:
    """One page. Raises OSError when the font is not there."""
    pdf = new_paper(card.what, texts=texts, fonts=fonts)
    write_line(pdf, card.what, size=28, heavy=True)
    for line in card.lines[1:]:
        write_line(pdf, line, size=20)
    pdf.ln(6)
    picture = qr_png(code_of(card, now=now, today=today))
    pdf.image(picture, x=MARGIN_MM, y=pdf.get_y(), w=_QR_MM, alt_text=texts.t("QR van het kaartje"))
    pdf.set_y(pdf.get_y() + _QR_MM + 4)
    write_line(pdf, texts.t("Richt de camera van je gsm op het vierkant."), size=14)
    return bytes(pdf.output())
