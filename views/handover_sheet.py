"""The sheet for a partner: only the lines that were left, in words that name nobody who was not named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from domain.codes import age_bands, answers, barriers, genders, municipalities, qualifications
from domain.codes.row import Row
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.actions.handing_over import Sheet
from storage.queries.sharing import ShareLine
from views.paper import new_paper, write_line

FILE_NAME = "doorverwijzing.pdf"
_LABELS = {
    "asks": N_("Komt voor"),
    "age_band": N_("Leeftijd, ongeveer"),
    "gender": N_("Gender"),
    "municipality": N_("Gemeente"),
    "qualification": N_("Diploma"),
    "school": N_("Laatste school"),
    "neet_since": N_("Zonder school of werk sinds"),
    "strengths": N_("Is goed in"),
    "wishes": N_("Wil graag"),
    "goal": N_("Doel voor later"),
    "name": N_("Naam"),
    "birth_date": N_("Geboortedatum"),
    "phone": N_("Bellen kan op"),
    "address": N_("Adres"),
    "handle": N_("Naam op een app"),
    "disability": N_("Een handicap of ziekte"),
    "origin": N_("Familie van buiten de Europese Unie"),
    "languages": N_("Talen"),
    "code": N_("Wat tegenhoudt"),
}
_CODES: dict[str, Mapping[str, Row]] = {
    "age_band": age_bands.BY_CODE,
    "gender": genders.BY_CODE,
    "qualification": qualifications.BY_CODE,
    "disability": answers.DISABILITY_BY_CODE,
    "origin": answers.ORIGIN_BY_CODE,
}


def line_words(line: ShareLine, *, texts: Texts) -> tuple[str, str]:
    """(what it is, what it says): the same on the screen and on paper, so that both see what leaves."""
    label = texts.t(_LABELS.get(line.field, N_("Ook dit")))
    return label, _value(line.field, line.value, texts=texts)


def _value(field: str, value: Any, *, texts: Texts) -> str:
    if field == "code":
        sub = barriers.SUB_BY_CODE.get(value)
        return texts.t(sub.label if sub else barriers.row_of(value).label)
    if field == "municipality":
        town = municipalities.BY_CODE.get(value)
        return town.name if town is not None else str(value)
    if field in _CODES:
        row = _CODES[field].get(value)
        return texts.t(row.label) if row is not None else texts.t("Weten we niet")
    if field in ("neet_since", "birth_date"):
        return date_words(dt.date.fromisoformat(str(value)), texts=texts)
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def title_of(sheet: Sheet, *, texts: Texts) -> str:
    """With the name only when the name is one of the lines."""
    name = next((str(line.value) for line in sheet.lines if line.field == "name"), "")
    return texts.t("{name} komt kennismaken", name=name) if name else texts.t("Een jongere komt kennismaken")


def foot_of(sheet: Sheet, *, texts: Texts) -> list[str]:
    """When, and whom to ask."""
    said = [texts.t("Samen ingevuld op {date}.", date=date_words(sheet.day, texts=texts))]
    if sheet.worker and sheet.organisation:
        said.append(texts.t("Vragen? Bel {worker} van {team}.", worker=sheet.worker, team=sheet.organisation))
    elif sheet.worker or sheet.organisation:
        said.append(texts.t("Vragen? Bel {worker}.", worker=sheet.worker or sheet.organisation))
    said.append(texts.t("De jongere koos zelf deze lijnen. Geef ze aan niemand anders door."))
    return said


def handover_pdf(sheet: Sheet, *, texts: Texts, fonts: Path, is_practice: bool = False) -> bytes:
    """A page of A4 with real text. `fonts`: the folder with the app's own font. Raises OSError when it is not there.

    The file knows the day and no moment; the same lines make the same bytes.
    """
    title = title_of(sheet, texts=texts)
    pdf = new_paper(title, texts=texts, fonts=fonts)
    pdf.set_creation_date(dt.datetime.combine(sheet.day, dt.time(12), tzinfo=dt.UTC))
    if is_practice:
        write_line(pdf, texts.t("Oefenen: niets hiervan is echt"), size=11, heavy=True)
    if sheet.recipient:
        write_line(pdf, texts.t("Voor {recipient}", recipient=sheet.recipient), size=11)
    write_line(pdf, title, size=22, heavy=True)
    pdf.ln(3)
    for line in sheet.lines:
        label, value = line_words(line, texts=texts)
        pdf.ln(1.5)
        write_line(pdf, label, size=10)
        write_line(pdf, value, size=13, heavy=True)
    pdf.ln(5)
    for said in foot_of(sheet, texts=texts):
        write_line(pdf, said, size=10)
    return bytes(pdf.output())
