"""Kinds of which one field decides the purpose: a barrier by its row, an offer by its kind, a referral by its partner.

That field never changes (storage/book/fold.py), so a record moves to no other drawer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.codes import barriers, offers, partner_kinds, pause_reasons, referral_states, reply_sections, task_origins
from domain.codes.row import UnknownCode

VDAB = "vdab"


def share_purpose(recipient: str) -> str:
    """The consent to hand something to this recipient: P08 for VDAB, P09 for any other."""
    return "P08" if recipient == VDAB else "P09"


_PURPOSE_OF: dict[str, tuple[str, Callable[[str], str]]] = {
    "barrier": ("code", barriers.purpose_of),
    "offer": ("kind", offers.purpose_of),
    "pause": ("reason", pause_reasons.purpose_of),
    "referral": ("partner_kind", partner_kinds.purpose_of),
    "refusal": ("reason", referral_states.purpose_of_reason),
    "reply": ("section", reply_sections.purpose_of),
    "shared": ("recipient", share_purpose),
    "task": ("origin", task_origins.purpose_of),
}
PER_RECIPIENT = frozenset({"shared", "word_back"})


def is_decided_by_row(kind: str) -> bool:
    """Does a field of the record decide the purpose of all others?"""
    return kind in _PURPOSE_OF


def deciding_field(kind: str) -> str:
    """The field that decides, of a kind that has one. Raises KeyError for another kind."""
    return _PURPOSE_OF[kind][0]


def row_of(kind: str, record: Mapping[str, Any]) -> str:
    """The value that decides, "" for a kind of which each field declares its own purpose. Raises KeyError."""
    return str(record[_PURPOSE_OF[kind][0]]) if kind in _PURPOSE_OF else ""


def is_row_known(kind: str, record: Mapping[str, Any]) -> bool:
    """Is the value that decides here, and one of this version's lists?"""
    try:
        purpose_by_row(kind, record)
    except (KeyError, UnknownCode):
        return False
    return True


def purpose_by_row(kind: str, record: Mapping[str, Any]) -> str:
    """The purpose of a record of such a kind. Raises UnknownCode, KeyError when the field is not there."""
    if kind == "task" and not record.get("youth"):
        return "P00"
    return _PURPOSE_OF[kind][1](row_of(kind, record))


def recipient_of(kind: str, record: Mapping[str, Any]) -> str:
    """Whose consent a record needs, where it is asked per recipient; "" for all other kinds."""
    return str(record.get("recipient", "")) if kind in PER_RECIPIENT else ""
