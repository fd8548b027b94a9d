"""The partner list as a CSV file: one header line with these Dutch words, one partner a line, `;` or `,` between them.

| column | what it is |
| --- | --- |
| naam | needed; what the team calls it |
| soort | needed; a code of domain.codes.partner_kinds or its Dutch word (VDAB, OCMW, Werkgever ...) |
| organisatie, gemeente, telefoon, e-mail, uren, vragen naar, voorwaarden, nota | as typed, may be empty |
| provincie | a province by its name, may be empty |

Bytes are UTF-8, with or without a mark at the start; what is not is read as Windows-1252, as older spreadsheets save.
"""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from domain.codes import partner_kinds
from domain.codes.municipalities import PROVINCES
from domain.errors import BadRecord
from domain.fields import checked, cleaned, folded
from domain.records import KINDS
from domain.texts import N_

MOST_LINES = 500
MOST_BYTES = 1_000_000
COLUMNS: dict[str, str] = {
    "naam": "name",
    "soort": "kind",
    "organisatie": "organisation",
    "provincie": "province",
    "gemeente": "municipality",
    "telefoon": "phone",
    "e-mail": "email",
    "uren": "hours",
    "vragen naar": "ask_for",
    "voorwaarden": "conditions",
    "nota": "note",
}
_NO_HEADER = N_("De eerste lijn moet de kolommen noemen. Naam en soort zijn nodig.")
_UNKNOWN_COLUMN = N_("Een kolom heeft een naam die we niet kennen.")
_TWICE = N_("Een kolom staat er twee keer.")
_TOO_MUCH = N_("Het bestand is te groot. Neem hoogstens 500 partners.")
_NO_TABLE = N_("Dit is geen lijst die we kunnen lezen. Bewaar ze als CSV.")
_NO_NAME = N_("Er staat geen naam.")
_NO_KIND = N_("De soort kennen we niet.")
_NO_PROVINCE = N_("De provincie kennen we niet.")
_TOO_LONG = N_("Er staat een tekst die te lang is of vreemde tekens heeft.")
_TOO_WIDE = N_("Er staan meer vakken dan kolommen.")
_SAME_NAME = N_("Deze partner staat er twee keer.")


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a line, in words. `line`: as a spreadsheet numbers it, 1 is the header."""

    line: int
    sentence: str


class PartnerFile(msgspec.Struct, frozen=True, kw_only=True):
    """The partners of a file as records, or what is wrong with it: never both."""

    partners: tuple[dict[str, Any], ...] = ()
    faults: tuple[Fault, ...] = ()


def read_partner_file(raw: bytes) -> PartnerFile:
    """Read a whole file. Never raises: what cannot be read is a fault, and a file with a fault gives no partner."""
    if len(raw) > MOST_BYTES:
        return _faulty(1, _TOO_MUCH)
    text = _decoded(raw)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        return _faulty(1, _NO_TABLE)
    if not rows:
        return _faulty(1, _NO_HEADER)
    header = [folded(cleaned(cell)) for cell in rows[0]]
    if fault := _header_fault(header):
        return _faulty(1, fault)
    if len(rows) > MOST_LINES + 1:
        return _faulty(1, _TOO_MUCH)
    return _partners(rows[1:], [COLUMNS[name] for name in header])


def _partners(rows: list[list[str]], fields: list[str]) -> PartnerFile:
    found: list[dict[str, Any]] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        partner, sentence = _partner(row, fields)
        key = (folded(str(partner.get("name", ""))), str(partner.get("kind", "")))
        if not sentence and key in seen:
            sentence = _SAME_NAME
        seen.add(key)
        if sentence:
            faults.append(Fault(line=line, sentence=sentence))
        found.append(partner)
    return PartnerFile(faults=tuple(faults)) if faults else PartnerFile(partners=tuple(found))


def _partner(row: list[str], fields: list[str]) -> tuple[dict[str, Any], str]:
    """(the record, what is wrong with it or "")."""
    if len(row) > len(fields):
        return {}, _TOO_WIDE
    values = {name: cleaned(cell) for name, cell in zip(fields, row, strict=False) if cell.strip()}
    if "name" not in values:
        return {}, _NO_NAME
    values["kind"] = _code_of(values.get("kind", ""), ((row.code, row.label) for row in partner_kinds.PARTNER_KINDS))
    if not values["kind"]:
        return {}, _NO_KIND
    if "province" in values:
        values["province"] = _code_of(values["province"], ((row.code, row.label) for row in PROVINCES))
        if not values["province"]:
            return {}, _NO_PROVINCE
    try:
        return {name: checked(KINDS["partner"].fields[name], value) for name, value in values.items()}, ""
    except BadRecord:
        return {}, _TOO_LONG


def _code_of(typed: str, rows: Any) -> str:
    wanted = folded(typed)
    return next((code for code, label in rows if wanted in (code, folded(label))), "")


def _header_fault(header: list[str]) -> str:
    if len(set(header)) != len(header):
        return _TWICE
    if not {"naam", "soort"} <= set(header):
        return _NO_HEADER
    return "" if set(header) <= set(COLUMNS) else _UNKNOWN_COLUMN


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") >= first.count(",") else ","


def _faulty(line: int, sentence: str) -> PartnerFile:
    return PartnerFile(faults=(Fault(line=line, sentence=sentence),))
