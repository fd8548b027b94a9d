"""The printed recovery key: one page with real text, made in memory, never written to this device's disk by us."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import WrapMode

from domain.datewords import date_words
from domain.texts import Texts
from storage.recovery import Sheet
from views.texts import load_texts

FILE_NAME = "herstelsleutel.pdf"
_MARGIN_MM, _QR_MM, _COLUMNS = 20, 58, 4
_ON_PAPER = ("nl", "fr", "en")
_REGULAR, _HEAVY = "VindplaatsSans-400.ttf", "VindplaatsSans-600.ttf"


def texts_on_paper(texts: Texts) -> Texts:
    """The worker's language, or Dutch: whoever opens the safe works in Flanders, and the font has no other script."""
    return texts if texts.language in _ON_PAPER else load_texts()


def recovery_pdf(sheet: Sheet, *, texts: Texts, day: dt.date, fonts: Path) -> bytes:
    """A page of A4. `fonts`: the folder with the app's own font. Raises OSError when it is not there."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_margin(_MARGIN_MM)
    pdf.set_lang(texts.language)
    pdf.set_title(texts.t("Herstelsleutel van je team"))
    pdf.set_creator("Vindplaats")
    pdf.add_font("sans", "", fonts / _REGULAR)
    pdf.add_font("sans", "B", fonts / _HEAVY)
    pdf.add_page()
    _line(pdf, texts.t("Herstelsleutel van je team"), size=22, heavy=True)
    _line(pdf, texts.t("Gemaakt op {day}.", day=date_words(day, texts=texts)))
    _line(pdf, texts.t("Bewaar dit blad in de kluis van je organisatie. Neem er geen foto van."), heavy=True)
    _line(pdf, texts.t("Wie dit blad heeft, kan in je team en leest alles. Is het weg? Maak dan een nieuw blad."))
    pdf.ln(4)
    _line(pdf, texts.t("Zijn alle toestellen weg?"), size=15, heavy=True)
    for number, step in enumerate(_steps(texts), start=1):
        _line(pdf, f"{number}. {step}")
    pdf.ln(4)
    _line(pdf, sheet.address, size=13, heavy=True)
    _words(pdf, sheet.words)
    pdf.ln(6)
    top = pdf.get_y()
    pdf.image(_qr(sheet.code), x=_MARGIN_MM, y=top, w=_QR_MM, alt_text=texts.t("QR van de code"))
    pdf.set_xy(_MARGIN_MM + _QR_MM + 6, top + 4)
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


def _line(pdf: FPDF, text: str, *, size: float = 12, heavy: bool = False) -> None:
    pdf.set_font("sans", "B" if heavy else "", size)
    pdf.multi_cell(0, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1.5)


def _words(pdf: FPDF, words: tuple[str, ...]) -> None:
    """Six rows of four, each word with its number."""
    wide = pdf.epw / _COLUMNS
    for number, word in enumerate(words):
        if number % _COLUMNS == 0:
            pdf.set_x(_MARGIN_MM)
        pdf.set_font("sans", "", 9)
        pdf.cell(9, 9, str(number + 1), align="R")
        pdf.set_font("sans", "B", 13)
        is_last = number % _COLUMNS == _COLUMNS - 1
        pdf.cell(wide - 9, 9, word, new_x="LMARGIN" if is_last else "RIGHT", new_y="NEXT" if is_last else "TOP")


def _qr(code: str) -> BytesIO:
    raw = BytesIO()
    segno.make(code, error="m", micro=False).save(raw, kind="png", scale=8, border=4)
    raw.seek(0)
    return raw
