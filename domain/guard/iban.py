"""IBAN: two letters, two check digits, and as many more as the country has, together 1 modulo 97 (ISO 13616)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.found import Found
from domain.guard.lists import words_in

# The IBAN registry, release 99 (SWIFT): how long an IBAN of each country is.
_LENGTHS = """AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20
EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20
LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25
QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"""
LENGTHS = {row[:2]: int(row[2:]) for row in _LENGTHS.split()}
_ONLY_DIGITS = frozenset(country.upper() for country in words_in("countries_of_digits"))

_BEGINS = re.compile(r"(?:(?<![^\W\d_])|(?<=[Ii][Bb][Aa][Nn]))[A-Za-z][ ]?[A-Za-z][ .\-]{0,2}[0-9][ ]?[0-9]")
_FEWEST_DIGITS = 8  # of any country's IBAN; words of a sentence have fewer
_BETWEEN_SIGNS, _BETWEEN_WORDS = 4, 24


def is_iban(written: str) -> bool:
    """Whether letters and digits without anything between are an IBAN: country, length and modulo 97."""
    plain = written.upper()
    if not plain.isascii() or not plain.isalnum() or LENGTHS.get(plain[:2]) != len(plain) or not plain[2:4].isdigit():
        return False
    if sum(letter.isdigit() for letter in plain) < _FEWEST_DIGITS:
        return False
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1


def ibans(text: str) -> Iterator[Found]:
    """Every one in a text: in groups, with dots, dashes or words between, small letters."""
    for match in _BEGINS.finditer(text):
        country = "".join(letter for letter in match[0] if letter.isalpha()).upper()
        length = LENGTHS.get(country)
        if length is None:
            continue
        head = country + "".join(letter for letter in match[0] if letter.isdigit())
        end = _end_of(text, match.end(), head, length=length, skips_words=False)
        if end is None and country in _ONLY_DIGITS:
            end = _end_of(text, match.end(), head, length=length, skips_words=True)
        if end is not None:
            yield Found(match.start(), end, "iban")


def _end_of(text: str, start: int, head: str, *, length: int, skips_words: bool) -> int | None:
    """Where the IBAN that begins with `head` ends, read on from `start`; None when it is none."""
    written, between = head, 0
    for place in range(start, len(text)):
        letter = text[place]
        is_part = letter.isascii() and (letter.isdigit() if skips_words else letter.isalnum())
        if is_part:
            written, between = written + letter, 0
            if len(written) == length:
                return place + 1 if is_iban(written) else None
            continue
        between += 1
        if between > (_BETWEEN_WORDS if skips_words else _BETWEEN_SIGNS):
            return None
    return None
