"""A language of consent texts as a file: what goes to a translator and comes back (consent.md, "Words").

CSV: the columns doel, lijn, nederlands, vertaling, with `;` or `,` between them. Three lines say the language (taal:
code, naam, van rechts naar links); each purpose has a line `versie` (of the Dutch it translates) and ten of words.
A purpose without any translation is left out.
JSON: {"language": "ps", "name": "...", "rtl": true, "texts": {"P01": {"version": 1, "question": "...", ...}}}, with the
names of the fields.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from domain.consent_texts.checking import FIELD_LABELS, FORMULA, is_asked, line_faults
from domain.consent_texts.text import WORD_FIELDS, ConsentText
from domain.fields import cleaned, folded, is_plain_text
from domain.languages import BY_CODE, SOURCE_LANGUAGE
from domain.mark import N_

MOST_BYTES = 500_000
MOST_LINES = 1_000
COLUMNS = ("doel", "lijn", "nederlands", "vertaling")
LINES: dict[str, str] = {
    "question": "vraag",
    "what": "wat",
    "who": "wie",
    "how_long": "hoelang",
    "stop": "stoppen",
    "no_is_fine": "nee mag",
    "check": "checkvraag",
    "right": "juist",
    "wrong": "fout",
    "wrong2": "fout 2",
}
_LANGUAGE, _CODE, _NAME, _RTL, _VERSION = "taal", "code", "naam", "van rechts naar links", "versie"
_BY_LINE = {line: field for field, line in LINES.items()}
_YES = frozenset({"ja", "yes", "oui", "1", "true"})
_NO = frozenset({"", "nee", "no", "non", "0", "false"})
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}\Z")

_TOO_BIG = N_("Het bestand is te groot.")
_NO_TABLE = N_("Dit bestand kunnen we niet lezen. Bewaar het als CSV of JSON.")
_NO_HEADER = N_("De eerste lijn moet deze kolommen noemen: doel, lijn, nederlands, vertaling.")
_UNKNOWN_LINE = N_("Deze lijn kennen we niet.")
_TWICE = N_("Deze lijn staat er twee keer.")
_UNKNOWN_PURPOSE = N_("Dit doel kennen we niet.")
_NO_LANGUAGE = N_("Zeg welke taal het is: een code van twee of drie letters, zoals ps of tir.")
_IS_DUTCH = N_("Nederlands pas je op het scherm aan.")
_NO_NAME = N_("Zeg hoe de taal heet, in de taal zelf.")
_NO_DIRECTION = N_("Van rechts naar links: schrijf ja of nee.")
_WRONG_VERSION = N_("Dit is een vertaling van een andere Nederlandse tekst dan die van nu.")
_NO_TEXTS = N_("Er staat geen enkele vertaling in.")
_STRANGE = N_("Er staan vreemde tekens in deze lijn.")


class FileFault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, in words. `line`: as a spreadsheet numbers it, 0 in JSON. `purpose`, `field`: where known."""

    sentence: str
    line: int = 0
    purpose: str = ""
    field: str = ""


class TextFile(msgspec.Struct, frozen=True, kw_only=True):
    """A language with its texts, or what is wrong with the file: never both. `words`: purpose -> field -> words."""

    language: str = ""
    name: str = ""
    is_rtl: bool = False
    words: dict[str, dict[str, str]] = {}
    faults: tuple[FileFault, ...] = ()


class _Raw(msgspec.Struct, kw_only=True):
    """What a file says, nothing checked. `lines`: (purpose, field) -> line in the file."""

    language: Any = ""
    name: Any = ""
    rtl: Any = False
    texts: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    lines: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)
    faults: list[FileFault] = msgspec.field(default_factory=list)


def read_text_file(raw: bytes, *, dutch: Mapping[str, ConsentText]) -> TextFile:
    """Read a whole file. Never raises: what cannot be read is a fault, and a file with a fault gives nothing.

    `dutch`: the Dutch text of each purpose as it is asked now; a translation of other words is refused.
    """
    if len(raw) > MOST_BYTES:
        return _faulty(_TOO_BIG)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _faulty(_NO_TABLE)
    said = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_csv(text)
    if said is None:
        return _faulty(_NO_TABLE)
    return _checked(said, dutch)


def _from_json(text: str) -> _Raw | None:
    try:
        body = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None
    if not isinstance(body, dict) or not isinstance(body.get("texts"), dict):
        return None
    said = _Raw(language=body.get("language"), name=body.get("name", ""), rtl=body.get("rtl", False))
    for purpose, words in body["texts"].items():
        if not isinstance(words, dict):
            return None
        said.texts[purpose] = {str(name): value for name, value in words.items()}
        unknown = set(said.texts[purpose]) - {"version", *WORD_FIELDS}
        said.faults += [FileFault(purpose=purpose, sentence=_UNKNOWN_LINE) for _ in sorted(unknown)]
    return said


def _from_csv(text: str) -> _Raw | None:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") >= first.count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    if not rows or len(rows) > MOST_LINES:
        return None
    said = _Raw()
    if tuple(folded(cleaned(cell)) for cell in rows[0]) != COLUMNS:
        said.faults.append(FileFault(line=1, sentence=_NO_HEADER))
        return said
    for line, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            _read_row(said, line, [*row, "", "", "", ""][: max(len(COLUMNS), len(row))])
    return said


def _read_row(said: _Raw, line: int, row: list[str]) -> None:
    about, name = cleaned(row[0]), folded(cleaned(row[1]))
    value = row[3].strip()
    field = "version" if name == _VERSION else _BY_LINE.get(name, "")
    if folded(about) == _LANGUAGE and name in (_CODE, _NAME, _RTL):
        if name == _CODE:
            said.language = value
        elif name == _NAME:
            said.name = value
        else:
            said.rtl = value
    elif len(row) > len(COLUMNS) or not field or not about:
        said.faults.append(FileFault(line=line, sentence=_UNKNOWN_LINE))
    elif (about, field) in said.lines:
        said.faults.append(FileFault(line=line, sentence=_TWICE))
    else:
        said.lines[about, field] = line
        said.texts.setdefault(about, {})[field] = value


def _checked(said: _Raw, dutch: Mapping[str, ConsentText]) -> TextFile:
    faults = list(said.faults)
    code, name, is_rtl = _language(said, faults)
    words: dict[str, dict[str, str]] = {}
    for purpose, lines in said.texts.items():
        if not any(lines.get(field) for field in WORD_FIELDS):
            continue
        found = _purpose_faults(purpose, lines, said, dutch)
        faults += found
        if not found:
            words[purpose] = {field: cleaned(str(lines[field])) for field in WORD_FIELDS}
    if not faults and not words:
        faults.append(FileFault(sentence=_NO_TEXTS))
    if faults:
        return TextFile(faults=tuple(sorted(faults, key=lambda fault: (fault.line, fault.purpose))))
    return TextFile(language=code, name=name, is_rtl=is_rtl, words=words)


def _language(said: _Raw, faults: list[FileFault]) -> tuple[str, str, bool]:
    code = said.language.strip().lower() if isinstance(said.language, str) else ""
    if not _LANGUAGE_CODE.match(code):
        faults.append(FileFault(sentence=_NO_LANGUAGE))
        return "", "", False
    if code == SOURCE_LANGUAGE:
        faults.append(FileFault(sentence=_IS_DUTCH))
    known = BY_CODE.get(code)
    if known is not None:
        return code, known.name, known.is_rtl
    name = said.name if isinstance(said.name, str) else ""
    if not is_plain_text(name) or not cleaned(name) or len(name) > 80 or cleaned(name)[0] in FORMULA:
        faults.append(FileFault(sentence=_NO_NAME))
    direction = str(said.rtl).strip().lower() if isinstance(said.rtl, (str, bool)) else "?"
    if direction not in _YES | _NO:
        faults.append(FileFault(sentence=_NO_DIRECTION))
    return code, cleaned(name), direction in _YES


def _purpose_faults(
    purpose: str, lines: Mapping[str, Any], said: _Raw, dutch: Mapping[str, ConsentText]
) -> list[FileFault]:
    if not is_asked(purpose) or purpose not in dutch:
        shown = purpose if re.match(r"P\d\d\Z", purpose) else ""
        lowest = min((line for (about, _), line in said.lines.items() if about == purpose), default=0)
        return [FileFault(line=lowest, purpose=shown, sentence=_UNKNOWN_PURPOSE)]
    found = [
        FileFault(
            line=said.lines.get((purpose, fault.field), 0),
            purpose=purpose,
            field=FIELD_LABELS[fault.field],
            sentence=fault.sentence,
        )
        for fault in line_faults(purpose, lines)
    ]
    if str(lines.get("version", "")).strip() != str(dutch[purpose].version):
        line = said.lines.get((purpose, "version"), 0)
        found.insert(0, FileFault(line=line, purpose=purpose, sentence=_WRONG_VERSION))
    return found


def template(dutch: Mapping[str, ConsentText], *, filled: Mapping[str, ConsentText] | None = None) -> bytes:
    """The file to give to a translator: the Dutch beside an empty column, or beside what is there already
    (`filled`).
    """
    filled = filled or {}
    one = next(iter(filled.values()), None)
    known = BY_CODE.get(one.language) if one is not None else None
    is_rtl = known.is_rtl if known is not None else one is not None and one.is_rtl
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerow((_LANGUAGE, _CODE, "", one.language if one else ""))
    writer.writerow((_LANGUAGE, _NAME, "", (known.name if known else one.name) if one else ""))
    writer.writerow((_LANGUAGE, _RTL, "", ("ja" if is_rtl else "nee") if one else ""))
    for purpose, text in sorted(dutch.items()):
        writer.writerow((purpose, _VERSION, "", text.version))
        for field, line in LINES.items():
            writer.writerow((purpose, line, getattr(text, field), getattr(filled.get(purpose), field, "")))
    return out.getvalue().encode("utf-8-sig")


def _faulty(sentence: str) -> TextFile:
    return TextFile(faults=(FileFault(sentence=sentence),))
