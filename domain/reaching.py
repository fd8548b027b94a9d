"""A number as the phone's own programs take it. Nothing here opens or keeps anything: an address, made when tapped."""

from __future__ import annotations

import re

from domain.errors import BadInput
from domain.texts import N_

COUNTRY = "32"  # Belgium: a number without a country is one of here
_LEAST_DIGITS, _MOST_DIGITS = 8, 15  # E.164: at most 15; a Belgian landline with its country has 10
_NO_NUMBER = N_("Dit is geen nummer om te bellen. Kijk het na bij Details.")
_SCHEMES = {"call": "tel:+{}", "text": "sms:+{}", "whatsapp": "https://wa.me/{}"}


def international(number: str) -> str:
    """The digits with the country before them, without + or 00. Raises BadInput for what is no telephone number."""
    tidy = re.sub(r"[\s./()\-]", "", number)
    if not re.fullmatch(r"\+?[0-9]+", tidy):
        raise BadInput(_NO_NUMBER)
    if tidy.startswith("+"):
        digits = tidy[1:]
    elif tidy.startswith("00"):
        digits = tidy[2:]
    else:
        digits = COUNTRY + tidy[1:] if tidy.startswith("0") else COUNTRY + tidy
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        raise BadInput(_NO_NUMBER)
    return digits


def link(channel: str, number: str) -> str:
    """Where a channel (codes.channels: call, text, whatsapp) leads. Raises BadInput, KeyError for another channel."""
    return _SCHEMES[channel].format(international(number))


def is_number(text: str) -> bool:
    """Can this be called? A handle such as @zaki cannot."""
    try:
        international(text)
    except BadInput:
        return False
    return True
