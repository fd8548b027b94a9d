"""The consent texts that travel with the app: per purpose and language, versioned and hashed (consent.md, Words).

A team keeps its own in the settings drawer (another period, other words, another language): give them as `own`, they go
before these. The period in a text is that of consent.md; an organisation that changes a period writes its own text.
`tests/domain/golden/consent_texts.json` remembers every hash: changed words need a new version.
"""

from collections.abc import Iterable

from domain.codes.row import UnknownCode
from domain.consent_texts import ar, en, fr, nl, tr, uk
from domain.consent_texts.text import ConsentText, TextState

__all__ = ["CONSENT_TEXTS", "ConsentText", "TextState", "askable_languages", "consent_text"]

LIST_NAME = "consent_texts"

CONSENT_TEXTS: tuple[ConsentText, ...] = (*nl.TEXTS, *fr.TEXTS, *en.TEXTS, *ar.TEXTS, *tr.TEXTS, *uk.TEXTS)


def _newest(purpose: str, *, own: Iterable[ConsentText]) -> dict[str, ConsentText]:
    """The newest version in each language; a team's own words go before those of the app."""
    found: dict[str, ConsentText] = {}
    for texts in (CONSENT_TEXTS, tuple(own)):
        newest: dict[str, ConsentText] = {}
        for text in texts:
            if text.purpose == purpose and text.version > getattr(newest.get(text.language), "version", 0):
                newest[text.language] = text
        found.update(newest)
    return found


def consent_text(purpose: str, *, language: str, own: Iterable[ConsentText] = ()) -> ConsentText:
    """The newest text of a purpose in a language. Raises UnknownCode when there is none (nobody is asked for P00)."""
    text = _newest(purpose, own=own).get(language)
    if text is None:
        raise UnknownCode(LIST_NAME)
    return text


def askable_languages(purpose: str, *, own: Iterable[ConsentText] = ()) -> tuple[str, ...]:
    """Languages in which a yes to this purpose may count; what a draft's screen offers instead, with an interpreter."""
    return tuple(language for language, text in _newest(purpose, own=own).items() if text.is_askable)
