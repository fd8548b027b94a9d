"""A recovery key as 24 words to type: 27 random bytes and 3 that check them, ten bits a word, from the fixed list."""

from __future__ import annotations

import hashlib

from domain.connect_code import RECOVERY_BYTES, ConnectCode, address_in, read
from domain.errors import BadInput
from domain.mark import N_
from storage.words.fingerprint import FINGERPRINT_WORDS

WORDS_ON_PAPER = 24
_CHECK_BYTES = 3
_MOST_LETTERS = 2000
_FEWEST_WORDS = 6  # as few are typed by somebody who means words; a code in groups holds next to none of the list
_PLACE = {word: place for place, word in enumerate(FINGERPRINT_WORDS)}
_UNKNOWN_WORD = N_("Een van de woorden staat niet op het blad. Kijk elk woord na.")
_NOT_TOGETHER = N_("De woorden kloppen niet samen. Kijk na of ze er alle 24 staan, in de juiste volgorde.")


def words_of(seed: bytes) -> tuple[str, ...]:
    """The words of a seed of RECOVERY_BYTES."""
    number = int.from_bytes(seed + _check(seed), "big")
    return tuple(FINGERPRINT_WORDS[number >> (10 * place) & 1023] for place in reversed(range(WORDS_ON_PAPER)))


def seed_of(words: list[str]) -> bytes:
    """Undo `words_of`; capitals are forgiven. Raises BadInput."""
    places = [_PLACE.get(word.casefold()) for word in words]
    if None in places:
        raise BadInput(_UNKNOWN_WORD)
    number = 0
    for place in places:
        number = number << 10 | (place or 0)
    raw = number.to_bytes(-(-10 * len(words) // 8), "big")
    seed, check = raw[:RECOVERY_BYTES], raw[RECOVERY_BYTES:]
    if len(words) != WORDS_ON_PAPER or check != _check(seed):
        raise BadInput(_NOT_TOGETHER)
    return seed


def read_code(text: str) -> ConnectCode:
    """Any code a person types to get in: an invitation, or a recovery key as a code or as `<address> <24 words>`.

    The address and the words stand apart by spaces, lines, hyphens or `#`. Raises BadInput.
    """
    address, *rest = text[:_MOST_LETTERS].replace("#", " ").split() or [""]
    words = " ".join(rest).replace("-", " ").replace(",", " ").split()
    known = sum(word.casefold() in _PLACE for word in words)
    if known < _FEWEST_WORDS or 2 * known < len(words):
        return read(text)
    return ConnectCode(kind="recovery", address=address_in(address), secret=seed_of(words))


def _check(seed: bytes) -> bytes:
    return hashlib.sha256(b"vindplaats/recovery-words/1" + seed).digest()[:_CHECK_BYTES]
