"""A team of one that goes to another team: its worker sees what moves, decides, is let in, and takes the work along.

The invitation and the new keys lie beside the work until the coordinator has let this device in; the vault is used as
ever meanwhile. Then everything is signed anew (storage/reauthoring.py) into a log of the new team, made whole beside
the old one; the rename is the moment (storage/log/next_log.py): killed before it, the old team is there; after it, the
new.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.connect_code import ConnectCode
from domain.errors import BadRecord, Refused
from domain.mark import N_
from domain.records import KINDS
from domain.roster import Signed
from storage.crypto import derive
from storage.identity import Identity
from storage.invitation import SHELF as INVITATIONS
from storage.joining import NEWCOMER, Joiner, Plan
from storage.log.log import Log
from storage.log.next_log import begin_next, commit_next, drop_next
from storage.paper import SHELF as PAPER
from storage.reauthoring import WIPED, Piece, readable, sign_again
from storage.shredding import UNCHECKED
from storage.store import Store
from storage.team import is_on_paper, load_keyring, load_roster

_MOVED_DRAWER = b"vindplaats/moved-drawer/1"
MOVING, NEW_KEYS = "moving", "moving.keys"
# The other team has its own settings, its own key of the figures, and coordinators who decide for it.
STAYS = frozenset({"setting", WIPED}) | {name for name, kind in KINDS.items() if kind.by == "coordinator"}
_BELONGS_HERE = ("identity", "joining", MOVING, NEWCOMER, INVITATIONS, PAPER)
OTHERS = N_(
    "In je team zitten nog anderen. Hun werk kan niet zomaar mee. Vraag je coördinator om raad. Er is niets veranderd."
)
_AFTER_PULL = N_("Synchroniseer eerst. Daarna kan je hier verder.")


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What moves, counted, and what stays: operations that this device cannot read, drafts not among them.

    `is_connected`: a centre has the sealed work of the team that ends; `has_paper`: so has a printed key, to open it.
    """

    contacts: int
    youths: int
    places: int
    answers: int
    unreadable: int
    is_connected: bool
    has_paper: bool


def begin_move(store: Store, code: ConnectCode, *, device_name: str) -> None:
    """Keep an invitation, and make the keys that will answer it. Another one takes the place of an earlier.

    Raises Refused between a rescue and the next complete pull.
    """
    if store.must_pull:
        raise Refused(_AFTER_PULL)
    with store.log.transaction():
        fresh = msgspec.structs.replace(Identity.generate(), worker=store.identity.worker)
        fresh.keep(store.secrets, name=NEW_KEYS)
        newcomer(store).begin(code, worker_name=_own_name(store), device_name=device_name)


def forget_move(store: Store) -> None:
    """The worker stays: the keys that were made go."""
    with store.log.transaction():
        store.secrets.drop(MOVING)
        store.secrets.drop(NEW_KEYS)


def plan_of_move(store: Store) -> Plan | None:
    """The invitation that is being followed, or None."""
    return newcomer(store).plan() if store.secrets.get(MOVING) is not None else None


def newcomer(store: Store) -> Joiner:
    """Who asks to be let in, with the new keys."""
    keys = Identity.load(store.secrets, name=NEW_KEYS)
    return Joiner(store.log, secrets=store.secrets, identity=keys, shelf=MOVING)


def check_alone(store: Store) -> None:
    """Raises Refused when colleagues are in this team: their work is not this worker's to take along."""
    others = [member for member in store.roster.members.values() if member.device != store.identity.device]
    if not all(is_on_paper(store.keyring, member) for member in others):
        raise Refused(OTHERS)


def contents(store: Store) -> Contents:
    """What the screen shows before the worker decides."""
    count = {
        kind: int(store.book.rows(f"SELECT count(*) FROM {kind}")[0][0])  # noqa: S608 - names of KINDS
        for kind in ("contact", "youth", "place", "consent")
    }
    return Contents(
        contacts=count["contact"],
        youths=count["youth"],
        places=count["place"],
        answers=count["consent"],
        unreadable=readable(store, store.log.rows_after(0), stays=STAYS).left,
        is_connected=store.log.fact("centre_key") is not None,
        has_paper=len(store.roster.members) > 1,
    )


def move(store: Store, entries: tuple[Signed, ...], epochs: tuple[Signed, ...]) -> None:
    """We were let in: make the log of the new team whole, beside ours, and let it count. For `Vault.enter_anew`.

    Raises BadRecord or BadSignature when this is not the team of the invitation, Refused when a colleague came to this
    team meanwhile, NoRoom; then nothing was changed.
    """
    check_alone(store)
    letter = newcomer(store).check(entries, epochs)
    if letter.team == store.team:
        raise BadRecord
    fresh = begin_next(store.directory)
    try:
        with fresh.transaction():
            _fill(fresh, store, entries, epochs)
        fresh.truncate_wal()
        fresh.close()
    except BaseException:
        fresh.close()
        drop_next(store.directory)
        raise
    commit_next(store.directory)


def _fill(fresh: Log, store: Store, entries: tuple[Signed, ...], epochs: tuple[Signed, ...]) -> None:
    plan = newcomer(store).plan()
    letter, identity = plan.letter, Identity.load(store.secrets, name=NEW_KEYS)
    if letter is None:
        raise BadRecord
    fresh.add_membership(entries=entries, epochs=epochs)
    for name, value in {
        "team": letter.team,
        "centre_address": plan.address,
        "centre_key": letter.centre_key,
        "connected": int(store.now().timestamp() * 1000),
        "clock": (store.clock.millis, store.clock.counter),
        UNCHECKED: True,
    }.items():
        fresh.set_fact(name, value)
    secrets = store.secrets.copy_to(fresh, but=_BELONGS_HERE)
    identity.keep(secrets)
    secrets.put(NEWCOMER, {"worker_name": plan.worker_name})
    drafts = store.drafts.copy_to(fresh)
    fresh.copy_inbox(store.log)
    roster = load_roster(fresh)
    target = Store(
        fresh,
        identity=identity,
        keyring=load_keyring(fresh, identity, roster=roster, seal=store.keyring.sealing),
        roster=roster,
        drafts=drafts,
        secrets=secrets,
        snapshot=store.snapshot,
        now=store.now,
    )
    try:
        _sign_all(store, target)
    finally:
        target.book.close()


def _sign_all(store: Store, target: Store) -> None:
    pieces = [p for p in readable(store, store.log.rows_after(0), stays=STAYS).pieces if p.erase is None]
    again = sign_again(target, pieces, new_drawers=_new_drawers(store, pieces, team=target.team))
    for box in again.boxes:
        target.log.add_box(box, is_unsent=True)
    for name, operation in again.operations:
        target.log.insert(name, operation)


def _new_drawers(store: Store, pieces: Sequence[Piece], *, team: bytes) -> dict[bytes, bytes]:
    """Former scope -> its scope in the new team: out of the first key of that drawer, so nobody else can link the two.

    Two copies of this vault that both move lay their work in the same drawers: what the team erased of the one does not
    come back with the other.
    """
    found: dict[bytes, bytes] = {}
    for piece in pieces:
        key = store.keyring.key_of(piece.kid) if piece.scope not in found else None
        if key is not None:
            found[piece.scope] = derive(key, info=_MOVED_DRAWER + team, length=16)
    return found


def _own_name(store: Store) -> str:
    return str((store.book.record("worker", store.worker) or {}).get("name", ""))
