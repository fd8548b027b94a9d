"""`python -m tools.vectors`: write docs/vectors/protocol-v1.json, so that another implementer can check every byte.

Everything in it is fictional and follows from a word by SHA-256. The values are made by the code of the product;
tests/tools/test_vectors.py makes them a second time from `cryptography`, `hashlib` and `msgpack` alone.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain import keybox, operation, roster, signatures, wire
from domain.claim import place_of, proof_of
from domain.clock import Stamp
from domain.connect_code import ConnectCode, fingerprint_of, write
from storage.crypto import kid_of, seal
from storage.crypto.asymmetric import BoxKey, SigningKey
from storage.crypto.hpke import composed_seal

PAGE = Path(__file__).parents[1] / "docs" / "vectors" / "protocol-v1.json"
CREATED_SECONDS, NONCE = 1_790_000_000, "AAECAwQFBgcICQoLDA0ODxAR"
ADDRESS = "https://centrale.example"


def seed(word: str, length: int = 32) -> bytes:
    """Bytes that anybody can make again: SHA-256("vindplaats test vector " + word), its first `length`."""
    return hashlib.sha256(b"vindplaats test vector " + word.encode()).digest()[:length]


def made() -> dict[str, Any]:
    """All of them: bytes as lower-case hex."""
    team = _Team()
    groups = {
        "keys": team.keys(),
        "operation": team.operation(),
        "erase": team.erase(),
        "key_box": team.key_box(),
        "roster": team.roster(),
        "epochs": team.epochs(),
        "claim": team.claim(),
        "request": team.request(),
        "reply": team.reply(),
        "figures": {"body": wire.encode(_FIGURES)},
    }
    found: dict[str, Any] = _plain(groups)
    return {"about": _ABOUT} | found


_ABOUT = "Fictional. Bytes as hex. Each secret is the start of SHA-256('vindplaats test vector ' + its word)."
_FIGURES = wire.TablePush(
    cells=((("square", "evening"), 12), (("school", "afternoon"), 3)),
    totals=((("square", None), 12), ((None, None), 15)),
    vector={seed("device", 16).hex(): 7},
)


class _Team:
    """One founder, one drawer, two epochs."""

    def __init__(self) -> None:
        self.team, self.scope = seed("team", 16), seed("scope", 16)
        self.sign, self.wire, self.centre = (SigningKey(seed(word)) for word in ("sign", "wire", "centre"))
        self.box = BoxKey(seed("box"))
        self.team_keys = {1: seed("team key 1"), 2: seed("team key 2")}
        self.drawer_key = seed("drawer key")
        self.device = roster.device_id(self.sign.public)
        member = roster.Member(
            device=self.device,
            sign_key=self.sign.public,
            box_key=self.box.public,
            wire_key=self.wire.public,
            role="coordinator",
            worker=seed("worker", 16),
            sealed_name=seed("sealed name", 44 - 12),
        )
        entry = roster.Entry(team=self.team, seq=1, prev=bytes(32), action="found", member=member, by=self.device)
        body = roster.entry_bytes(entry)
        self.genesis = roster.Signed(body, self.sign.sign(roster.TAG + body))
        self.inner = operation.Inner(
            kind="presence",
            id=seed("record", 16).hex(),
            clock=Stamp(1_790_000_000_123, 4),
            group=operation.Group(7, 1),
            fields={"youth": seed("youth", 16).hex(), "day": "2026-11-21", "note": "Zoekt een leerjob. Ça va."},
            seen={seed("other device", 16).hex(): (9, seed("other op"))},
            roster=roster.entry_hash(self.genesis),
        )

    def keys(self) -> dict[str, Any]:
        return {
            "team": self.team,
            "scope": self.scope,
            "device": self.device,
            "sign_private": self.sign.raw,
            "sign_public": self.sign.public,
            "wire_private": self.wire.raw,
            "wire_public": self.wire.public,
            "box_private": self.box.raw,
            "box_public": self.box.public,
            "centre_private": self.centre.raw,
            "centre_public": self.centre.public,
            "centre_fingerprint": fingerprint_of(self.centre.public),
            "team_keys": [self.team_keys[1], self.team_keys[2]],
            "team_kids": [kid_of(self.team_keys[1]), kid_of(self.team_keys[2])],
            "drawer_key": self.drawer_key,
            "drawer_kid": kid_of(self.drawer_key),
        }

    def _signed(self, header: operation.Header, ct: bytes) -> dict[str, Any]:
        header = msgspec.structs.replace(header, ct_hash=hashlib.sha256(ct).digest(), ct_len=len(ct))
        return {
            "header": header.packed(),
            "signed": operation.signed_bytes(self.team, header),
            "op_id": operation.op_id(self.team, header),
            "sig": self.sign.sign(operation.signed_bytes(self.team, header)),
            "ct": ct,
        }

    def _header(self) -> operation.Header:
        return operation.Header(
            suite=operation.AES_256_GCM,
            scope=self.scope,
            device=self.device,
            dev_seq=7,
            prev=seed("former operation"),
            kid=kid_of(self.drawer_key),
            nonce=seed("nonce", 12),
            ct_hash=bytes(32),
            ct_len=0,
        )

    def operation(self) -> dict[str, Any]:
        header, padded = self._header(), operation.encode_inner(self.inner)
        bound = operation.associated_data(self.team, header)
        ct = seal(self.drawer_key, padded, nonce=header.nonce, ad=bound)
        inside = {"inner": msgspec.msgpack.encode(self.inner), "inner_padded": padded, "associated_data": bound}
        return inside | self._signed(header, ct)

    def erase(self) -> dict[str, Any]:
        blank = {"scope": operation.NO_ID, "kid": operation.NO_ID, "nonce": bytes(12)}
        header = msgspec.structs.replace(
            self._header(), suite=operation.OPEN_BODY, dev_seq=8, prev=self.operation()["op_id"], **blank
        )
        body = operation.EraseBody(scopes=(self.scope,), ops=(seed("dropped operation"),))
        return self._signed(header, operation.encode_erase(body))

    def _box(self) -> keybox.KeyBox:
        bare = keybox.KeyBox(
            scope=self.scope,
            kid=kid_of(self.drawer_key),
            epoch=2,
            nonce=seed("box nonce", 12),
            sealed=b"",
            maker=self.device,
            born=1,
        )
        bound = keybox.box_ad(self.team, bare)
        sealed = seal(self.team_keys[2], self.drawer_key, nonce=bare.nonce, ad=bound)
        box = msgspec.structs.replace(bare, sealed=sealed)
        return msgspec.structs.replace(box, sig=self.sign.sign(keybox.box_signed_bytes(self.team, box)))

    def key_box(self) -> dict[str, Any]:
        box = self._box()
        signed = keybox.box_signed_bytes(self.team, box)
        return {"associated_data": keybox.box_ad(self.team, box), "signed": signed, "body": wire.encode(box)}

    def roster(self) -> dict[str, Any]:
        return {"body": self.genesis.body, "sig": self.genesis.sig, "hash": roster.entry_hash(self.genesis)}

    def epochs(self) -> list[dict[str, Any]]:
        return [self._epoch(number) for number in (1, 2)]

    def _epoch(self, number: int) -> dict[str, Any]:
        info = keybox.epoch_info(self.team, number, self.device)
        once = X25519PrivateKey.from_private_bytes(seed(f"ephemeral {number}"))
        box = composed_seal(once, self.box.public, self.team_keys[number], info=info, ad=b"")
        nonce = seed("former nonce", 12) if number > 1 else b""
        bound = keybox.former_ad(self.team, number)
        former = seal(self.team_keys[2], self.team_keys[1], nonce=nonce, ad=bound) if number > 1 else b""
        epoch = keybox.Epoch(
            team=self.team,
            epoch=number,
            kid=kid_of(self.team_keys[number]),
            boxes=(keybox.DeviceBox(device=self.device, box=box),),
            former_nonce=nonce,
            former=former,
            roster=roster.entry_hash(self.genesis),
            maker=self.device,
        )
        body = keybox.epoch_bytes(epoch)
        return {"body": body, "sig": self.sign.sign(keybox.EPOCH_TAG + body), "info": info, "former_bound": bound}

    def claim(self) -> dict[str, Any]:
        secret = seed("place secret", 16)
        fingerprint = fingerprint_of(self.centre.public)
        return {
            "secret": secret,
            "code": write(ConnectCode(kind="place", address=ADDRESS, secret=secret, fingerprint=fingerprint)),
            "invitation": write(ConnectCode(kind="invitation", address=ADDRESS, secret=secret)),
            "place": place_of(secret),
            "proof": proof_of(secret, self.genesis),
        }

    def request(self) -> dict[str, Any]:
        made = self.operation()
        body = wire.encode(wire.PushRequest(ops=((made["header"] + made["sig"], made["ct"]),), boxes=(self._box(),)))
        line = signatures.RequestLine(method="POST", path=f"/v1/teams/{self.team.hex()}/ops")
        fields = signatures.sign_request(
            line,
            body=body,
            central=fingerprint_of(self.centre.public).hex(),
            created_seconds=CREATED_SECONDS,
            nonce=NONCE,
            signer=signatures.Signer(keyid=signatures.team_keyid(self.team, self.device), sign=self.wire.sign),
        )
        base = signatures.read_request(line, fields=fields).base
        return {"method": line.method, "path": line.path, "body": body, "fields": fields, "base": base.decode()}

    def reply(self) -> dict[str, Any]:
        answer = wire.PushReply(
            verdicts=(wire.Verdict(wire.STORED, 12),),
            box_verdicts=(wire.Verdict(wire.STORED, 11),),
            before="AAAAAQAAAAAAAAAK",
            after="AAAAAQAAAAAAAAAM",
            generation=1,
            server_millis=CREATED_SECONDS * 1000,
        )
        body = wire.encode(answer)
        signer = signatures.Signer(keyid=fingerprint_of(self.centre.public).hex(), sign=self.centre.sign)
        fields = signatures.sign_reply(
            status=200, body=body, nonce=NONCE, created_seconds=CREATED_SECONDS, signer=signer
        )
        return {"status": 200, "body": body, "fields": fields}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def main() -> None:
    """Write the file."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(json.dumps(made(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(PAGE.name)


if __name__ == "__main__":
    main()
