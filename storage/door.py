"""The one door for every change: rules and consent gate -> operations -> sealed -> one transaction -> folded.

When `save` returns, the change cannot be lost: it lies sealed in the log with synchronous=FULL. Nothing else writes
records.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import msgspec

from domain.errors import NoRoom, Refused
from domain.operation import OPEN_BODY
from domain.texts import N_
from storage.changes import Change, Rewritten, event, new_id
from storage.erasing import forget
from storage.folding import catch_up, rebuild
from storage.planning import Plan
from storage.sealing import EraseDraft, SealedGroup, seal_group
from storage.store import Store
from storage.watching import watch

__all__ = ["Change", "Rewritten", "Saved", "event", "new_id", "save", "save_anew"]

_PULL_FIRST = N_("Synchroniseer eerst. Daarna kan je hier weer bewaren.")


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What one save wrote, for undo: the operations, drawer openings left out. `erase`: the op_id of its `erase`, b""
    when it erased nothing.
    """

    op_ids: tuple[bytes, ...]
    erase: bytes = b""


def save(
    store: Store, changes: Sequence[Change], *, erase_scopes: Sequence[bytes] = (), erase_ops: Sequence[bytes] = ()
) -> Saved:
    """Write changes and erasures as one group, all or nothing.

    Raises NeedsConsent when the gate says ask first, NotAllowed on what only a coordinator decides, BadInput on a value
    that does not fit, or has a national number or an IBAN in it, NoRoom on a full disk, Refused between a rescue and
    the next complete pull; then nothing was changed.
    """
    if store.must_pull:
        raise Refused(_PULL_FIRST)
    plan = Plan(store)
    for change in changes:
        plan.add(change)
    erase = EraseDraft(scopes=tuple(erase_scopes), ops=tuple(erase_ops)) if erase_scopes or erase_ops else None
    group = seal_group(store, plan.drafts, erase=erase)
    if group.op_ids:
        _commit(store, group)
    store.typed += plan.typed
    return Saved(op_ids=group.record_op_ids, erase=group.op_ids[-1] if erase is not None else b"")


def save_anew(
    store: Store, rewritten: Sequence[Rewritten], *, erase_ops: Sequence[bytes], changes: Sequence[Change] = ()
) -> None:
    """Erase operations and say what else they said again, in one transaction; `changes` are written with it.

    The erasure is a group of its own and comes first: an event is immutable, so a device must have let go of the old
    words before it reads the new ones. Raises as `save` does; then nothing was changed.
    """
    if store.must_pull:
        raise Refused(_PULL_FIRST)
    plan = Plan(store)
    for change in changes:
        plan.add(change)
    for part in rewritten:
        plan.add_anew(part)
    own, before = store.identity.device, store.heads.get(store.identity.device)
    erasing = seal_group(store, [], erase=EraseDraft(scopes=(), ops=tuple(erase_ops)))
    try:
        store.heads[own] = erasing.head  # what follows is chained to it
        writing = seal_group(store, plan.drafts, erase=None)
        _commit(store, erasing, *([writing] if writing.op_ids else []))
    except BaseException:
        if before is not None:
            store.heads[own] = before
        else:
            del store.heads[own]
        raise


def _commit(store: Store, *groups: SealedGroup) -> None:
    """All of the groups in one transaction, then folded."""
    own = store.identity.device
    seen = {device.hex(): head.dev_seq for device, head in store.heads.items() if device != own}
    operations = [named for group in groups for named in group.operations]
    if not any(operation.header.suite != OPEN_BODY for _, operation in operations):
        seen = store.told  # an `erase` has no inside to say it in
    if any(group.erase is not None for group in groups):
        store.snapshot.drop()
    with store.log.transaction():
        for group in groups:
            _insert(store, group)
        store.log.set_fact("clock", (store.clock.millis, store.clock.counter))
        if seen != store.told:
            store.log.set_fact("seen", seen)
    store.told = seen
    store.heads[store.identity.device] = groups[-1].head
    _fold_in(store)
    for erase in (group.erase for group in groups if group.erase is not None):
        with contextlib.suppress(NoRoom):  # done again at the next opening; the keys themselves are gone
            forget(store, erase)


def _insert(store: Store, group: SealedGroup) -> None:
    for box in group.boxes:
        store.log.add_box(box, is_unsent=True)
    for op_id, operation in group.operations:
        store.log.insert(op_id, operation)
    if group.erase is not None:
        watch(store.log, group.erase, by=group.op_ids[-1], now_millis=int(store.now().timestamp() * 1000))
        store.log.erase(group.erase, by=group.op_ids[-1])


def _fold_in(store: Store) -> None:
    """It is saved: what goes wrong from here on may not look as if it were not."""
    try:
        catch_up(store)
    except Exception:  # noqa: BLE001 - the log is the truth, whatever happened to the book
        rebuild(store)
