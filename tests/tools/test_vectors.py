"""docs/vectors: made a second time without a line of ours, from `cryptography`, `hashlib` and `msgpack` alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
import zlib
from typing import Any

import msgpack
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tools.vectors import PAGE, made

FILE: dict[str, Any] = json.loads(PAGE.read_text(encoding="utf-8"))
KEYS: dict[str, Any] = FILE["keys"]


def raw(*path: str) -> bytes:
    value: Any = FILE
    for name in path:
        value = value[name]
    return bytes.fromhex(value)


def seed(word: str, length: int = 32) -> bytes:
    return hashlib.sha256(b"vindplaats test vector " + word.encode()).digest()[:length]


def check(sig: bytes, message: bytes, *, key: str = "sign_public") -> None:
    Ed25519PublicKey.from_public_bytes(raw("keys", key)).verify(sig, message)
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(raw("keys", key)).verify(sig, message + b"x")


def kid(key: bytes) -> bytes:
    return hashlib.sha256(b"vindplaats kid v1\x00" + key).digest()[:16]


TEAM, DEVICE, SCOPE = raw("keys", "team"), raw("keys", "device"), raw("keys", "scope")
TEAM_KEYS = [bytes.fromhex(key) for key in KEYS["team_keys"]]


def test_file_is_what_the_product_makes_today() -> None:
    assert json.loads(json.dumps(made())) == FILE


def test_keys_follow_from_their_words() -> None:
    for name in ("sign", "wire", "centre"):
        assert raw("keys", f"{name}_private") == seed(name)
        public = Ed25519PrivateKey.from_private_bytes(seed(name)).public_key().public_bytes_raw()
        assert raw("keys", f"{name}_public") == public
    box = X25519PrivateKey.from_private_bytes(seed("box")).public_key().public_bytes_raw()
    assert raw("keys", "box_public") == box
    assert hashlib.sha256(b"vindplaats/device/1" + raw("keys", "sign_public")).digest()[:16] == DEVICE
    fingerprint = hashlib.sha256(b"vindplaats/centre/1" + raw("keys", "centre_public")).digest()[:16]
    assert raw("keys", "centre_fingerprint") == fingerprint
    assert [seed("team key 1"), seed("team key 2")] == TEAM_KEYS
    assert [kid(key).hex() for key in TEAM_KEYS] == KEYS["team_kids"]
    assert kid(raw("keys", "drawer_key")) == raw("keys", "drawer_kid")


@pytest.mark.parametrize(("name", "suite", "dev_seq"), [("operation", 1, 7), ("erase", 0, 8)])
def test_operation_is_its_header_its_name_and_its_signature(name: str, suite: int, dev_seq: int) -> None:
    ct, header = raw(name, "ct"), raw(name, "header")
    blank = suite == 0
    packed = struct.pack(
        ">B16s16sQ32s16s12s32sI",
        suite,
        bytes(16) if blank else SCOPE,
        DEVICE,
        dev_seq,
        raw("operation", "op_id") if blank else seed("former operation"),
        bytes(16) if blank else raw("keys", "drawer_kid"),
        bytes(12) if blank else seed("nonce", 12),
        hashlib.sha256(ct).digest(),
        len(ct),
    )
    assert (header, len(header)) == (packed, 137)
    signed = b"vindplaats/op/1" + TEAM + packed
    assert raw(name, "signed") == signed
    assert raw(name, "op_id") == hashlib.sha256(signed).digest()
    check(raw(name, "sig"), signed)


def test_operation_opens_with_its_drawers_key_and_is_padded() -> None:
    bound = b"vindplaats/op/1" + TEAM + raw("operation", "header")[:-36]
    assert raw("operation", "associated_data") == bound
    padded = AESGCM(raw("keys", "drawer_key")).decrypt(seed("nonce", 12), raw("operation", "ct"), bound)
    assert padded == raw("operation", "inner_padded")
    assert len(padded) in (256, 512, 1024)
    length = int.from_bytes(padded[:4], "big")
    assert padded[4 + length :] == bytes(len(padded) - 4 - length)
    plain = zlib.decompress(padded[4 : 4 + length])
    assert plain == raw("operation", "inner")
    inner = msgpack.unpackb(plain)
    assert (inner["kind"], inner["clock"], inner["group"]) == ("presence", [1_790_000_000_123, 4], [7, 1])
    assert inner["fields"]["note"] == "Zoekt een leerjob. Ça va."
    assert inner["seen"] == {seed("other device", 16).hex(): [9, seed("other op")]}
    assert inner["roster"] == raw("roster", "hash")


def test_erase_is_readable() -> None:
    assert msgpack.unpackb(raw("erase", "ct")) == {"scopes": [SCOPE], "ops": [seed("dropped operation")]}


def test_key_box_opens_with_the_team_key_of_its_epoch() -> None:
    box = msgpack.unpackb(raw("key_box", "body"))
    assert (box["epoch"], box["born"], box["maker"], box["scope"]) == (2, 1, DEVICE, SCOPE)
    bound = b"vindplaats/keybox/1" + TEAM + SCOPE + raw("keys", "drawer_kid") + struct.pack(">II", 2, 1)
    assert raw("key_box", "associated_data") == bound
    assert AESGCM(TEAM_KEYS[1]).decrypt(box["nonce"], box["sealed"], bound) == raw("keys", "drawer_key")
    signed = bound + box["nonce"] + box["sealed"] + DEVICE
    assert raw("key_box", "signed") == signed
    check(box["sig"], signed)


def test_founding_link_names_the_device_and_is_signed_by_it() -> None:
    body = raw("roster", "body")
    entry = msgpack.unpackb(body)
    assert (entry["team"], entry["seq"], entry["prev"], entry["action"]) == (TEAM, 1, bytes(32), "found")
    assert (entry["by"], entry["member"]["sign_key"]) == (DEVICE, raw("keys", "sign_public"))
    check(raw("roster", "sig"), b"vindplaats/roster/1" + body)
    assert raw("roster", "hash") == hashlib.sha256(b"vindplaats/roster/1" + body).digest()


@pytest.mark.parametrize("number", [1, 2])
def test_epoch_hands_the_team_key_to_the_device(number: int) -> None:
    found = {name: bytes.fromhex(text) for name, text in FILE["epochs"][number - 1].items()}
    check(found["sig"], b"vindplaats/epoch/1" + found["body"])
    epoch = msgpack.unpackb(found["body"])
    assert (epoch["team"], epoch["epoch"], epoch["roster"]) == (TEAM, number, raw("roster", "hash"))
    assert epoch["kid"] == kid(TEAM_KEYS[number - 1])
    info = b"vindplaats/epoch/1" + TEAM + struct.pack(">I", number) + DEVICE
    assert found["info"] == info
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    [box] = epoch["boxes"]
    private = X25519PrivateKey.from_private_bytes(raw("keys", "box_private"))
    assert (box["device"], suite.decrypt(box["box"], private, info=info)) == (DEVICE, TEAM_KEYS[number - 1])
    if number == 2:
        bound = b"vindplaats/epoch/1/former" + TEAM + struct.pack(">I", 2)
        assert AESGCM(TEAM_KEYS[1]).decrypt(epoch["former_nonce"], epoch["former"], bound) == TEAM_KEYS[0]


def test_codes_are_base32_of_kind_secret_fingerprint_and_check() -> None:
    secret, letters = raw("claim", "secret"), "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for name, kind, rest in (("code", 1, raw("keys", "centre_fingerprint")), ("invitation", 2, b"")):
        address, _, groups = FILE["claim"][name].partition("#")
        body = bytes([kind]) + secret + rest
        body += hashlib.sha256(address.encode() + b"#" + body).digest()[:2]
        bits = "".join(f"{letters.index(letter):05b}" for letter in groups.replace("-", ""))
        assert int(bits[: len(body) * 8], 2) == int.from_bytes(body, "big")
        assert set(bits[len(body) * 8 :]) <= {"0"}
    assert raw("claim", "place") == hashlib.sha256(b"vindplaats/place/1" + secret).digest()[:16]
    proof = hmac.digest(secret, b"vindplaats/claim/1" + raw("roster", "hash"), "sha256")
    assert raw("claim", "proof") == proof


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signature(fields: dict[str, str]) -> bytes:
    return base64.b64decode(fields["signature"].removeprefix("sig1=:").removesuffix(":"))


def test_request_is_signed_over_its_line_digest_and_centre() -> None:
    request, fields = FILE["request"], FILE["request"]["fields"]
    body = bytes.fromhex(request["body"])
    pushed = msgpack.unpackb(body)
    assert pushed["ops"] == [[raw("operation", "header") + raw("operation", "sig"), raw("operation", "ct")]]
    assert pushed["boxes"] == [msgpack.unpackb(raw("key_box", "body"))]
    assert (request["method"], request["path"]) == ("POST", f"/v1/teams/{TEAM.hex()}/ops")
    assert fields["content-digest"] == digest(body)
    parameters = fields["signature-input"].removeprefix("sig1=")
    assert parameters.endswith(f'keyid="{TEAM.hex()}/{DEVICE.hex()}"')
    lines = [
        '"@method": POST',
        f'"@path": {request["path"]}',
        '"@query": ?',
        f'"content-digest": {digest(body)}',
        f'"vindplaats-central": {KEYS["centre_fingerprint"]}',
        f'"@signature-params": {parameters}',
    ]
    assert request["base"] == "\n".join(lines)
    check(signature(fields), request["base"].encode(), key="wire_public")


def test_reply_is_signed_over_status_and_digest_with_the_requests_nonce() -> None:
    reply, fields = FILE["reply"], FILE["reply"]["fields"]
    body = bytes.fromhex(reply["body"])
    assert msgpack.unpackb(body)["verdicts"] == [["stored", 12]]
    parameters = fields["signature-input"].removeprefix("sig1=")
    nonce = FILE["request"]["fields"]["signature-input"].partition('nonce="')[2].partition('"')[0]
    assert f'nonce="{nonce}"' in parameters
    assert fields["content-digest"] == digest(body)
    base = f'"@status": 200\n"content-digest": {digest(body)}\n"@signature-params": {parameters}'
    check(signature(fields), base.encode(), key="centre_public")


def test_figures_are_cells_totals_and_what_they_were_counted_from() -> None:
    assert msgpack.unpackb(raw("figures", "body")) == {
        "cells": [[["square", "evening"], 12], [["school", "afternoon"], 3]],
        "totals": [[["square", None], 12], [[None, None], 15]],
        "vector": {seed("device", 16).hex(): 7},
        "is_final": False,
    }
