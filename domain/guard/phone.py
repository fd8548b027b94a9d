"""Numbers to reach somebody by: Belgian ones, and those of elsewhere that begin with +, 00 or 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.guard.digits import Group, windows
from domain.guard.found import Found

_BETWEEN = re.compile(r"[\s./\-()]{0,4}")
_WITHIN = re.compile(r"[0-9][.:,]\Z")
_TIGHT_ON = re.compile(r"[./\-][0-9]")
_COMPANY = re.compile(
    r"(?i)\b(?:kbo|bce|btw|tva|vat|ondernemingsn\w{0,10}|entreprise|isbn|polis\w{0,8})\b\W{0,3}(?:n[r°o]?\W{0,2})?\Z"
)
# What numbers a thing. Not before a mobile number: "klant 0470 ..." is somebody to call.
_OF_A_THING = re.compile(
    r"(?i)\b(?:(?:dossier|ref|référence|referentie|reference|factuur|facture|invoice|order|ticket|serie|serial|artikel|"
    r"barcode|pakket|pakje|colis|parcel|commande|dhl|ups|gls|dpd|postnl|bpost|imei|mededeling|communication)"
    r"(?:nummer|nr|no)?|(?:klant|client|lid|kaart|bestel|volg|wacht|bon|stuk|kamer|kast)(?:nummer|nr))\b[^\w+]{0,3}"
    r"(?:(?:nummer|nr|n|no|bib|vakbond)\b[^\w+]{0,3})?\Z"
)
_CALLED = re.compile(
    r"(?i)\b(?:tel\w{0,8}|gsm|mob\w{0,6}|whats?app|wapp|sms|phone|call|t[ée]l|bel(?:t|len|de)?|signal)\b"
    r"[^\w+]{0,3}(?:\w{1,8}\W{1,2}){0,2}\Z"
)
_ACCOUNT = re.compile(r"\b[A-Z]{2}[0-9]{2}[ ]?[A-Z]{4}[ ]?\Z")
_MOBILE = ("045", "046", "047", "048", "049")
_LOOK_BACK = 28
_LENGTHS = (8, 9, 10, 11, 12, 13, 14, 15)
_NUMBER_OF_A_PERSON = (2, 2, 2, 3, 2)


def phones(text: str, found: Sequence[Group]) -> Iterator[Found]:
    """Every number in the text, with its plus. Numbers in words count when they begin with a nul."""
    for run in _runs(text, found):
        past = 0
        if tuple(len(group.digits) for group in run) == _NUMBER_OF_A_PERSON:
            continue  # a national number that is none: a typing error or an order number, not a telephone
        for first, end in windows(run, lengths=_LENGTHS):
            window = run[first:end]
            if window[0].start < past:
                continue
            if not _is_within(run, first, past) and _is_number(text, window, run[end] if end < len(run) else None):
                if not _is_mobile(window) and _is_of_a_thing(text, window):
                    continue
                start = window[0].start - (1 if _has_plus(text, window[0].start) else 0)
                start -= 1 if start > 0 and text[start - 1] == "(" else 0
                past = window[-1].end
                yield Found(start, past, "phone")


def _is_within(run: Sequence[Group], first: int, past: int) -> bool:
    """Whether two zeros stand in the middle of a longer number: "8932 0420 0011 2233", that of a card."""
    return (
        first > 0
        and run[first].digits.startswith("00")
        and run[first - 1].start >= past
        and len(run[first - 1].digits) > 3
    )


def _runs(text: str, found: Sequence[Group]) -> Iterator[list[Group]]:
    """Groups with nothing between them but what stands in a number."""
    run: list[Group] = []
    for group in found:
        is_near = bool(run) and _BETWEEN.fullmatch(text, run[-1].end, group.start) is not None
        if run and (not is_near or _has_plus(text, group.start)):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _is_number(text: str, window: Sequence[Group], following: Group | None) -> bool:
    digits = "".join(group.digits for group in window)
    start, end = window[0].start, window[-1].end
    before = text[max(0, start - _LOOK_BACK) : start]
    is_mobile = _is_mobile(window)
    if (
        (_TIGHT_ON.match(text, end) and not is_mobile)
        or before.endswith(("++", "**"))
        or _COMPANY.search(before)
        or _ACCOUNT.search(before)
    ):
        return False
    if _has_plus(text, start):
        return len(digits) >= 8 and _is_whole(window, following)
    if digits.startswith("00"):
        return len(digits) >= 10 and digits[2] != "0" and _is_whole(window, following)
    if digits.startswith("0"):
        return _is_national(digits, window, text)
    is_short = len(digits) == 9 and digits[:2] in ("46", "47", "48", "49") and len(window) >= 3
    is_foreign = len(digits) == 11 and digits.startswith("324") and len(window) >= 2
    return is_short or is_foreign or (len(digits) >= 9 and _CALLED.search(before) is not None)


def _is_mobile(window: Sequence[Group]) -> bool:
    digits = "".join(group.digits for group in window)
    return len(digits) == 10 and digits.startswith(_MOBILE)


def _is_national(digits: str, window: Sequence[Group], text: str) -> bool:
    """A mobile number has ten digits, a fixed one in Belgium nine; French and Dutch ones have ten."""
    if digits.startswith(_MOBILE):
        return len(digits) == 10
    if len(digits) == 9:
        return not _is_a_date(window)
    return (len(digits) == 10 and not _is_of_a_company(window, text)) or (len(digits) == 11 and digits[1] == "7")


def _is_of_a_company(window: Sequence[Group], text: str) -> bool:
    """0999.000.123: the way a company number is written, unless it is one of a mobile telephone."""
    shape = tuple(len(group.digits) for group in window)
    return shape == (4, 3, 3) and text[window[0].end] == "."


def _is_of_a_thing(text: str, window: Sequence[Group]) -> bool:
    """What looks like a telephone but numbers a thing, goes on from an hour ("10.00 - 12.30"), or holds a year."""
    before = text[max(0, window[0].start - _LOOK_BACK) : window[0].start]
    return bool(_WITHIN.search(before) or _OF_A_THING.search(before)) or _holds_a_year(text, window)


def _holds_a_year(text: str, window: Sequence[Group]) -> bool:
    """A date with the hour behind it ("04/12/2026 14u30"), or the number of a file ("03/2026/0041")."""
    day, month, year = ([group.digits for group in window[:3]] + ["", ""])[:3]
    if _is_year(year):
        return 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and len(day) <= 2 and len(month) <= 2
    return _is_year(month) and len(day) <= 2 and text[window[0].end] in "/-"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _is_a_date(window: Sequence[Group]) -> bool:
    return all(len(group.digits) <= 2 for group in window[:3]) and len(window) > 5


def _is_whole(window: Sequence[Group], following: Group | None) -> bool:
    """With a country in front the number goes on to the end of the run, as far as a number may."""
    total = sum(len(group.digits) for group in window)
    return following is None or total + len(following.digits) > 15 or total >= 11


def _has_plus(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == "+" and not (start > 1 and text[start - 2] == "+")
