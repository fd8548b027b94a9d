"""Passphrases: four random Dutch words are offered; anything of 12 characters or more is taken."""

import re
import secrets
import unicodedata

from domain.errors import BadInput
from domain.texts import N_
from storage.words.nl import WORDS

LEAST_CHARACTERS = 12
LEAST_DISTINCT_CHARACTERS = 5
MOST_CHARACTERS = 256
SUGGESTED_WORDS = 4

TOO_SHORT = N_("Deze wachtzin is te kort. Neem vier woorden, of minstens 12 tekens.")
TOO_MUCH_ALIKE = N_("Deze wachtzin is te makkelijk te raden. Neem vier woorden.")
TOO_LONG = N_("Deze wachtzin is te lang. Neem hoogstens 256 tekens.")

# Fixed for ever and apart from the word list: what opens a vault today must open it after every update.
_WORDS_AS_TYPED = re.compile(r"[a-z]{4,8}(?:[ -]+[a-z]{4,8}){3,}")


def suggest_passphrase() -> str:
    """Four different random words in lower case, one space apart: about 41 bits, behind scrypt."""
    return " ".join(secrets.SystemRandom().sample(WORDS, SUGGESTED_WORDS))


def canonical(passphrase: str) -> str:
    """What is really stretched, so that a keyboard's habits do not keep a worker out.

    NFKC; spaces around it go and spaces inside become one. Four or more words of plain letters are taken in lower case,
    with spaces for hyphens: phones begin a sentence with a capital. Anything else keeps its capitals.
    """
    text = " ".join(unicodedata.normalize("NFKC", passphrase[: 4 * MOST_CHARACTERS]).split())
    lowered = text.lower()
    if _WORDS_AS_TYPED.fullmatch(lowered):
        return " ".join(re.split(r"[ -]+", lowered))
    return text


def check_new(passphrase: str) -> None:
    """Return if this may become the passphrase of a vault.

    Raises:
        BadInput: too short, too long, or of fewer than five different characters; the sentence says which.
    """
    text = canonical(passphrase)
    if len(text) < LEAST_CHARACTERS:
        raise BadInput(TOO_SHORT)
    if max(len(passphrase), len(text)) > MOST_CHARACTERS:
        raise BadInput(TOO_LONG)
    if len(set(text)) < LEAST_DISTINCT_CHARACTERS:
        raise BadInput(TOO_MUCH_ALIKE)
