"""One look at everything that is kept: what comes to its end is marked, what was marked long enough is erased.

After each complete pull, and at opening when one is less than a day old. Never in a hurry: see domain/retention.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from domain.errors import NoRoom, Refused
from domain.kinds.retention import Ending, Redated, Total
from domain.limits import MAX_FEW
from domain.retention import A_DAY, DRAFT_DAYS, MARK_AHEAD_DAYS, MARK_DAYS, period_of, totals
from storage.door import Change, event, save
from storage.drafts import drop_old_drafts
from storage.relay import Relay
from storage.retention.clock import Time, go_on_alone, time_of
from storage.retention.items import EARLY, Item, Items
from storage.store import Store

_LOOKED, _ERASED, _HELD, _SEEN = "retention_looked", "retention_erased", "retention_held", "retention_seen"
_TOLD = "retention_told"
_AT_A_TIME = 200  # changes of one save


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """`due`: may go now. `ahead`: records whose day has not come."""

    items: tuple[Item, ...]
    due: tuple[Item, ...]
    ahead: tuple[str, ...]


def after_pull(relay: Relay) -> bool:
    """After a complete pull of a vault that is open: see `keep_house`."""
    return relay.store is not None and keep_house(relay.store)


def keep_house(store: Store) -> bool:
    """Mark and erase what is to be; True when something was written. Does nothing while the time is in doubt."""
    is_member = store.identity.device in store.roster.members
    time = time_of(store)
    go_on_alone(store)
    if time.state not in ("runs", "alone") or not is_member:
        return False
    now = [time.today.isoformat(), store.log.last_position()]
    if store.log.fact(_LOOKED) == now:
        return False
    try:
        has_written = _keep(store, time)
    except (NoRoom, Refused):  # after the next pull
        return False
    _note(store, _LOOKED, now)
    return has_written


def _keep(store: Store, time: Time) -> bool:
    found = look(store, time)
    changes = [*_redated(found.ahead, today=time.today), *_marks(found.items, today=time.today)]
    for at in range(0, len(changes), _AT_A_TIME):
        save(store, changes[at : at + _AT_A_TIME])
    _tell(store, found.items, today=time.today)
    gone = erase(store, _within_the_day(store, _twice_seen(store, found.due, time), time), time)
    drop_old_drafts(store, before=time.today - dt.timedelta(days=DRAFT_DAYS), today=time.today)
    return bool(changes) or gone > 0


def look(store: Store, time: Time) -> Looked:
    """Everything that has an end, and what of it may go now."""
    read = Items(store, today=time.today)
    items = tuple(read.all())
    unread = _unread(store)
    told = _told(store, items, today=time.today)
    before = (time.today - dt.timedelta(days=MARK_DAYS)).isoformat()
    due = [
        item
        for item in items
        if item.made is not None
        and item.goes <= time.today
        and told[item.of] <= before
        and not unread.intersection(item.scopes)
    ]
    return Looked(
        items=items, due=tuple(sorted(due, key=lambda item: (item.goes, item.of))), ahead=tuple(read.days.ahead)
    )


def _unread(store: Store) -> set[bytes]:
    """Drawers in which something lies that is not folded yet, or that only a newer app reads: it may be a contact."""
    waiting = [bytes.fromhex(row["op"]) for row in store.book.rows("SELECT op FROM waiting")]
    scopes = {row.operation.header.scope for row in map(store.log.row_of, waiting) if row is not None}
    return scopes | {bytes.fromhex(row["scope"]) for row in store.book.rows("SELECT scope FROM unknown")}


def _marks(items: Iterable[Item], *, today: dt.date) -> list[Change]:
    soon = dt.timedelta(days=MARK_DAYS)
    return [
        event("ending", Ending(of=item.of, day=item.end if item.is_early else max(item.end, today + soon), made=today))
        for item in items
        if item.made is None and _is_near(item, today=today)
    ]


def _is_near(item: Item, *, today: dt.date) -> bool:
    return item.is_early or item.end - dt.timedelta(days=MARK_AHEAD_DAYS) <= today


def _told(store: Store, items: Iterable[Item], *, today: dt.date) -> dict[str, str]:
    """Since when a mark may have been seen here, by what it names: the day in a mark is only what its maker says.

    One that was not here at the last look is no older than that look, whatever it says; on a device that never looked
    it is of today.
    """
    day = today.isoformat()
    known: dict[str, str] = store.log.fact(_TOLD) or {}
    looked = (store.log.fact(_LOOKED) or [day])[0]
    said = {item.of: item.made.isoformat() if item.made is not None else day for item in items if _is_told(item, today)}
    return {of: min(known.get(of, max(made, looked)), day) for of, made in said.items()}


def _is_told(item: Item, today: dt.date) -> bool:
    return item.made is not None or _is_near(item, today=today)


def _tell(store: Store, items: Sequence[Item], *, today: dt.date) -> None:
    """Remember since when each mark is seen on this very device, and which periods had not begun."""
    early: dict[str, str] = store.log.fact(EARLY) or {}
    day = today.isoformat()
    now_early = {item.of: min(early.get(item.of, day), day) for item in items if item.is_early}
    for fact, found in ((_TOLD, _told(store, items, today=today)), (EARLY, now_early)):
        if found != (store.log.fact(fact) or {}):
            _note(store, fact, found)


def _redated(ahead: Sequence[str], *, today: dt.date) -> list[Change]:
    return [
        event("redated", Redated(records=tuple(ahead[at : at + MAX_FEW]), day=today))
        for at in range(0, len(ahead), MAX_FEW)
    ]


# --- how much


def held(store: Store) -> frozenset[str]:
    """What waits here for a coordinator, by what a mark on it names."""
    return frozenset(store.log.fact(_HELD) or ())


def let_go_of_held(store: Store, of: set[str]) -> None:
    """These do not wait any more."""
    _note(store, _HELD, sorted(held(store) - of))


def _within_the_day(store: Store, due: Sequence[Item], time: Time) -> list[Item]:
    """Ten a day by itself; what is over that waits for a coordinator, also tomorrow."""
    day, count = store.log.fact(_ERASED) or ("", 0)
    left = max(A_DAY - (count if day == time.today.isoformat() else 0), 0)
    known = held(store)
    free = [item for item in due if item.of not in known]
    now_held = sorted({item.of for item in due if item.of in known} | {item.of for item in free[left:]})
    if now_held != sorted(known):
        _note(store, _HELD, now_held)
    return free[:left]


def _twice_seen(store: Store, due: Sequence[Item], time: Time) -> Sequence[Item]:
    """A vault alone erases what it saw due on an earlier day too: one leap of its clock, put right, takes nothing."""
    if time.state != "alone":
        return due
    seen: dict[str, str] = store.log.fact(_SEEN) or {}
    today = time.today.isoformat()
    now_seen = {item.of: min(seen.get(item.of, today), today) for item in due}
    if now_seen != seen:
        _note(store, _SEEN, now_seen)
    return [item for item in due if now_seen[item.of] < today]


# --- erasing


def erase(store: Store, items: Sequence[Item], time: Time) -> int:
    """Shred them in one go, with their marks; what remains of a quarter is counted first. How many."""
    if not items:
        return 0
    names = {scope.hex() for item in items for scope in item.scopes} | {item.record for item in items if item.record}
    ops = [op for item in items if item.record for op in _ops_of(store, "shared", item.record)]
    ops += [op for kind, record in _said_of(store, names) for op in _ops_of(store, kind, record)]
    remains = [change for item in items if item.drawer == "cores" for change in _total(store, item, time)]
    scopes = list(dict.fromkeys(scope for item in items for scope in item.scopes))
    save(store, remains, erase_scopes=scopes, erase_ops=list(dict.fromkeys(ops)))
    day, count = store.log.fact(_ERASED) or ("", 0)
    today = time.today.isoformat()
    _note(store, _ERASED, [today, len(items) + (count if day == today else 0)])
    return len(items)


def _said_of(store: Store, names: set[str]) -> list[tuple[str, str]]:
    """(kind, id) of marks and extensions that name what goes, and of those that name what is here no more."""
    here = {row["scope"] for row in store.book.rows("SELECT scope FROM drawer")}
    here |= {row["id"] for row in store.book.rows("SELECT id FROM shared")}
    found = store.book.rows(
        "SELECT 'ending' AS kind, id, \"of\" FROM ending UNION ALL SELECT 'kept_longer', id, \"of\" FROM kept_longer"
    )
    return [(row["kind"], row["id"]) for row in found if row["of"] in names or row["of"] not in here]


def _ops_of(store: Store, kind: str, record: str) -> list[bytes]:
    """Of this kind only: a hostile member may give a mark the id of a contact or of an answer."""
    rows = store.book.rows("SELECT op FROM part WHERE record = ? AND kind = ?", record, kind)
    return [bytes(row["op"]) for row in rows]


def _total(store: Store, item: Item, time: Time) -> list[Change]:
    first, after = period_of(item.subject)
    rows = store.book.rows(
        "SELECT place_kind, municipality, how, count FROM contact WHERE day >= ? AND day < ?",
        first.isoformat(),
        after.isoformat(),
    )
    cells = totals((r["place_kind"] or "", r["municipality"] or "", r["how"] or "", r["count"] or 0) for r in rows)
    return [event("total", Total(quarter=item.subject, cells=cells, day=time.today))] if cells else []


def _note(store: Store, fact: str, value: object) -> None:
    with store.log.transaction():
        store.log.set_fact(fact, value)
