"""Every device says, signed, which erasures it has applied; the others name those that have not said so yet.

One small `wiped` operation a colleague whose erasures came in, after the pull that brought them: however many they
were, and without content. A head vector alone would not do: it travels inside other operations, which may be erased
themselves, and a device that writes nothing would never confirm (docs/decisions/0100).
"""

from __future__ import annotations

import contextlib
import datetime as dt

import msgspec

from domain.errors import NoRoom, Refused
from domain.kinds.team import Wiped
from domain.roster import Entry
from storage.door import event, save
from storage.parting import drop_late, has_parted
from storage.store import Store
from storage.team import is_on_paper
from storage.watching import Watched, unwatch, watched

KEPT_DAYS = 30  # how long it is said that a device which was taken out may keep an old copy
Said = dict[bytes, dict[bytes, int]]


def confirm_erasures(store: Store) -> bool:
    """After a complete pull and at opening: say what was erased here; True when that was written now.

    Not as long as something of it is still here for its author to read: then it is not erased yet.
    """
    drop_late(store)
    own = store.identity.device
    if store.must_pull or own not in store.roster.members or has_parted(store):
        return False
    said = what_was_said(store)
    news: dict[bytes, int] = {}
    for of, until in (_maker(store, one) for one in watched(store.log)):
        if of != own and until > said.get(own, {}).get(of, 0) and store.log.has_all(of, until):
            news[of] = max(until, news.get(of, 0))
    changes = [event("wiped", Wiped(device=own.hex(), of=of.hex(), until=until)) for of, until in sorted(news.items())]
    with contextlib.suppress(NoRoom, Refused):  # said after the next pull
        save(store, changes)
        unwatch(store.log, [one.erase for one in watched(store.log) if _is_over(store, one, said=said)])
        return bool(changes)
    return False


def what_was_said(store: Store) -> Said:
    """By device, and of whose erasures: the number of the newest operation up to which it has applied them."""
    said: Said = {}
    for row in store.book.rows('SELECT device, "of", max("until") AS up_to FROM wiped GROUP BY device, "of"'):
        said.setdefault(bytes.fromhex(row["device"]), {})[bytes.fromhex(row["of"])] = row["up_to"]
    return said


def not_yet(store: Store, one: Watched, *, said: Said) -> list[bytes]:
    """Active devices that have not confirmed it. Paper holds nothing, and who erased has erased."""
    of, until = _maker(store, one)
    return [
        device
        for device, member in store.roster.members.items()
        if device != of and said.get(device, {}).get(of, 0) < until and not is_on_paper(store.keyring, member)
    ]


def out_with_a_copy(store: Store, one: Watched, *, said: Said) -> list[bytes]:
    """Devices that were taken out of the team when the keys of what went were there already: nothing reaches them."""
    of, until = _maker(store, one)
    return [
        device
        for device, epoch in _removed(store).items()
        if 0 < one.born <= epoch
        and said.get(device, {}).get(of, 0) < until
        and not is_on_paper(store.keyring, store.roster.ever[device])
    ]


def _is_over(store: Store, one: Watched, *, said: Said) -> bool:
    age = dt.timedelta(milliseconds=store.now().timestamp() * 1000 - one.since_millis)
    is_told = age > dt.timedelta(days=KEPT_DAYS) or not out_with_a_copy(store, one, said=said)
    return is_told and not not_yet(store, one, said=said)


def _maker(store: Store, one: Watched) -> tuple[bytes, int]:
    """Whose `erase` it is, and which number of that device."""
    row = store.log.row_of(one.erase)
    return (b"", 0) if row is None else (row.operation.header.device, row.operation.header.dev_seq)


def _removed(store: Store) -> dict[bytes, int]:
    """Devices that are out, with the epoch they knew last."""
    links = [msgspec.msgpack.decode(link.body, type=Entry) for link in store.log.roster_chain()]
    return {link.member.device: link.epoch for link in links if link.action == "revoke"}
