"""What goes over the wire between a device and the centre: msgpack bodies, both ends side by side (docs/protocol.md).

Every struct forbids nothing it does not know in replies (an older app meets a newer centre) and is strict in requests.
Sizes are limits of the protocol: a request beyond them is refused before it is read.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from domain.errors import BadRecord
from domain.keybox import KeyBox
from domain.roster import Signed

MEDIA_TYPE = "application/msgpack"
MAX_BATCH_OPERATIONS = 250
MAX_BODY_BYTES = 1024 * 1024
MAX_BOXES = 500
CLOCK_TOLERANCE_SECONDS = 300
ENROL_HOURS = 24
MAX_MAILBOX_BYTES = 8 * 1024
MAX_CELLS = 5000

# Verdicts on one operation of a push.
STORED, DUPLICATE = "stored", "duplicate"
# Refusals, of one operation or of a whole request; each has one meaning and one sentence on the screen.
REFUSALS = {
    "bad_shape": "not what the protocol says it should be",
    "bad_signature": "a signature does not match, or the key is not known here",
    "not_member": "this device is not (or no longer) in the team; also said of a team that does not exist",
    "clock": "`created` is more than 5 minutes off; the reply carries the centre's time",
    "replay": "this nonce was used before",
    "too_large": "over a limit of the protocol",
    "too_many": "rate limit; see Retry-After",
    "gap": "`prev` is not the newest operation the centre has of this device",
    "device_fork": "same dev_seq, other hash: a cloned or restored device",
    "after_refused": "an earlier operation of this device in the batch was refused",
    "old_epoch": "a key box of a former epoch: pull the new one, wrap again",
    "bad_table": "not a table, period or cell of the catalogue",
    "older_view": "figures counted from less than what is there already",
    "bad_proof": "the code is wrong, used, or past its time",
    "moved": "somebody was first: pull the newer roster, try again",
    "centre_down": "the centre cannot do this now (full disk, maintenance)",
}


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Body of every reply that is not 2xx. `server_millis` is the centre's clock (UTC)."""

    code: str
    server_millis: int


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The newest operation of a device: its dev_seq and op_id."""

    dev_seq: int
    op_id: bytes


class PushRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`ops` as `Operation.wire()`: (201 bytes, ciphertext or None). A stub may be pushed only beside its `erase`."""

    ops: tuple[tuple[bytes, bytes | None], ...]
    boxes: tuple[KeyBox, ...] = ()


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """Per operation, in order: `stored`, `duplicate` or a refusal, and the ledger's seq (0 when refused)."""

    code: str
    seq: int = 0


class PushReply(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict for each operation and each box, in their order. `before` and `after` are cursors around what this push
    added, with nothing of anybody else between them; `before` is empty at the ledger's beginning, `after` is never.
    """

    verdicts: tuple[Verdict, ...]
    box_verdicts: tuple[Verdict, ...] = ()
    before: str = ""
    after: str = ""
    generation: int
    server_millis: int


class PulledOperation(msgspec.Struct, frozen=True, array_like=True):
    """A ledger row: seq, header and signature (201 bytes), ciphertext or None when it was erased."""

    seq: int
    head: bytes
    ct: bytes | None


class PullReply(msgspec.Struct, frozen=True, kw_only=True):
    """`boxes`: all key boxes stored since the cursor. `heads`: per device (hex) of the whole ledger. `roster_length`
    and
    `epoch` tell whether the membership has to be fetched again. `cursor` is opaque; `done` means nothing newer.
    """

    ops: tuple[PulledOperation, ...]
    boxes: tuple[KeyBox, ...]
    cursor: str
    done: bool
    heads: dict[str, Head]
    generation: int
    roster_length: int
    epoch: int
    server_millis: int


class MembershipPush(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New links and the epochs that go with them, all or nothing. `expected_head`: the head they were made on."""

    expected_head: bytes
    entries: tuple[Signed, ...] = ()
    epochs: tuple[Signed, ...] = ()


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """The whole roster chain, and every epoch message in the order of storing (the first of an epoch makes it, later
    ones of the same epoch and kid welcome one more device).
    """

    entries: tuple[Signed, ...]
    epochs: tuple[Signed, ...]
    generation: int
    server_millis: int


class ClaimRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team founded offline takes its empty place. `proof` = HMAC-SHA256(secret, CLAIM_TAG + hash of the genesis
    link).
    A vault that grew before it was claimed sends its whole chain. Signed by the wire key that the genesis names.
    """

    place: bytes
    entries: tuple[Signed, ...]
    epochs: tuple[Signed, ...]
    proof: bytes


CLAIM_TAG = b"vindplaats/claim/1"


class CentreCard(msgspec.Struct, frozen=True, kw_only=True):
    """GET /v1/centre: who this centre is. Its key must fit the fingerprint of the code."""

    public_key: bytes
    name: str
    server_millis: int


class EnrolOffer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """PUT /v1/enrol/{id} by a coordinator's device. `token_hash` = SHA-256 of the token an answer must show."""

    team: bytes
    sealed: bytes
    token_hash: bytes


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """PUT /v1/enrol/{id}/answer by the new device, once. Signed by nobody the centre knows: the token is the proof."""

    token: bytes
    sealed: bytes


class EnrolBox(msgspec.Struct, frozen=True, kw_only=True):
    """GET /v1/enrol/{id}: both letters, sealed by a key derived from the secret; the centre can read neither."""

    offer: bytes
    answer: bytes | None
    expires_millis: int


class TablePush(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """PUT …/tables/{table}/{period}: randomly rounded cells (statistics.md). A cell is (codes of its dimensions,
    count).
    `totals`: the same shape with None where a dimension is summed. `vector`: dev_seq per device (hex) it was counted
    from.
    """

    cells: tuple[tuple[tuple[str, ...], int], ...]
    totals: tuple[tuple[tuple[str | None, ...], int], ...] = ()
    vector: dict[str, int]
    is_final: bool = False


class Stamped(msgspec.Struct, frozen=True, kw_only=True):
    """A reply that only says it was done."""

    server_millis: int


_T = TypeVar("_T")
_encode = msgspec.msgpack.Encoder().encode


def encode(message: Any) -> bytes:
    """Any struct above as msgpack."""
    return _encode(message)


def decode(raw: bytes, shape: type[_T]) -> _T:
    """Read a body as `shape`. Raises BadRecord; never a traceback of the decoder, which could carry content."""
    try:
        return msgspec.msgpack.decode(raw, type=shape)
    except (msgspec.DecodeError, RecursionError, OverflowError, ValueError):
        raise BadRecord from None
