"""The day somebody was born, or turns eighteen: a whole date with a cue beside it, or one too long ago for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.fields import folded
from domain.guard.found import Found
from domain.guard.number_words import number_in_words

_MONTHS = {
    month: number
    for number, row in enumerate(
        (
            "januari janvier january jan janv",
            "februari fevrier february feb febr fevr",
            "maart mars march mrt",
            "april avril apr avr",
            "mei mai may",
            "juni juin june jun",
            "juli juillet july jul",
            "augustus aout august aug",
            "september septembre sep sept",
            "oktober octobre october okt oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for month in row.split()
}
_FIGURES = re.compile(
    r"(?<![\w/.\-])(?:(?P<d>[0-9]{1,2})[ ]?(?P<s>[./\- ])[ ]?(?P<m>[0-9]{1,2})[ ]?(?P=s)[ ]?(?P<y>(?:19|20)?[0-9]{2})"
    r"|(?P<y2>(?:19|20)[0-9]{2})[./\-]?(?P<m2>[01][0-9])[./\-]?(?P<d2>[0-3][0-9]))(?![\w/]|[.\-][0-9])"
)
_WORDS = re.compile(
    r"(?P<day>[0-9]{1,2}|[^\W\d_]{2,24})(?:e|de|ste|er|st|nd|rd|th)?[ ](?:of[ ])?"
    r"(?P<month>[^\W\d_]{3,10})\.?,?[ ](?P<year>(?:19|20)[0-9]{2}|['’][0-9]{2})(?![0-9])"
)
_AMERICAN = re.compile(
    r"(?P<month>[^\W\d_]{3,10})\.?[ ](?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?[ ](?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_BEFORE = re.compile(
    r"(?i)(?:\bgeb\b\.?\w{0,8}\.?|geboren|geboort\w{0,10}|(?<![0-9])°|\bborn\b|\bd\.?o\.?b\b|"
    r"\bn[ée]e?\b|naissance|birth\w{0,7}|\bjarig|verjaar\w{0,6}|"
    r"\bwordt 18|turn(?:s|ed|ing)? 18|18 ans|18 (?:op|le|on)(?! 20 (?:voor|in|pour|for|op)\b)|\banniv\w{0,10}|bday|"
    r"date of birth|geb\.dat|geb/|"
    r"\b18 jaar (?:op|sinds)|meerderjarig|majeure?\b)[^\n]{0,18}\Z"
)
_AFTER = re.compile(
    r"(?i)[^\n]{0,12}?(?:\bgeboren|geboort\w{0,10}|\bborn\b|\bjarig|verjaart|naissance|"
    r"\bbirthday|\banniversaire|(?:->|=|wordt|dan|is hij|is ze)[ ]?18\b)"
)
# What else has an old date: a law, a building, a thing that began.
_OF_A_THING = re.compile(
    r"(?i)\b(?:wet|kb|decreet|besluit|loi|arrêté|act|law|opgericht|oprichting|opening|geopend|open|gebouwd|bouwjaar|"
    r"bestaat|gestart|begonnen|sinds|since|depuis|vanaf|fondée?|founded|built|construite?|ouverte?|foto\w{0,2}|photo|"
    r"diploma|getuigschrift|diplôme|behaald|contract|getrouwd|beschilderd|gebouw|idee|krant|vzw|asbl|"
    r"jh)\b[^\n;]{0,24}\Z"
)
_EIGHTEEN = re.compile(
    r"(?i)\b18(?:e|de|ste|th|j)?\b|18 ?(?:jaar|ans)|achttien|eighteen|dix-huit|meerderjarig|"
    r"volwassen|majeure?\b|adult"
)
_LOOK_BACK, _CHILD_YEARS = 40, 11


def birth_dates(text: str, *, year: int = 0) -> Iterator[Found]:
    """Every one in a text. `year`: this one; a whole date more than eleven years back is taken for a birth."""
    for pattern in (_FIGURES, _WORDS, _AMERICAN):
        for match in pattern.finditer(text):
            written = _year_of(match)
            if not _is_day(match):
                continue
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            if year and written > year and not _EIGHTEEN.search(before + text[match.end() : match.end() + _LOOK_BACK]):
                continue  # nobody was born in a year that is to come; only turning eighteen is said so
            is_long_ago = bool(year) and 1900 < written <= year - _CHILD_YEARS and not _OF_A_THING.search(before)
            if is_long_ago or _BEFORE.search(before) or _AFTER.match(text, match.end()):
                yield Found(*match.span(), "birth_date")


def _year_of(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return int((groups.get("y") or groups.get("y2") or groups.get("year") or "0").lstrip("'’"))


def _is_day(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if "month" in groups:
        day = groups["day"] if groups["day"].isdigit() else number_in_words(_bare(groups["day"]))
        return folded(groups["month"]) in _MONTHS and bool(day) and 1 <= int(day or 0) <= 31
    day, month = groups["d"] or groups["d2"], groups["m"] or groups["m2"]
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _bare(word: str) -> str:
    """A number that counts out: "zesde" -> "zes"."""
    for ending in ("ste", "de"):
        if word.endswith(ending) and number_in_words(word.removesuffix(ending)):
            return word.removesuffix(ending)
    return word
