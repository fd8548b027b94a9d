"""The printed recovery key: one page with real text, made in memory, never written to this device's disk by us."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from domain.datewords import date_words
from domain.texts import Texts
from storage.recovery import Sheet
from views.paper import MARGIN_MM, new_paper, qr_png, write_line

if TYPE_CHECKING:
    from fpdf import FPDF

FILE_NAME = "herstelsleutel.pdf"
_QR_MM, _COLUMNS = 58, 4


def recovery_pdf(sheet: Sheet, *, texts: Texts, day: dt.date, fonts: Path) -> bytes:
    """A page of A4. `fonts`: the folder with the app's own font. Raises OSError when it is not there."""
    from fpdf.enums import WrapMode

    title = texts.t("Herstelsleutel van je team")
    pdf = new_paper(title, texts=texts, fonts=fonts)
    write_line(pdf, title, size=22, heavy=True)
    write_line(pdf, texts.t("Gemaakt op {day}.", day=date_words(day, texts=texts)))
    write_line(pdf, texts.t("Bewaar dit blad in de kluis van je organisatie. Neem er geen foto van."), heavy=True)
    write_line(pdf, texts.t("Wie dit blad heeft, kan in je team en leest alles. Is het weg? Maak dan een nieuw blad."))
    pdf.ln(4)
    write_line(pdf, texts.t("Zijn alle toestellen weg?"), size=15, heavy=True)
    for number, step in enumerate(_steps(texts), start=1):
        write_line(pdf, f"{number}. {step}")
    pdf.ln(4)
    write_line(pdf, sheet.address, size=13, heavy=True)
    _words(pdf, sheet.words)
    pdf.ln(6)
    top = pdf.get_y()
    pdf.image(qr_png(sheet.code), x=MARGIN_MM, y=top, w=_QR_MM, alt_text=texts.t("QR van de code"))
    pdf.set_xy(MARGIN_MM + _QR_MM + 6, top + 4)
    pdf.set_font("sans", "", 11)
    says = texts.t("Of lees de QR met een ander toestel en plak deze code:")
    pdf.multi_cell(0, 6, f"{says}\n{sheet.code}", align="L", wrapmode=WrapMode.CHAR)
    return bytes(pdf.output())


def _steps(texts: Texts) -> list[str]:
    return [
        texts.t("Open Vindplaats op een nieuw toestel en kies: Ik heb een uitnodiging."),
        texts.t("Typ het adres en de 24 woorden, in deze volgorde."),
        texts.t("Haal daarna de verloren toestellen uit het team."),
        texts.t("Druk het nieuwe blad af. Dit blad werkt dan niet meer."),
    ]


def _words(pdf: FPDF, words: tuple[str, ...]) -> None:
    """Six rows of four, each word with its number."""
    wide = pdf.epw / _COLUMNS
    for number, word in enumerate(words):
        if number % _COLUMNS == 0:
            pdf.set_x(MARGIN_MM)
        pdf.set_font("sans", "", 9)
        pdf.cell(9, 9, str(number + 1), align="R")
        pdf.set_font("sans", "B", 13)
        is_last = number % _COLUMNS == _COLUMNS - 1
        pdf.cell(wide - 9, 9, word, new_x="LMARGIN" if is_last else "RIGHT", new_y="NEXT" if is_last else "TOP")
