"""The gate: one function that says whether something may be stored, shown or sent (consent.md, "The gate").

Every road passes it. There is no override and no role that skips it. The answer follows from the declaration of the
field and the folded consent, and from nothing else. A road is an audience, not a means: a PDF, the share sheet, the
clipboard and the printer carry what was let through for whom it is meant (docs/decisions/0230-roads-are-audiences.md).

- `store`: may it be written down? `team`: a colleague reads it on a screen. `ask`: whom to ask again, and who does.
- `together`: worker and youth read one screen. `copy`: the youth takes it along. `print`: on paper for the youth.
- `figures`: it is counted. `partner`: somebody else gets it (`recipient`). `message`: the program that calls or writes
  gets it (`recipient`: codes.channels).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from domain.codes import channels, purposes
from domain.consent import NOT_ASKED, Ledger, is_given, state_of
from domain.deciding import recipient_of, share_purpose
from domain.errors import NeedsConsent
from domain.fields import Serves
from domain.records import KINDS, purpose_of

Road = Literal["store", "team", "together", "figures", "partner", "copy", "print", "ask", "message"]
SPECIAL = frozenset({"P05", "P06", "P07", "P15"})


class Verdict(msgspec.Struct, frozen=True):
    """`allowed`, or the purpose to ask for first ("" when asking would not help: it never goes down this road)."""

    allowed: bool
    ask: str = ""


YES = Verdict(True)
NEVER = Verdict(False)


def may(
    road: Road, *, kind: str, field: str, record: Mapping[str, Any], ledger: Ledger, recipient: str = ""
) -> Verdict:
    """May this field of this record go down this road, given what its youth agreed to?

    `record` needs only what decides the purpose (a barrier's code) and, of what was shared, with whom. `recipient`
    names the partner on road "partner", the channel on road "message". Anonymous answers (P14) have no file: the
    agreement stands in the record.
    """
    declared = KINDS[kind].fields[field].serves
    if road == "ask":
        return _may_ask(is_label=declared.is_label, ledger=ledger)
    if not _leads_there(road, declared):
        return NEVER
    purpose = purpose_of(kind, field, record)
    if purpose == "P14" and not record.get("youth"):
        return YES if record.get("agreed") is True and road in ("store", "team") else Verdict(False, "P14")
    if not is_given(ledger, purpose, recipient_of(kind, record)):
        return Verdict(False, _to_ask(purpose, ledger))
    return _may_leave(road, purpose, is_counted=declared.is_counted, ledger=ledger, recipient=recipient)


def _may_leave(road: Road, purpose: str, *, is_counted: bool, ledger: Ledger, recipient: str) -> Verdict:
    """What may be kept needs another yes on some roads: to be counted, to go to this partner, to use this channel."""
    if road == "figures":
        return _may_count(purpose, is_counted=is_counted, ledger=ledger)
    if road == "partner":
        share = share_purpose(recipient)
        return YES if is_given(ledger, share, recipient) else Verdict(False, share)
    if road == "message":
        return _may_reach(recipient, ledger)
    return YES


def _leads_there(road: Road, declared: Serves) -> bool:
    """Whatever was agreed to: does this field ever go down this road?"""
    if road in ("message", "partner"):
        return not declared.is_inside and (declared.is_way if road == "message" else declared.is_handed)
    return not declared.is_inside or _opens_inside(road, declared)


def _opens_inside(road: Road, declared: Serves) -> bool:
    """What the team keeps to itself leaves as a count where it may be counted, and in the youth's own copy where it is
    about the youth: an opinion is data about whom it is about (C-434/16 Nowak), also where nobody reads it aloud.
    """
    if road == "figures":
        return declared.is_counted
    return road in ("store", "team") or (road == "copy" and declared.is_owed)


def _may_ask(*, is_label: bool, ledger: Ledger) -> Verdict:
    """A yes that ran out has to be asked again, so somebody has to find whom to ask. After a no there is nobody."""
    return YES if is_label and state_of(ledger, "P01") in ("given", "asked", "expired", "invalidated") else NEVER


def _may_reach(channel: str, ledger: Ledger) -> Verdict:
    """P03 is agreed to a channel at a time; P04 is one yes for all apps."""
    known = channels.BY_CODE.get(channel)
    if known is None:
        return NEVER
    is_agreed = is_given(ledger, known.purpose, channel if known.purpose == "P03" else "")
    return YES if is_agreed else Verdict(False, _to_ask(known.purpose, ledger))


def _may_count(purpose: str, *, is_counted: bool, ledger: Ledger) -> Verdict:
    """P12 is information and objection: counted unless the youth objected; special categories only when given."""
    if not is_counted:
        return NEVER
    if purpose in ("", "P00"):
        return YES
    state = state_of(ledger, "P12")
    if purpose in SPECIAL:
        # P12 is on until somebody objects; a special category waits for a yes that was said.
        is_said = ledger.get(("P12", ""), NOT_ASKED).state == "given"
        return YES if is_said and state == "given" else Verdict(False, "P12")
    return NEVER if state in ("refused", "withdrawn", "invalidated") else YES


def _to_ask(purpose: str, ledger: Ledger) -> str:
    """The first thing to ask: what the purpose leans on comes before it."""
    for needed in purposes.BY_CODE[purpose].needs:
        if not is_given(ledger, needed):
            return _to_ask(needed, ledger)
    return purpose


def check_storable(kind: str, fields: Mapping[str, Any], *, record: Mapping[str, Any], ledger: Ledger) -> None:
    """Raises NeedsConsent for the first field that may not be stored; emptying a field is always allowed.

    So is writing down a no, a stop, or that it was asked, in a file whose own yes ran out: stop means stop.
    """
    if kind == "consent" and record.get("state") != "given" and state_of(ledger, "P01") in ("expired", "invalidated"):
        return
    for name, value in fields.items():
        if value in ("", None, [], (), 0) and kind == "youth":
            continue
        verdict = may("store", kind=kind, field=name, record=record, ledger=ledger)
        if not verdict.allowed:
            raise NeedsConsent(verdict.ask)


def visible(road: Road, *, kind: str, record: Mapping[str, Any], ledger: Ledger, recipient: str = "") -> dict[str, Any]:
    """The part of a record that may go down this road: fields that may not are absent, not blanked."""
    return {
        name: value
        for name, value in record.items()
        if name in KINDS[kind].fields
        and may(road, kind=kind, field=name, record=record, ledger=ledger, recipient=recipient).allowed
    }
