"""HTTP Message Signatures (RFC 9421, digest of RFC 9530), both ends, cut to the one form of this protocol.

A request covers `@method @path @query content-digest vindplaats-central`, parameters `created nonce keyid`, by a wire
key (not `@target-uri`: it breaks behind proxies). A reply covers `@status content-digest` and carries the *request's*
nonce as its `nonce` parameter, by the centre's key, so that an old reply cannot be played again. An unsigned request
(centre card, enrol answer) sends its nonce in the field `vindplaats-nonce`. Pure: keys, clock and randomness are passed
in. What arrives is held to this form exactly; else BadRecord is raised, and BadSignature for a signature that does not
match.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from domain.errors import BadRecord, BadSignature
from domain.roster import Verify

Sign = Callable[[bytes], bytes]

LABEL = "sig1"
CENTRAL_FIELD = "vindplaats-central"
NONCE_FIELD = "vindplaats-nonce"
_REQUEST = '("@method" "@path" "@query" "content-digest" "vindplaats-central")'
_REPLY = '("@status" "content-digest")'
_ONE_PARAMETER = re.compile(r';([a-z]{1,16})=(?:"([A-Za-z0-9/_-]{0,160})"|([1-9][0-9]{0,14}))')
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_TEAM_KEY = re.compile(r"([0-9a-f]{32})/([0-9a-f]{32})")
_WIRE_KEY = re.compile(r"wire/([0-9a-f]{64})")
_CENTRAL = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_SIGNATURE = re.compile(LABEL + r"=:([A-Za-z0-9+/]{86}==):")


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """A private key that stays where it is (`sign(message)` returns 64 bytes) and the name it is known by."""

    keyid: str
    sign: Sign


class RequestLine(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly as it travels: `path` is the raw path, `query` is without its `?`, or empty."""

    method: str
    path: str
    query: str = ""


class TeamKey(msgspec.Struct, frozen=True, kw_only=True):
    """keyid `<team hex>/<device hex>`: the wire key that the roster of this team names for this device."""

    team: bytes
    device: bytes


class WireKey(msgspec.Struct, frozen=True, kw_only=True):
    """keyid `wire/<public key hex>`: a key that the body itself has to vouch for (a claim)."""

    public_key: bytes


class SignedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What arrived, not yet believed: check `verify(key, signature, base)` first, then `check_digest` of the body."""

    key: TeamKey | WireKey
    created_seconds: int
    nonce: str
    central: str
    digest: bytes
    base: bytes
    signature: bytes


def content_digest(body: bytes) -> str:
    """The field `content-digest` (RFC 9530), SHA-256."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signature_base(components: Sequence[tuple[str, str]], parameters: str) -> bytes:
    """RFC 9421 section 2.5: one line a component, then `@signature-params`, lines joined by LF, none at the end."""
    lines = [f'"{name}": {value}' for name, value in components]
    return "\n".join([*lines, f'"@signature-params": {parameters}']).encode()


def team_keyid(team: bytes, device: bytes) -> str:
    """The keyid of a request by a device of a team."""
    return f"{team.hex()}/{device.hex()}"


def wire_keyid(public_key: bytes) -> str:
    """The keyid of a claim."""
    return f"wire/{public_key.hex()}"


def sign_request(
    line: RequestLine,
    *,
    body: bytes,
    central: str,
    created_seconds: int,
    nonce: str,
    signer: Signer,
) -> dict[str, str]:
    """The fields that make it a signed request.

    `central`: hex of domain.connect_code.fingerprint_of(centre key); `nonce`: 16-64 letters of base64url, used once.
    """
    digest = content_digest(body)
    parameters = f'{_REQUEST};created={created_seconds};nonce="{nonce}";keyid="{signer.keyid}"'
    base = signature_base(_request_components(line, digest, central), parameters)
    return {"content-digest": digest, CENTRAL_FIELD: central, **_signature_fields(parameters, signer.sign(base))}


def read_request(line: RequestLine, *, fields: Mapping[str, str]) -> SignedRequest:
    """Read the fields (names in small letters) of a request. Raises BadRecord unless it has the one form above."""
    covered, parameters, signature = _read_signature(fields, _REQUEST)
    digest_field, central = fields.get("content-digest", ""), fields.get(CENTRAL_FIELD, "")
    digest = _DIGEST.fullmatch(digest_field)
    nonce = parameters["nonce"]
    if digest is None or not _CENTRAL.fullmatch(central) or not _NONCE.fullmatch(nonce):
        raise BadRecord
    return SignedRequest(
        key=_read_keyid(parameters["keyid"]),
        created_seconds=int(parameters["created"]),
        nonce=nonce,
        central=central,
        digest=_from_base64(digest[1]),
        base=signature_base(_request_components(line, digest_field, central), covered),
        signature=signature,
    )


def check_digest(request: SignedRequest, body: bytes) -> None:
    """Raises BadSignature unless this is the body that was signed."""
    if hashlib.sha256(body).digest() != request.digest:
        raise BadSignature


def nonce_of(fields: Mapping[str, str]) -> str:
    """The nonce a reply has to carry back, also when the request is refused unread; empty if it has no proper one."""
    try:
        _, parameters, _ = _read_signature(fields, _REQUEST)
        nonce = parameters["nonce"]
    except BadRecord:
        nonce = fields.get(NONCE_FIELD, "")
    return nonce if _NONCE.fullmatch(nonce) else ""


def sign_reply(*, status: int, body: bytes, nonce: str, created_seconds: int, signer: Signer) -> dict[str, str]:
    """The fields that make it a signed reply. Its keyid: hex of domain.connect_code.fingerprint_of(centre key)."""
    digest = content_digest(body)
    parameters = f'{_REPLY};created={created_seconds};nonce="{nonce}";keyid="{signer.keyid}"'
    base = signature_base([("@status", str(status)), ("content-digest", digest)], parameters)
    return {"content-digest": digest, **_signature_fields(parameters, signer.sign(base))}


def check_reply(
    *,
    status: int,
    fields: Mapping[str, str],
    body: bytes,
    nonce: str,
    centre_key: bytes,
    verify: Verify,
) -> int:
    """Is this the centre's answer to the request with this nonce? Returns `created` (seconds, the centre's clock).

    Raises BadRecord (not the form of a signed reply: a captive portal) or BadSignature (another nonce, key or body).
    """
    covered, parameters, signature = _read_signature(fields, _REPLY)
    digest = content_digest(body)
    if fields.get("content-digest") != digest or parameters["nonce"] != nonce:
        raise BadSignature
    base = signature_base([("@status", str(status)), ("content-digest", digest)], covered)
    verify(centre_key, signature, base)
    return int(parameters["created"])


def _request_components(line: RequestLine, digest: str, central: str) -> list[tuple[str, str]]:
    return [
        ("@method", line.method),
        ("@path", line.path),
        ("@query", "?" + line.query),
        ("content-digest", digest),
        (CENTRAL_FIELD, central),
    ]


def _signature_fields(parameters: str, signature: bytes) -> dict[str, str]:
    return {
        "signature-input": f"{LABEL}={parameters}",
        "signature": f"{LABEL}=:{base64.b64encode(signature).decode()}:",
    }


def _read_signature(fields: Mapping[str, str], covered: str) -> tuple[str, dict[str, str], bytes]:
    """The parameters line as it was signed, the parameters, the signature."""
    label, _, line = fields.get("signature-input", "").partition("=")
    signature = _SIGNATURE.fullmatch(fields.get("signature", ""))
    if label != LABEL or not line.startswith(covered) or signature is None or len(line) > 1000:
        raise BadRecord
    return line, _read_parameters(line[len(covered) :]), _from_base64(signature[1])


def _read_parameters(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = _ONE_PARAMETER.match(text, position)
        if match is None or match[1] in found or (match[1] == "created") != (match[3] is not None):
            raise BadRecord
        found[match[1]] = match[3] or match[2]
        position = match.end()
    alg = found.pop("alg", "ed25519")
    if set(found) != {"created", "nonce", "keyid"} or alg != "ed25519":
        raise BadRecord
    return found


def _read_keyid(keyid: str) -> TeamKey | WireKey:
    if team := _TEAM_KEY.fullmatch(keyid):
        return TeamKey(team=bytes.fromhex(team[1]), device=bytes.fromhex(team[2]))
    if wire := _WIRE_KEY.fullmatch(keyid):
        return WireKey(public_key=bytes.fromhex(wire[1]))
    raise BadRecord


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise BadRecord from None
