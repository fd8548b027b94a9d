"""Records that no honest app writes, sealed and signed as a real member of the team can."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from domain.operation import AES_256_GCM, Header, associated_data, op_id, pack_plain
from domain.records import quarter_of
from domain.wire import Head
from storage.crypto import TAG_BYTES, new_nonce
from storage.sealing import _signed
from storage.store import Store

Fate = Literal["apart", "kept", "taken", "waits"]
Make = Callable[[Store, str], list[tuple[bytes, bytes]]]  # (scope, plaintext before compressing) of each operation
_encode = msgspec.msgpack.Encoder().encode
DAY = dt.date(2026, 11, 20)
NOBODY = "e" * 32
NOW_MILLIS = 1_795_219_200_000
CORE = {"day": "2026-11-20", "part_of_day": "evening", "worker": NOBODY}
PATCH = {"goal": {"v": "lassen", "on": []}}
ANSWER = {"at": "2026-11-20T18:00:00Z", "worker": NOBODY, "purpose": "P02", "state": "withdrawn"}


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """`said`: what the sync screen of an honest device says after it ("" is nothing wrong)."""

    name: str
    fate: Fate
    make: Make
    count: int = 1
    said: str = ""


def sign_in(store: Store, scope: bytes, plain: bytes) -> bytes:
    """Seal and sign it as this device's next operation, past every rule of our own; its name."""
    head = store.log.heads()[store.identity.device]
    kid = store.keyring.write_kid(scope)
    if kid is None:
        box = store.keyring.new_drawer_key(scope, maker=store.identity.device, sign=store.identity.sign.sign)
        with store.log.transaction():
            store.log.add_box(box, is_unsent=True)
        kid = box.kid
    padded = pack_plain(plain)
    bare = Header(
        suite=AES_256_GCM,
        scope=scope,
        device=store.identity.device,
        dev_seq=head.dev_seq + 1,
        prev=head.op_id,
        kid=kid,
        nonce=new_nonce(),
        ct_hash=bytes(32),
        ct_len=len(padded) + TAG_BYTES,
    )
    ct = store.keyring.seal_plain(kid, padded, nonce=bare.nonce, ad=associated_data(store.team, bare))
    operation = _signed(store, bare, ct)
    name = op_id(store.team, operation.header)
    with store.log.transaction():
        store.log.insert(name, operation)
    store.heads[store.identity.device] = Head(operation.header.dev_seq, name)
    return name


def inner(store: Store, kind: str, fields: Any, *, ahead: int = 0, **other: Any) -> dict[str, Any]:
    """A well-made inside; `ahead` is how many operations of this device come before it in the same batch."""
    first = store.log.heads()[store.identity.device].dev_seq + 1 + ahead
    whole = {"v": 1, "kind": kind, "id": NOBODY, "clock": [NOW_MILLIS, 0], "group": [first, 1], "fields": fields}
    return whole | other


def _scope(store: Store, drawer: str, subject: str) -> bytes:
    return store.book.drawers(subject, drawer)[0].scope


def in_file(kind: str, fields: Any, **other: Any) -> Make:
    """One operation in the youth's file drawer. A field "youth" of True becomes the youth."""

    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        own = {k: youth if v is True and k == "youth" else v for k, v in fields.items()}
        record = {"id": youth} if kind == "youth" else {}
        return [(_scope(store, "file", youth), _encode(inner(store, kind, own, **(record | other))))]

    return make


def in_cores(fields: Any, **other: Any) -> Make:
    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        scope = _scope(store, "cores", quarter_of(store.today()))
        day = {"day": store.today().isoformat()} if fields.get("day") == CORE["day"] else {}
        return [(scope, _encode(inner(store, "contact", fields | day, **other)))]

    return make


def in_drawer(drawer: str, kind: str, fields: Any, **other: Any) -> Make:
    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        return [(_scope(store, drawer, youth), _encode(inner(store, kind, fields, **({"id": youth} | other))))]

    return make


def raw(fill: Callable[[bytes], bytes]) -> Make:
    """Bytes that are almost an inside."""

    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        return [(_scope(store, "file", youth), fill(_encode(inner(store, "presence", {}))))]

    return make


def opening(drawer: str, *, subject: str = "", consent: str = "") -> Make:
    """A drawer of one's own; `subject` "youth" becomes the youth."""

    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        about = youth if subject == "youth" else subject
        fields = {"drawer": drawer, "subject": about, "consent": consent}
        scope = hashlib.sha256(f"{drawer}{subject}{consent}".encode()).digest()[:16]
        return [(scope, _encode(inner(store, "opened", fields)))]

    return make


def many_answers(number: int) -> Make:
    """Withdrawals that follow nothing, more than one answer can name."""

    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        scope = _scope(store, "file", youth)
        fields = ANSWER | {"youth": youth}
        return [
            (scope, _encode(inner(store, "consent", fields, ahead=each, id=f"{each:032x}"))) for each in range(number)
        ]

    return make


def many_values(number: int) -> Make:
    """Values of one field beside each other, more than one change can build on."""

    def make(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
        scope = _scope(store, "file", youth)
        return [
            (
                scope,
                _encode(inner(store, "youth", {"goal": {"v": f"doel {n}", "on": []}}, ahead=n, id=youth)),
            )
            for n in range(number)
        ]

    return make


def circle(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
    scope, first, second = _scope(store, "file", youth), "a" * 32, "b" * 32
    return [
        (scope, _encode(inner(store, "consent", ANSWER | {"youth": youth, "after": [other]}, ahead=n, id=own)))
        for n, (own, other) in enumerate(((first, second), (second, first)))
    ]


def barrier_of_another(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
    row = store.book.row("SELECT id FROM barrier WHERE code = 'health'")
    assert row is not None
    fields = {"youth": {"v": youth, "on": []}, "code": {"v": "motivation", "on": []}}
    return [(_scope(store, "file", youth), _encode(inner(store, "barrier", fields, id=row[0])))]


def rewritten_answer(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
    row = store.book.row("SELECT id FROM consent WHERE youth = ? AND purpose = 'P01'", youth)
    assert row is not None
    fields = ANSWER | {"youth": youth, "purpose": "P01"}
    return [(_scope(store, "file", youth), _encode(inner(store, "consent", fields, id=row[0])))]


def seen_what_is_not(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
    other = next(device for device in store.roster.members if device != store.identity.device)
    spaced = " ".join(other.hex()[at : at + 2] for at in range(0, 32, 2))
    seen = {other.hex(): (10**6, bytes(32)), spaced: (10**6, bytes(32)), "geen hex": (1, bytes(32))}
    scope = _scope(store, "file", youth)
    return [(scope, _encode(inner(store, "youth", {"goal": {"v": "x", "on": []}}, id=youth, seen=seen)))]


def endless_group(store: Store, youth: str) -> list[tuple[bytes, bytes]]:
    inside = inner(store, "youth", PATCH, id=youth)
    inside["group"][1] = 1000
    return [(_scope(store, "file", youth), _encode(inside))]


def twice(plain: bytes) -> bytes:
    """The key `kind` twice: a map of one pair more. The last counts, on every device alike."""
    return bytes([plain[0] + 1]) + plain[1:] + _encode("kind") + _encode("setting")
