"""A small real device: its own keys, its own chain, signed requests, checked replies. Nothing of the app is in it."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.keys import verify
from domain import signatures
from domain.connect_code import fingerprint_of
from domain.keybox import EPOCH_TAG, Epoch, KeyBox, box_signed_bytes, epoch_bytes
from domain.operation import AES_256_GCM, NO_ID, NO_PREV, OPEN_BODY, EraseBody, Header, Operation, encode_erase, op_id
from domain.operation import signed_bytes as operation_signed_bytes
from domain.roster import TAG as ROSTER_TAG
from domain.roster import Entry, Member, Role, Signed, device_id, entry_bytes
from domain.wire import (
    MEDIA_TYPE,
    Refusal,
    decode,
)

T = TypeVar("T")


@dataclass
class Answer:
    """A reply whose signature was checked."""

    status: int
    body: bytes
    headers: httpx.Headers

    def as_(self, shape: type[T]) -> T:
        assert self.status == 200, self.code
        return decode(self.body, shape)

    @property
    def code(self) -> str:
        return decode(self.body, Refusal).code


@dataclass
class Line:
    """A connection to one centre whose key is known."""

    http: httpx.AsyncClient
    centre_key: bytes
    clock_offset_seconds: int = 0

    @property
    def central(self) -> str:
        return fingerprint_of(self.centre_key).hex()

    async def ask(
        self,
        method: str,
        path: str,
        *,
        signer: signatures.Signer | None,
        body: bytes = b"",
        nonce: str = "",
        **query: Any,
    ) -> Answer:
        text = urlencode(query)
        nonce = nonce or secrets.token_urlsafe(18)
        fields = {signatures.NONCE_FIELD: nonce}
        if signer is not None:
            fields = signatures.sign_request(
                signatures.RequestLine(method=method, path=path, query=text),
                body=body,
                central=self.central,
                created_seconds=int(time.time()) + self.clock_offset_seconds,
                nonce=nonce,
                signer=signer,
            )
        return await self.send(method, f"{path}?{text}" if text else path, body=body, fields=fields, nonce=nonce)

    async def send(self, method: str, url: str, *, body: Any, fields: dict[str, str], nonce: str) -> Answer:
        content_type = {"content-type": MEDIA_TYPE} if method != "GET" else {}
        reply = await self.http.request(method, url, content=body, headers=content_type | fields)
        signatures.check_reply(
            status=reply.status_code,
            fields={name.lower(): value for name, value in reply.headers.items()},
            body=reply.content,
            nonce=nonce,
            centre_key=self.centre_key,
            verify=verify,
        )
        return Answer(status=reply.status_code, body=reply.content, headers=reply.headers)


@dataclass
class Device:
    """Keys and chain of one device."""

    team: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    sign_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    wire_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    box_key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    dev_seq: int = 0
    prev: bytes = NO_PREV

    @property
    def id(self) -> bytes:
        return device_id(self.sign_key.public_key().public_bytes_raw())

    @property
    def signer(self) -> signatures.Signer:
        return signatures.Signer(keyid=signatures.team_keyid(self.team, self.id), sign=self.wire_key.sign)

    @property
    def claimant(self) -> signatures.Signer:
        keyid = signatures.wire_keyid(self.wire_key.public_key().public_bytes_raw())
        return signatures.Signer(keyid=keyid, sign=self.wire_key.sign)

    @property
    def path(self) -> str:
        return f"/v1/teams/{self.team.hex()}"

    def member(self, role: Role = "worker") -> Member:
        return Member(
            device=self.id,
            sign_key=self.sign_key.public_key().public_bytes_raw(),
            box_key=self.box_key,
            wire_key=self.wire_key.public_key().public_bytes_raw(),
            role=role,
            worker=secrets.token_bytes(16),
        )

    def link(self, entry: Entry) -> Signed:
        body = entry_bytes(entry)
        return Signed(body=body, sig=self.sign_key.sign(ROSTER_TAG + body))

    def epoch_link(self, epoch: Epoch) -> Signed:
        body = epoch_bytes(epoch)
        return Signed(body=body, sig=self.sign_key.sign(EPOCH_TAG + body))

    def operation(self, ct: bytes | None = None, *, scope: bytes | None = None) -> Operation:
        """The next of the chain, around random bytes where a device puts its sealed record."""
        return self._next(ct if ct is not None else secrets.token_bytes(256), suite=AES_256_GCM, scope=scope)

    def erase(self, *, scopes: tuple[bytes, ...] = (), ops: tuple[bytes, ...] = ()) -> Operation:
        return self._next(encode_erase(EraseBody(scopes=scopes, ops=ops)), suite=OPEN_BODY, scope=NO_ID)

    def _next(self, ct: bytes, *, suite: int, scope: bytes | None) -> Operation:
        is_open = suite == OPEN_BODY
        header = Header(
            suite=suite,
            scope=scope if scope is not None else secrets.token_bytes(16),
            device=self.id,
            dev_seq=self.dev_seq + 1,
            prev=self.prev,
            kid=NO_ID if is_open else secrets.token_bytes(16),
            nonce=bytes(12) if is_open else secrets.token_bytes(12),
            ct_hash=hashlib.sha256(ct).digest(),
            ct_len=len(ct),
        )
        self.dev_seq, self.prev = header.dev_seq, op_id(self.team, header)
        return Operation(header=header, sig=self.sign_key.sign(operation_signed_bytes(self.team, header)), ct=ct)

    def name_of(self, operation: Operation) -> bytes:
        return op_id(self.team, operation.header)

    def key_box(self, scope: bytes, *, epoch: int = 1) -> KeyBox:
        box = KeyBox(
            scope=scope,
            kid=secrets.token_bytes(16),
            epoch=epoch,
            nonce=secrets.token_bytes(12),
            sealed=secrets.token_bytes(48),
            maker=self.id,
        )
        sig = self.sign_key.sign(box_signed_bytes(self.team, box))
        return KeyBox(**({name: getattr(box, name) for name in box.__struct_fields__} | {"sig": sig}))
