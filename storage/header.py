"""The header of a vault: how a passphrase opens it.

    passphrase --scrypt--> unlock key --wraps--> store key (random)

One small JSON file, `vault.header`, beside the sealed log. It tells nothing about whose vault it is: a picture and a
number to pick it by. The store key never changes with the passphrase, and the inbox key follows from it, so changing
the passphrase rewrites this file only. Whoever copied the former header and knows the former passphrase keeps what
these two open together.
"""

import secrets
from collections.abc import Collection
from pathlib import Path

import msgspec

from domain.errors import Damaged, Refused, SealBroken, WrongPassphrase
from domain.texts import N_
from storage import crypto
from storage.atomic import make_folder
from storage.crypto import BoxKey, ScryptCost
from storage.header_file import ALGORITHM, NOT_READABLE, VERSION, Header, bound, exists, read, sum_of, write
from storage.passphrase import canonical, check_new

__all__ = [
    "PICTURES",
    "Header",
    "change_passphrase",
    "create",
    "exists",
    "inbox_key",
    "read",
    "unlock",
]

USUAL_COST = ScryptCost(n=2**17, r=8, p=1)  # 128 MiB
MEMORY_SHORT_COST = ScryptCost(n=2**15, r=8, p=3)  # 32 MiB

# Names of pictures, never of people; the screens draw them. Only ever add: a vault in use shows one of these.
PICTURES = (
    "anchor",
    "balloon",
    "bicycle",
    "boat",
    "bread",
    "bridge",
    "camera",
    "cloud",
    "cup",
    "drum",
    "flower",
    "guitar",
    "key",
    "kite",
    "lamp",
    "leaf",
    "moon",
    "mountain",
    "rocket",
    "star",
    "sun",
    "tent",
    "tree",
    "umbrella",
)

ALREADY_A_VAULT = N_("Hier staat al een kluis.")
_INBOX = b"vindplaats inbox v1"


def create(
    directory: Path, passphrase: str, *, memory_short: bool = False, taken: Collection[tuple[str, int]] = ()
) -> tuple[Header, bytes]:
    """Make the header of a new vault in `directory` (made if need be); its store key is the second of the two.

    `taken`: pictures and numbers of the other vaults on this device. Slow: see `storage.crypto.scrypt`.

    Raises:
        BadInput: the passphrase is too easy to guess; the sentence says why.
        Refused: there is a vault already.
        NoRoom: the disk is full.
    """
    check_new(passphrase)
    if exists(directory):
        raise Refused(ALREADY_A_VAULT)
    make_folder(directory)
    store_key = crypto.new_key()
    picture, number = _free_sign(taken)
    cost = MEMORY_SHORT_COST if memory_short else USUAL_COST
    header = _wrap(store_key, passphrase, cost=cost, picture=picture, number=number)
    write(directory, header)
    return header, store_key


def unlock(directory: Path, passphrase: str) -> bytes:
    """The store key of the vault in `directory`. Slow: see `storage.crypto.scrypt`; the throttle is the caller's.

    Raises:
        WrongPassphrase: the passphrase is another.
        Damaged: the header is, or it is of another version or weaker than the product allows; the sentence says which.
    """
    return _unwrap(read(directory), passphrase)


def change_passphrase(directory: Path, old: str, *, new: str) -> Header:
    """Let `new` open the vault, and `old` no longer. Cost, picture, number and store key stay.

    Raises:
        BadInput: `new` is too easy to guess; nothing was changed.
        WrongPassphrase: `old` is not the passphrase; nothing was changed.
        NoRoom: the disk is full; `old` still opens.
    """
    check_new(new)
    former = read(directory)
    store_key = _unwrap(former, old)
    header = _wrap(store_key, new, cost=former.cost, picture=former.picture, number=former.number)
    write(directory, header)
    return header


def inbox_key(store_key: bytes) -> BoxKey:
    """The key that opens what was written without opening; its public half stands in the header."""
    return BoxKey.from_raw(crypto.derive(store_key, info=_INBOX))


def _wrap(store_key: bytes, passphrase: str, *, cost: ScryptCost, picture: str, number: int) -> Header:
    salt, nonce = crypto.random_bytes(crypto.SALT_BYTES), crypto.new_nonce()
    unlock_key = crypto.scrypt(canonical(passphrase), salt=salt, n=cost.n, r=cost.r, p=cost.p)
    bare = Header(
        version=VERSION,
        algorithm=ALGORITHM,
        n=cost.n,
        r=cost.r,
        p=cost.p,
        salt=salt,
        kid=crypto.kid_of(unlock_key),
        inbox=inbox_key(store_key).public,
        picture=picture,
        number=number,
        nonce=nonce,
        wrapped=b"",
        sum=b"",
    )
    sealed = crypto.seal(unlock_key, store_key, nonce=nonce, ad=bound(bare))
    header = msgspec.structs.replace(bare, wrapped=sealed)
    return msgspec.structs.replace(header, sum=sum_of(header))


def _unwrap(header: Header, passphrase: str) -> bytes:
    unlock_key = crypto.scrypt(canonical(passphrase), salt=header.salt, n=header.n, r=header.r, p=header.p)
    if not secrets.compare_digest(crypto.kid_of(unlock_key), header.kid):
        raise WrongPassphrase
    try:
        return crypto.open_sealed(unlock_key, header.wrapped, nonce=header.nonce, ad=bound(header))
    except SealBroken:
        raise Damaged(NOT_READABLE) from None


def _free_sign(taken: Collection[tuple[str, int]]) -> tuple[str, int]:
    """A random picture and number of two digits; another picture than the other vaults as long as there is one."""
    shown = {picture for picture, _ in taken}
    pictures = [picture for picture in PICTURES if picture not in shown] or list(PICTURES)
    free = [(picture, number) for picture in pictures for number in range(10, 100) if (picture, number) not in taken]
    return secrets.choice(free)
