"""Which devices still have to erase, by name: what is known here, also without a network."""

from __future__ import annotations

import msgspec

from storage.queries.youth_file import worker_name
from storage.store import Store
from storage.team import NAME_AD, is_on_paper
from storage.watching import Watched, watched
from storage.wiping import not_yet, out_with_a_copy, what_was_said


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A device, as its team calls it, and whose it is. `is_here`: this one, with text that its worker has to read."""

    name: str
    worker: str
    is_here: bool = False


class StillThere(msgspec.Struct, frozen=True, kw_only=True):
    """`waiting`: devices that have not confirmed yet. `gone`: devices that were taken out and may keep an old copy.
    `others`: how many other devices the team has. `is_sent`: the centre has every `erase` this is about.
    """

    waiting: tuple[Holder, ...] = ()
    gone: tuple[Holder, ...] = ()
    others: int = 0
    is_sent: bool = True


def still_there(store: Store, erase: bytes = b"") -> StillThere:
    """Of all erasures that are not over, or of one by its op_id (an unknown one is over: everybody confirmed)."""
    known = [one for one in watched(store.log) if erase in (b"", one.erase)]
    said = what_was_said(store)
    waiting = {device for one in known for device in not_yet(store, one, said=said)}
    gone = {device for one in known for device in out_with_a_copy(store, one, said=said)}
    devices = [member for member in store.roster.members.values() if not is_on_paper(store.keyring, member)]
    return StillThere(
        waiting=_holders(store, waiting),
        gone=_holders(store, gone),
        others=len(devices) - 1,
        is_sent=all(_is_sent(store, one) for one in known),
    )


def _holders(store: Store, devices: set[bytes]) -> tuple[Holder, ...]:
    rows = [_holder(store, device) for device in devices]
    return tuple(sorted(rows, key=lambda row: (row.is_here, row.name.casefold(), row.worker)))


def _holder(store: Store, device: bytes) -> Holder:
    member = store.roster.ever[device]
    name = store.keyring.open_small(member.sealed_name, ad=NAME_AD) or b""
    return Holder(
        name=name.decode("utf-8", "replace"),
        worker=worker_name(store, member.worker.hex()),
        is_here=device == store.identity.device,
    )


def _is_sent(store: Store, one: Watched) -> bool:
    row = store.log.row_of(one.erase)
    return row is None or row.seq is not None
