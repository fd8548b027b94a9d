"""How a youth may be reached: a number only where its channel was agreed to (P03 a channel, P04 for the apps)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain import gate
from domain.consent import Ledger
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
    return tuple(_way(channel, record, ledger) for channel in WAYS)


def _way(channel: str, record: Mapping[str, object], ledger: Ledger) -> Way:
    fields = ("phone", "handle") if channel == "whatsapp" else ("phone",)
    verdicts = {name: _verdict(channel, name, record, ledger) for name in fields}
    numbers = [str(record.get(name) or "") for name, verdict in verdicts.items() if verdict.allowed]
    asks = [verdict.ask for verdict in verdicts.values()]
    return Way(
        channel=channel,
        number=next((number for number in numbers if is_number(number)), ""),
        ask=asks[-1] if not numbers else "",
    )


def _verdict(channel: str, field: str, record: Mapping[str, object], ledger: Ledger) -> gate.Verdict:
    return gate.may("message", kind="youth", field=field, record=record, ledger=ledger, recipient=channel)
