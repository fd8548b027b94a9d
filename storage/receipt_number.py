"""A number that is said aloud and copied by hand: it names nothing but the paper it stands on."""

from __future__ import annotations

from domain.connect_code import ALPHABET
from storage.crypto import random_bytes


def receipt_number() -> str:
    """Random, as "4FKM-9T2P-X7QA": 60 bits, none of the letters that look like another."""
    return "-".join("".join(ALPHABET[byte % 32] for byte in random_bytes(4)) for _ in range(3))
