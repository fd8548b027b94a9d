"""Counting the tables from the open book, through the gate, and rounding them before anybody else sees a number.

Only a whole view is counted: everything the centre has is here and the other way round, nothing is set apart, nothing
waits for a key, and no operation is of a kind that only a newer app knows. Exact counts live in this module for as long
as it takes to round them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain.records import TEAM_SETTINGS
from domain.tables.catalogue import CATALOGUE
from domain.tables.period import Quarter
from domain.tables.rounding import Rounded, rounded_table
from domain.tables.sending import Moment, Sent, is_due, quarters_due
from domain.tables.table import Table
from domain.wire import Head, TablePush
from storage.log.log import Log
from storage.queries.counting import exact_counts
from storage.queries.gated import Gated
from storage.relay import Relay
from storage.store import Store

_FACT = "figures"


class DueTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table to send: name, quarter ("2026Q4"), rounded cells, and what is noted once the centre has it."""

    table: str
    period: str
    push: TablePush
    sent: Sent


def due_periods(relay: Relay, *, heads: Mapping[str, Head], is_asked: bool = False) -> tuple[str, ...]:
    """The quarters of which this device should send something now; none while the vault is closed or not whole.

    `heads`: per device (hex), from the last page of the pull that just ended. `is_asked`: the worker pressed a button;
    that hurries nothing unless this is a coordinator's device (domain/tables/sending.py).
    """
    store = relay.store
    if store is None or not is_whole(store, heads=heads):
        return ()
    moment = _moment(store, is_asked=is_asked)
    return tuple(quarter.name for quarter in quarters_due(moment.today) if _wanted(store, quarter, moment=moment))


def due_tables(relay: Relay, *, period: str, heads: Mapping[str, Head], is_asked: bool = False) -> tuple[DueTable, ...]:
    """What is due of one quarter, counted. A quarter a time: screens use the same thread in between."""
    store = relay.store
    if store is None or not is_whole(store, heads=heads):
        return ()
    key = (store.book.record("setting", TEAM_SETTINGS) or {}).get("figures_key", "")
    if not key:
        return ()
    quarter, moment, view = Quarter.named(period), _moment(store, is_asked=is_asked), Gated(store)
    found = []
    for table in _wanted(store, quarter, moment=moment):
        exact = exact_counts(view, table, quarter)
        is_first = f"{table.name}/{period}" not in _sent(store.log)
        if table.has_special and is_first and not any(exact.values()) and moment.today <= quarter.last_day:
            continue  # its month of silence starts with figures, not with nothing
        rounded = rounded_table(table, exact, period=quarter.name, key=bytes.fromhex(key))
        found.append(_due(table, quarter, rounded=rounded, store=store, moment=moment))
    return tuple(found)


def mark_sent(relay: Relay, due: DueTable, *, is_closed: bool = False) -> None:
    """The centre has it. `is_closed`: it said that its own is final, so this device need not try again."""
    name = f"{due.table}/{due.period}"
    sent = msgspec.structs.replace(due.sent, is_final=due.sent.is_final or is_closed)
    with relay.log.transaction():
        known = {each: value for each, value in _sent(relay.log).items() if _is_recent(each, now=due.sent)}
        relay.log.set_fact(_FACT, known | {name: sent})


def is_whole(store: Store, *, heads: Mapping[str, Head]) -> bool:
    """Is everything here, and here to be counted?"""
    ours = {device.hex(): (head.dev_seq, head.op_id) for device, head in store.heads.items()}
    theirs = {device: (head.dev_seq, head.op_id) for device, head in heads.items()}
    is_open = store.book.row("SELECT 1 FROM waiting UNION ALL SELECT 1 FROM unknown LIMIT 1") is not None
    return ours == theirs and not is_open and not store.log.quarantined()


def _moment(store: Store, *, is_asked: bool) -> Moment:
    operations = sum(head.dev_seq for head in store.heads.values())
    return Moment(today=store.today(), operations=operations, is_asked=is_asked and store.is_coordinator())


def _wanted(store: Store, quarter: Quarter, *, moment: Moment) -> tuple[Table, ...]:
    known = _sent(store.log)
    if quarter.next().first_day <= moment.today and not _was_at_work(store, quarter) and not _is_known(known, quarter):
        return ()
    return tuple(
        table
        for table in CATALOGUE
        if is_due(table, quarter, sent=known.get(f"{table.name}/{quarter.name}"), moment=moment)
    )


def _was_at_work(store: Store, quarter: Quarter) -> bool:
    """Did the team log any contact then? A quarter from before it began is no quarter with zero youths."""
    days = (quarter.first_day.isoformat(), quarter.last_day.isoformat())
    return store.book.row("SELECT 1 FROM contact WHERE day BETWEEN ? AND ? LIMIT 1", *days) is not None


def _is_known(sent: Mapping[str, Sent], quarter: Quarter) -> bool:
    return any(name.endswith(f"/{quarter.name}") for name in sent)


def _due(table: Table, quarter: Quarter, *, rounded: Rounded, store: Store, moment: Moment) -> DueTable:
    vector = {device.hex(): head.dev_seq for device, head in store.heads.items()}
    is_final = quarter.stage(moment.today) == "final"
    cells = tuple((tuple(code or "" for code in cell), count) for cell, count in rounded.cells.items())
    return DueTable(
        table=table.name,
        period=quarter.name,
        push=TablePush(cells=cells, totals=tuple(rounded.totals.items()), vector=vector, is_final=is_final),
        sent=Sent(moment.operations, moment.today, is_final),
    )


def _sent(log: Log) -> dict[str, Sent]:
    return msgspec.convert(log.fact(_FACT) or {}, dict[str, Sent])


def _is_recent(name: str, *, now: Sent) -> bool:
    return Quarter.named(name.rpartition("/")[2]) in quarters_due(now.day)
