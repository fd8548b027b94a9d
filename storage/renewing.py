"""A device that stands twice (a cloned phone, a restored backup) goes on under new keys, in the same team.

The centre has another operation under a number that this device used too (`device_fork`). What waits is kept: it is
signed anew by the new keys, in the same drawers, in one transaction of the log. What the other copy wrote comes with
the next pull. Nobody chooses between two versions; nothing is lost and nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain.errors import BadRecord, NotAllowed
from domain.operation import EraseBody
from domain.wire import MembershipPush
from storage.identity import Identity
from storage.joining import is_member
from storage.log.log import Row
from storage.membership import Newcomer, admission
from storage.moving import MOVING, NEW_KEYS
from storage.reauthoring import WIPED, Piece, SignedAgain, readable, sign_again
from storage.store import Store
from storage.team import NAME_AD, load_keyring
from storage.watching import watch_under


def admission_of_ourselves(store: Store) -> MembershipPush | None:
    """A coordinator's device lets its own new keys in; None once they are. Raises NotAllowed on any other device.

    Another device asks a coordinator, by an invitation: a copy may be a thief's, so a person looks at it.
    """
    if not store.is_coordinator():
        raise NotAllowed
    keys = _new_keys(store)
    if keys.device in store.roster.members:
        return None
    name = store.keyring.open_small(store.roster.members[store.identity.device].sealed_name, ad=NAME_AD) or b""
    new = Newcomer(
        sign_key=keys.sign.public,
        box_key=keys.box.public,
        wire_key=keys.wire.public,
        worker=keys.worker,
        device_name=name.decode(errors="replace"),
    )
    return admission(store, new, role="coordinator")


def _new_keys(store: Store) -> Identity:
    """Made once: a repeated request asks for the same ones."""
    if store.secrets.get(NEW_KEYS) is None:
        with store.log.transaction():
            fresh = msgspec.structs.replace(Identity.generate(), worker=store.identity.worker)
            fresh.keep(store.secrets, name=NEW_KEYS)
    return Identity.load(store.secrets, name=NEW_KEYS)


def renew(store: Store) -> None:
    """The roster here names the new keys: sign with them what waits, and be that device. For `Vault.enter_anew`.

    Raises BadRecord when the roster does not name them, NoRoom; then nothing was changed.
    """
    keys = Identity.load(store.secrets, name=NEW_KEYS)
    if not is_member(keys, store.roster):
        raise BadRecord
    waiting = store.log.unsent_of(store.identity.device)
    gone = {row.op_id for row in waiting}
    pieces = readable(store, waiting, stays=frozenset({WIPED})).pieces
    kept = tuple(piece for piece in (_less(piece, gone) for piece in pieces) if piece is not None)
    target = _as_device(store, keys)
    try:
        again = sign_again(target, kept)
    finally:
        target.book.close()
    with store.log.transaction():
        _replace(store, waiting, again, {p.op_id: p.erase for p in kept if p.erase is not None})
        keys.keep(store.secrets)
        store.secrets.drop(NEW_KEYS)
        store.secrets.drop(MOVING)
        for name in ("cursor", "missing", "sync_trouble", "seen"):
            store.log.set_fact(name, None)


def _less(piece: Piece, gone: set[bytes]) -> Piece | None:
    """What only this device ever had and erased before it was sent needs no `erase` anywhere."""
    if piece.erase is None:
        return piece
    ops = tuple(name for name in piece.erase.ops if name not in gone)
    if not ops and not piece.erase.scopes:
        return None
    return msgspec.structs.replace(piece, erase=EraseBody(scopes=piece.erase.scopes, ops=ops))


def _as_device(store: Store, keys: Identity) -> Store:
    return Store(
        store.log,
        identity=keys,
        keyring=load_keyring(store.log, keys, roster=store.roster, seal=store.keyring.sealing),
        roster=store.roster,
        drafts=store.drafts,
        secrets=store.secrets,
        snapshot=store.snapshot,
        now=store.now,
    )


def _replace(store: Store, waiting: list[Row], again: SignedAgain, erases: Mapping[bytes, EraseBody]) -> None:
    store.log.forget_unsent(row.op_id for row in waiting)
    for name, operation in again.operations:
        store.log.insert(name, operation)
    watch_under(store.log, again.names, gone={row.op_id for row in waiting})
    for former, body in erases.items():
        store.log.erase(body, by=again.names[former])
