"""How a youth may be reached: a number only where its channel was agreed to (P03 a channel, P04 for the apps)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain import gate
from domain.codes import channels
from domain.consent import Ledger, is_given
from domain.reaching import is_number
from storage.book.same import whole_record
from storage.store import Store

WAYS = ("call", "text", "whatsapp")


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A channel (codes.channels). `number`: "" when it may not be used, or none is known. `ask`: the purpose to ask.

    `ask` is "" where it was agreed to; P03 is asked for this channel, P04 for all apps at once.
    """

    channel: str
    number: str
    ask: str


def ways_of(store: Store, youth: str) -> tuple[Way, ...]:
    """Call, text and WhatsApp, in that order; () for a youth who is not here."""
    record = whole_record(store.book, store.book.file_of(youth)) if youth else None
    if record is None:
        return ()
    ledger = store.book.ledger(youth, today=store.today())
    shown = gate.visible("team", kind="youth", record=record, ledger=ledger)
    return tuple(_way(channel, shown, ledger) for channel in WAYS)


def _way(channel: str, shown: Mapping[str, object], ledger: Ledger) -> Way:
    purpose = channels.BY_CODE[channel].purpose
    ask = _first_to_ask(purpose, channel, ledger)
    numbers = [str(shown.get(name) or "") for name in ("phone", *(("handle",) if channel == "whatsapp" else ()))]
    known = next((number for number in numbers if is_number(number)), "")
    return Way(channel=channel, number="" if ask else known, ask=ask)


def _first_to_ask(purpose: str, channel: str, ledger: Ledger) -> str:
    if purpose == "P03" and not is_given(ledger, "P02"):
        return "P02"
    return "" if is_given(ledger, purpose, channel if purpose == "P03" else "") else purpose
