"""What is wrong with words that an organisation typed or imported, said in plain words; nothing of them is kept
then.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain.consent_texts import nl
from domain.consent_texts.text import WORD_FIELDS, ConsentText
from domain.fields import cleaned, folded, is_plain_text
from domain.mark import N_

MOST_LETTERS = 200
RECIPIENT = "{recipient}"
FORMULA = "=+-@"  # what a spreadsheet would run, once these words go to a translator

FIELD_LABELS: dict[str, str] = {
    "question": N_("Vraag"),
    "what": N_("Wat"),
    "who": N_("Wie leest dit"),
    "how_long": N_("Hoelang"),
    "stop": N_("Stoppen"),
    "no_is_fine": N_("Nee mag"),
    "check": N_("Vraag om te checken"),
    "right": N_("Juist antwoord"),
    "wrong": N_("Fout antwoord"),
    "wrong2": N_("Nog een fout antwoord"),
}

_EMPTY = N_("Deze lijn is leeg.")
_TOO_LONG = N_("Deze lijn is te lang. Hoogstens 200 tekens.")
_STRANGE = N_("Er staan vreemde tekens in deze lijn.")
_MISSING = N_("Hier moet {recipient} staan: daar komt de naam van wie het krijgt.")
_BRACES = N_("Tussen accolades mag alleen {recipient} staan.")
_NOT_HERE = N_("Hier hoort geen {recipient}: deze vraag gaat niet over één partner of kanaal.")
_SAME_ANSWERS = N_("De drie antwoorden moeten verschillen.")
_NO_PERIOD = N_("De lijn Hoelang noemt de termijn niet die je koos.")

_DUTCH = {text.purpose: text for text in nl.TEXTS}
ASKED = tuple(sorted(_DUTCH))
"""The purposes that are asked, P01 to P15."""
_ASKED_IN = ("question", "right")  # where the Dutch words name the recipient, a translation may not leave it out
_NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
    *(f"{one}entwintig" for one in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")),
    "dertig",
    *(f"{one}endertig" for one in ("een", "twee", "drie", "vier", "vijf", "zes")),
)


class LineFault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one line: the name of its field (`FIELD_LABELS`) and a sentence."""

    field: str
    sentence: str


def line_faults(purpose: str, words: Mapping[str, object]) -> tuple[LineFault, ...]:
    """Faults in the ten lines of one purpose. `purpose` has to be one that is asked; `words` may hold anything."""
    found = [
        LineFault(field=name, sentence=sentence)
        for name in WORD_FIELDS
        if (sentence := _fault(purpose, name, words.get(name)))
    ]
    answers = [folded(str(words.get(name, ""))) for name in ("right", "wrong", "wrong2")]
    if not found and len(set(answers)) < len(answers):
        found.append(LineFault(field="wrong", sentence=_SAME_ANSWERS))
    return tuple(found)


def period_fault(how_long: str, *, months: int) -> LineFault | None:
    """Dutch only: words that promise an own period have to say it, as in zes maanden, 6 maanden, twee jaar."""
    said = folded(how_long).replace("-", "")
    names = [f"{number} maand" for number in (str(months), _NUMBERS[months])]
    if months % 12 == 0:
        names += [f"{number} jaar" for number in (str(months // 12), _NUMBERS[months // 12])]
    is_named = any(f" {name}" in f" {said}" for name in names)
    return None if is_named else LineFault(field="how_long", sentence=_NO_PERIOD)


def is_asked(purpose: str) -> bool:
    """Is there anything to ask for this purpose? P00 is not asked."""
    return purpose in _DUTCH


def _fault(purpose: str, name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return _EMPTY
    tidy = cleaned(value)
    if not is_plain_text(value) or "\n" in value or tidy[:1] in FORMULA:
        return _STRANGE
    return _TOO_LONG if len(value) > MOST_LETTERS else _recipient_fault(_DUTCH[purpose], name, tidy)


def _recipient_fault(dutch: ConsentText, name: str, value: str) -> str:
    if RECIPIENT in value and not dutch.needs_recipient:
        return _NOT_HERE
    if {"{", "}"} & set(value.replace(RECIPIENT, "")):
        return _BRACES
    is_needed = name in _ASKED_IN and RECIPIENT in getattr(dutch, name)
    return _MISSING if is_needed and RECIPIENT not in value else ""
