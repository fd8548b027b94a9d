"""The file `vault.header`: its shape, its bounds, and reading it without spending anything on a hostile one."""

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from domain.errors import Damaged
from domain.texts import N_
from storage.atomic import read_bounded, write_whole
from storage.crypto import ScryptCost

HEADER_NAME = "vault.header"
VERSION = 1
ALGORITHM = "scrypt+AES-256-GCM"

NO_VAULT = N_("Op dit toestel staat hier geen kluis.")
NOT_READABLE = N_("De sleutelgegevens van deze kluis zijn beschadigd.")
OTHER_VERSION = N_("Deze kluis is van een andere versie van de app. Werk de app bij.")
TOO_WEAK = N_("Deze kluis is zwakker beveiligd dan mag. Ze wordt niet geopend.")
TOO_HEAVY = N_("Deze kluis vraagt meer dan een toestel kan. Ze wordt niet geopend.")

_MOST_BYTES = 4096
_TAG = b"vindplaats/header/1\x00"
_SUM_BYTES = 16

_Bytes12 = Annotated[bytes, Meta(min_length=12, max_length=12)]
_Bytes16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
_Bytes32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
_Bytes48 = Annotated[bytes, Meta(min_length=48, max_length=48)]


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file holds; bytes stand in base64.

    `kid` commits to the unlock key, so that a wrong passphrase and a damaged header are told apart. `wrapped` is the
    store key sealed by the unlock key; its associated data is every other field but `sum`. `inbox` is the public key
    that receives what is written without opening. `sum` only tells rot from a wrong passphrase; it keeps out nobody.
    """

    version: int
    algorithm: str
    n: int
    r: int
    p: int
    salt: _Bytes16
    kid: _Bytes16
    inbox: _Bytes32
    picture: Annotated[str, Meta(max_length=24, pattern="^[a-z]+$")]
    number: Annotated[int, Meta(ge=10, le=99)]
    nonce: _Bytes12
    wrapped: _Bytes48
    sum: _Bytes16

    @property
    def cost(self) -> ScryptCost:
        """The cost of one try."""
        return ScryptCost(n=self.n, r=self.r, p=self.p)


def exists(directory: Path) -> bool:
    """True if there is a header, readable or not."""
    return (directory / HEADER_NAME).exists()


def read(directory: Path) -> Header:
    """The header, checked as far as can be without the passphrase and before any memory is spent on it.

    Raises:
        Damaged: it is missing, damaged, of another version, too weak or too heavy; the sentence says which.
    """
    try:
        content = read_bounded(directory / HEADER_NAME, most_bytes=_MOST_BYTES)
    except FileNotFoundError:
        raise Damaged(NO_VAULT) from None
    except Damaged:
        raise Damaged(NOT_READABLE) from None
    _check_version(content)
    try:
        header = msgspec.json.decode(content, type=Header)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Damaged(NOT_READABLE) from None
    # One way of writing only: no doubled fields, no spaces, no other base64 of the same bytes.
    if msgspec.json.encode(header) != content or header.sum != sum_of(header):
        raise Damaged(NOT_READABLE)
    if not header.cost.is_bearable:
        raise Damaged(TOO_HEAVY)
    if not header.cost.is_enough:
        raise Damaged(TOO_WEAK)
    return header


def write(directory: Path, header: Header) -> None:
    """Put the header in its place, whole or not at all; raises `NoRoom`."""
    write_whole(directory / HEADER_NAME, msgspec.json.encode(header))


def bound(header: Header) -> bytes:
    """Associated data: every field but the wrapped key itself and the sum."""
    return _TAG + msgspec.json.encode(msgspec.structs.replace(header, wrapped=b"", sum=b""))


def sum_of(header: Header) -> bytes:
    """What tells rot from a wrong passphrase: a digest of every other field."""
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(header, sum=b""))).digest()[:_SUM_BYTES]


class _Version(msgspec.Struct):
    version: int
    algorithm: str


def _check_version(content: bytes) -> None:
    try:
        found = msgspec.json.decode(content, type=_Version)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Damaged(NOT_READABLE) from None
    if (found.version, found.algorithm) != (VERSION, ALGORITHM):
        raise Damaged(OTHER_VERSION)
