"""The cover: a 6-digit code that uncovers an open vault whose screen went blank.

The keys stay in memory meanwhile, so the code is compared in memory. On the disk it is sealed by the store key: without
that a stolen disk cannot test a code. Until a code is set there is no `Cover`, and a cover that falls due closes.
"""

import enum
import hmac
import unicodedata
from pathlib import Path

import msgspec

from domain.errors import BadInput, Damaged, SealBroken
from domain.texts import N_
from storage import crypto
from storage.atomic import read_bounded, write_whole

COVER_NAME = "vault.cover"
CODE_DIGITS = 6
TRIES = 5

NOT_SIX_DIGITS = N_("Neem een code van 6 cijfers.")
TOO_EASY = N_("Deze code is te makkelijk te raden. Neem een andere.")

_INFO = b"vindplaats cover v1"
_AD = b"vindplaats/cover/1\x00"
_MOST_BYTES = 256
_RUNS = "01234567890 09876543210"


class Answer(enum.Enum):
    """What a typed code does."""

    OPENS = "opens"
    WRONG = "wrong"
    CLOSES = "closes"  # the fifth wrong one: close the vault, ask the passphrase


class Cover:
    """The code of an open vault and its wrong tries in a row. Made by `load` or `set_code`; dies with the keys."""

    def __init__(self, code: str) -> None:
        self._code = code.encode()
        self._wrong = 0

    @property
    def tries_left(self) -> int:
        """How many wrong codes it takes to close the vault."""
        return TRIES - self._wrong

    def answer(self, typed: str) -> Answer:
        """Compare in constant time; after `CLOSES` it never answers otherwise."""
        if self._wrong >= TRIES:
            return Answer.CLOSES
        # Counted before the comparison, so that no interruption makes a free try.
        self._wrong += 1
        if hmac.compare_digest(_digits(typed).encode("utf-8", "replace"), self._code):
            self._wrong = 0
            return Answer.OPENS
        return Answer.CLOSES if self._wrong >= TRIES else Answer.WRONG


def set_code(directory: Path, store_key: bytes, *, code: str) -> Cover:
    """Seal `code` on the disk in place of the former.

    Raises:
        BadInput: not six digits, or a run or one digit over and over; the former code stays.
        NoRoom: the disk is full; the former code stays.
    """
    digits = _digits(code)
    if len(digits) != CODE_DIGITS or not (digits.isascii() and digits.isdecimal()):
        raise BadInput(NOT_SIX_DIGITS)
    if len(set(digits)) == 1 or digits in _RUNS or digits[:3] == digits[3:] or digits[:2] * 3 == digits:
        raise BadInput(TOO_EASY)
    nonce = crypto.new_nonce()
    sealed = crypto.seal(_key(store_key), digits.encode(), nonce=nonce, ad=_AD)
    write_whole(directory / COVER_NAME, msgspec.msgpack.encode(_Sealed(nonce, sealed)))
    return Cover(digits)


def clear_code(directory: Path) -> None:
    """Take the code away: from now on a cover that falls due closes."""
    (directory / COVER_NAME).unlink(missing_ok=True)


def load(directory: Path, store_key: bytes) -> Cover | None:
    """The cover of a vault that was just opened; None without a code, also if it is damaged: then cover closes."""
    try:
        content = read_bounded(directory / COVER_NAME, most_bytes=_MOST_BYTES)
        box = msgspec.msgpack.decode(content, type=_Sealed)
        digits = crypto.open_sealed(_key(store_key), box.sealed, nonce=box.nonce, ad=_AD)
    except (FileNotFoundError, Damaged, SealBroken, msgspec.MsgspecError):
        return None
    return Cover(digits.decode("ascii"))


class _Sealed(msgspec.Struct, frozen=True, array_like=True):
    nonce: bytes
    sealed: bytes


def _key(store_key: bytes) -> bytes:
    return crypto.derive(store_key, info=_INFO)


def _digits(typed: str) -> str:
    """Digits as ASCII: a keyboard in Arabic types others. Spaces go, anything else stays and so never fits."""
    short = typed[: 4 * CODE_DIGITS]
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in short if not letter.isspace())
