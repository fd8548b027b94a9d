"""'Dit zagen we op straat' as one page of A4."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from domain.texts import Texts
from storage.queries.street import Shown, Street
from views.figure_words import code_words, span_words
from views.paper import new_paper, write_line, write_pair

FILE_NAME = "dit-zagen-we-op-straat.pdf"
_ROOM_MM = 257


def number_words(count: int | None, *, texts: Texts) -> str:
    """A number of the sheet."""
    return texts.t("minder dan 5") if count is None else str(count)


def headline_of(found: Street, *, texts: Texts) -> str:
    """Which days, and whose."""
    days = span_words(found.span, texts=texts)
    return texts.t("{team}, {days}", team=found.team, days=days) if found.team else days


def sections_of(found: Street, *, texts: Texts) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, lines of words and a number), in the order of the page; the screen shows the very same."""

    def lines(name: str, counts: Shown) -> list[tuple[str, str]]:
        return [(code_words(name, code, texts=texts), number_words(count, texts=texts)) for code, count in counts]

    met = [
        (texts.t("Contacten"), number_words(found.contacts, texts=texts)),
        (texts.t("Jongeren die we ontmoetten"), number_words(found.heads, texts=texts)),
    ]
    sections = [
        (texts.t("Hoe vaak"), met),
        (texts.t("Waar"), lines("places", found.places)),
        (texts.t("Hoe we elkaar vonden"), lines("signals", found.signals)),
        (texts.t("Drempels: bij hoeveel jongeren"), lines("barriers", found.barriers)),
        (texts.t("Gezien op straat, los van één jongere"), lines("observations", found.observations)),
        (texts.t("Wie ons op een jongere wees, zonder naam"), lines("pointed", found.pointed)),
    ]
    return [(heading, rows) for heading, rows in sections if rows]


def remarks(found: Street, *, texts: Texts, is_practice: bool) -> Sequence[str]:
    """What stands at the foot of the page."""
    said = [
        texts.t("Getallen zijn afgerond op {base}. Op dit blad staat niemands naam.", base=found.base),
        texts.t("Wie niet geteld wil worden, staat er niet in."),
    ]
    return [texts.t("Oefenen: niets hiervan is echt"), *said] if is_practice else said


def street_pdf(found: Street, *, texts: Texts, fonts: Path, is_practice: bool = False) -> bytes:
    """One page, in smaller letters when there is much. `fonts`: the app's own font. Raises OSError when not there."""
    sections = sections_of(found, texts=texts)
    scale = _scale(len(sections), sum(len(rows) for _, rows in sections))
    title = texts.t("Dit zagen we op straat")
    pdf = new_paper(title, texts=texts, fonts=fonts)
    write_line(pdf, title, size=22 * scale, heavy=True)
    write_line(pdf, headline_of(found, texts=texts), size=13 * scale)
    for heading, rows in sections:
        pdf.ln(2 * scale)
        write_line(pdf, heading, size=13 * scale, heavy=True)
        for words, number in rows:
            write_pair(pdf, words, number, size=10.5 * scale)
    pdf.ln(3 * scale)
    for said in remarks(found, texts=texts, is_practice=is_practice):
        write_line(pdf, said, size=9 * scale)
    return bytes(pdf.output())


def _scale(headings: int, rows: int) -> float:
    """How large the letters may be, from the heights in mm of what is written; a tenth is left for long lines."""
    fixed = 9 + 1.5 * headings + 0.8 * rows
    growing = 37 + 9.2 * headings + 5.8 * rows
    return min(1.0, 0.9 * (_ROOM_MM - fixed) / growing)
