"""The codes a person types or scans: of `team add` (an empty place at a centre), of an invitation (a device joins), of
a printed recovery key.

Form: `<address>#<groups of five>`; the groups are Crockford base32 of kind, payload and a 2-byte check. The address is
readable on purpose: the worker sees where the device will connect.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal

import msgspec

from domain.errors import BadInput

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE
)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FINGERPRINT_BYTES = 16
SECRET_BYTES = 16
RECOVERY_BYTES = 27
Kind = Literal["place", "invitation", "recovery"]
_KINDS: dict[int, Kind] = {1: "place", 2: "invitation", 3: "recovery"}
_BODY_BYTES: dict[Kind, int] = {
    "place": SECRET_BYTES + FINGERPRINT_BYTES,
    "invitation": SECRET_BYTES,
    "recovery": RECOVERY_BYTES,
}
_WRONG = "Deze code klopt niet. Kijk de letters en cijfers na."


class ConnectCode(msgspec.Struct, frozen=True, kw_only=True):
    """`fingerprint`: first 16 bytes of SHA-256 of the centre's public key; empty in an invitation, whose key is
    sealed.
    """

    kind: Kind
    address: str
    secret: bytes
    fingerprint: bytes = b""


def fingerprint_of(centre_key: bytes) -> bytes:
    """What a place code says of the centre's Ed25519 public key."""
    return hashlib.sha256(b"vindplaats/centre/1" + centre_key).digest()[:FINGERPRINT_BYTES]


def write(code: ConnectCode) -> str:
    """The code as it is printed."""
    kind = next(number for number, name in _KINDS.items() if name == code.kind)
    raw = bytes([kind]) + code.secret + code.fingerprint
    text = _base32(raw + _check(code.address, raw))
    groups = "-".join(text[i : i + 5] for i in range(0, len(text), 5))
    return f"{code.address}#{groups}"


def read(text: str) -> ConnectCode:
    """Read a code as a person typed it: spaces, small letters, O for 0, I or L for 1 are forgiven. Raises BadInput."""
    address, mark, groups = "".join(text.split()).partition("#")
    address = address.rstrip("/")
    if not mark or not _is_address(address) or len(groups) > 200:
        raise BadInput(_WRONG)
    raw = _unbase32(groups.upper().replace("-", "").translate(str.maketrans("OIL", "011")))
    body, check = raw[:-2], raw[-2:]
    kind = _KINDS.get(body[0]) if body else None
    if kind is None or len(body) != 1 + _BODY_BYTES[kind] or check != _check(address, body):
        raise BadInput(_WRONG)
    secret, fingerprint = (body[1:], b"") if kind == "recovery" else (body[1:17], body[17:])
    return ConnectCode(kind=kind, address=address, secret=secret, fingerprint=fingerprint)


def address_in(text: str) -> str:
    """The address alone, as a person typed it. Raises BadInput."""
    address = text.strip().rstrip("/")
    if not _is_address(address):
        raise BadInput(_WRONG)
    return address


def _is_address(address: str) -> bool:
    """Is it https, or plain http to this machine itself? No user, path or query: they would hide where it leads."""
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found["port"] or 443) < 65536:
        return False
    return found["scheme"] == "https" or found["host"] in ("127.0.0.1", "localhost", "[::1]")


def _check(address: str, raw: bytes) -> bytes:
    return hashlib.sha256(address.encode() + b"#" + raw).digest()[:2]


def _base32(raw: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, len(bits), 5))


def _unbase32(text: str) -> bytes:
    try:
        bits = "".join(f"{ALPHABET.index(letter):05b}" for letter in text)
    except ValueError:
        raise BadInput(_WRONG) from None
    whole = len(bits) // 8 * 8
    if "1" in bits[whole:]:
        raise BadInput(_WRONG)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, whole, 8))
