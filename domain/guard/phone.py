"""Numbers to reach somebody by: Belgian ones, and those of elsewhere that begin with +, 00 or 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.guard.digits import Group, windows
from domain.guard.found import Found

_BETWEEN = re.compile(r"[\s./\-()]{0,4}")
_TIGHT_ON = re.compile(r"[./\-][0-9]")
_COMPANY = re.compile(
    r"(?i)\b(?:kbo|bce|btw|tva|vat|ondernemingsn\w{0,10}|entreprise|isbn|polis\w{0,8})\b\W{0,3}(?:n[r°o]?\W{0,2})?\Z"
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
            if _is_number(text, window, run[end] if end < len(run) else None):
                start = window[0].start - (1 if _has_plus(text, window[0].start) else 0)
                start -= 1 if start > 0 and text[start - 1] == "(" else 0
                past = window[-1].end
                yield Found(start, past, "phone")


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
    is_mobile = len(digits) == 10 and digits.startswith(_MOBILE)
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


def _is_a_date(window: Sequence[Group]) -> bool:
    return all(len(group.digits) <= 2 for group in window[:3]) and len(window) > 5


def _is_whole(window: Sequence[Group], following: Group | None) -> bool:
    """With a country in front the number goes on to the end of the run, as far as a number may."""
    total = sum(len(group.digits) for group in window)
    return following is None or total + len(following.digits) > 15 or total >= 11


def _has_plus(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == "+" and not (start > 1 and text[start - 2] == "+")
