"""A receipt to take along on paper: a page a receipt, real text in the language of the conversation, and its QR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.strokes import HEIGHT, WIDTH, unpacked
from domain.texts import Texts
from storage.queries.receipts import Copyable
from views.paper import MARGIN_MM, can_write, new_paper, qr_png, write_line
from views.screens.receipt_words import Piece, facts, heard, qr_text, sender_lines, texts_of

if TYPE_CHECKING:
    from fpdf import FPDF

FILE_NAME = "bewijs.pdf"
_QR_MM = 40
_BESIDE_MM = 6
_SIGNATURE_MM = 70


def receipt_pdf(
    pieces: Sequence[tuple[Piece, Copyable]], *, texts: Texts, fonts: Path, is_practice: bool = False
) -> bytes:
    """One page each. `texts`: the worker's, for a language or a script that the app has not. Raises OSError without
    the font.
    """
    first, texts_first = pieces[0][0], texts_of(pieces[0][0], texts=texts)
    # A viewer keeps the title in its list of files, so the number stands on the page only.
    pdf = new_paper(texts_first.t("Bewijs"), texts=texts_first, fonts=fonts)
    # The day and no moment: the paper tells no more than the receipt does.
    pdf.set_creation_date(dt.datetime.combine(first.receipt.day, dt.time(12), tzinfo=dt.UTC))
    for place, (piece, copy) in enumerate(pieces):
        if place:
            pdf.add_page()
        readable = piece if all(can_write(pdf, line) for line in heard(piece)) else replace(piece, text=None)
        _page(pdf, readable, copy, texts=texts_of(readable, texts=texts), is_practice=is_practice)
    return bytes(pdf.output())


def _page(pdf: FPDF, piece: Piece, copy: Copyable, *, texts: Texts, is_practice: bool) -> None:
    if is_practice:
        write_line(pdf, texts.t("Oefenen: niets hiervan is echt"), size=11, heavy=True)
    _qr(pdf, qr_text(piece, texts=texts), label=texts.t("QR met wat op dit bewijs staat"), is_rtl=texts.is_rtl)
    write_line(pdf, texts.t("Voor {name}", name=piece.alias), size=11)
    write_line(pdf, texts.t("Bewijs {number}", number=piece.receipt.number), size=20, heavy=True)
    pdf.ln(2)
    said = facts(piece, texts=texts, is_signature_kept=bool(copy.strokes))
    for label, words in (*said, *sender_lines(copy.sender, texts=texts)):
        write_line(pdf, label, size=9)
        write_line(pdf, words, size=12, heavy=True)
    pdf.set_left_margin(MARGIN_MM)
    pdf.set_right_margin(MARGIN_MM)
    pdf.set_y(max(pdf.get_y(), MARGIN_MM + _QR_MM))
    if heard(piece):
        pdf.ln(3)
        write_line(pdf, texts.t("Dit hoorde je"), size=9)
        for line in heard(piece):
            write_line(pdf, line, size=12)
    if copy.strokes:
        _signature(pdf, copy.strokes, label=texts.t("De handtekening van {name}", name=piece.alias))
    pdf.ln(2)
    write_line(pdf, texts.t("Zonder dit nummer weet niemand van wie dit was."), size=10)


def _qr(pdf: FPDF, words: str, *, label: str, is_rtl: bool) -> None:
    """At the end of the head, where the lines leave room for it."""
    left = MARGIN_MM if is_rtl else pdf.w - MARGIN_MM - _QR_MM
    pdf.image(qr_png(words), x=left, y=MARGIN_MM, w=_QR_MM, alt_text=label)
    if is_rtl:
        pdf.set_left_margin(MARGIN_MM + _QR_MM + _BESIDE_MM)
        pdf.set_x(pdf.l_margin)
    else:
        pdf.set_right_margin(MARGIN_MM + _QR_MM + _BESIDE_MM)


def _signature(pdf: FPDF, strokes: Sequence[int], *, label: str) -> None:
    """Drawn as lines, not as a picture, under its label."""
    height = _SIGNATURE_MM * HEIGHT / WIDTH
    pdf.ln(3)
    if pdf.get_y() + height + 8 > pdf.h - MARGIN_MM:
        pdf.add_page()
    write_line(pdf, label, size=9)
    left, top, scale = pdf.l_margin, pdf.get_y(), _SIGNATURE_MM / WIDTH
    pdf.set_line_width(0.5)
    for line in unpacked(strokes):
        pdf.polyline([(left + x * scale, top + y * scale) for x, y in line])
    pdf.set_y(top + height + 2)
