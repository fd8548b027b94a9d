"""What this device knows about the time, kept among the facts of the log; see domain/retention.py for the rules."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from domain.retention import Clocks, agreed_millis, heard, verdict
from storage.log.log import REBUILD, Log
from storage.relay import Relay
from storage.store import BRUSSELS, TIME_FLOOR, Store
from storage.vouching import unmet

_FACT = "clocks"
State = Literal["runs", "alone", "waits", "clocks_disagree"]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: may this device erase now? `alone`: it may, and no centre vouches for the time. `today`: the day in
    Flanders that surely has come.
    """

    state: State
    today: dt.date


def hear_time(relay: Relay, *, server_millis: int, device_millis: int) -> None:
    """After a pull in which nothing was missing: what the centre's signed reply said, beside our own clock."""
    clocks = heard(clocks_of(relay.log), server=server_millis, device=device_millis)
    _keep(relay.log, clocks)
    if relay.store is not None:
        relay.store.floor_millis = clocks.newest


def _keep(log: Log, clocks: Clocks) -> None:
    with log.transaction():
        log.set_fact(_FACT, msgspec.to_builtins(clocks))
        log.set_fact(TIME_FLOOR, clocks.newest)


def clocks_of(log: Log) -> Clocks | None:
    """As of the last complete pull; None before the first."""
    known = log.fact(_FACT)
    return msgspec.convert(known, Clocks) if known else None


def time_of(store: Store) -> Time:
    """Where this device stands. A vault that no centre knows goes by its own clock, which may not go back."""
    millis = int(store.now().timestamp() * 1000)
    if store.log.fact("centre_address") is None:
        alone = heard(clocks_of(store.log), server=millis, device=millis)
        state: State = "alone" if alone.back_since is None else "clocks_disagree"
        return Time(state=state, today=_day(millis))
    clocks = clocks_of(store.log)
    today = _day(millis if clocks is None else agreed_millis(clocks, device=millis))
    found = verdict(clocks, device=millis)
    return Time(state="waits" if found == "runs" and not is_whole(store) else found, today=today)


def go_on_alone(store: Store) -> None:
    """A look at the clock of a vault without a centre: it is kept, so that a clock that goes back is seen."""
    if store.log.fact("centre_address") is not None:
        return
    millis = int(store.now().timestamp() * 1000)
    known = clocks_of(store.log)
    clocks = heard(known, server=millis, device=millis)
    if known is None or (clocks.newest, clocks.back_since) != (known.newest, known.back_since):
        with store.log.transaction():  # no floor: its own clock alone vouches for nothing
            store.log.set_fact(_FACT, msgspec.to_builtins(clocks))


def is_whole(store: Store) -> bool:
    """Is all of the team's work here, as far as anybody can tell?"""
    log = store.log
    is_missing = log.fact("missing") is not None or log.fact(REBUILD) is not None or unmet(log) > 0
    return not (store.must_pull or is_missing or log.unexplained_stubs() > 0)


def _day(millis: int) -> dt.date:
    return dt.datetime.fromtimestamp(millis / 1000, tz=dt.UTC).astimezone(BRUSSELS).date()
