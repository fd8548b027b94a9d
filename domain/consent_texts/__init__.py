"""The consent texts that travel with the app: per purpose and language, versioned and hashed (consent.md, Words).

A team keeps its own in the settings drawer (another period, other words, another language): give them as `own`, they go
before these. The period in a text is that of consent.md; an organisation that changes a period writes its own text.
A version is of the content: what says the same in two languages has the same number, so a yes can be held against it.
`tests/domain/golden/consent_texts.json` remembers every hash: changed words need a new version.
"""

from collections.abc import Iterable

import msgspec

from domain.codes.row import UnknownCode
from domain.consent_texts import ar, en, fr, nl, tr, uk
from domain.consent_texts.text import ConsentText, TextState
from domain.languages import SOURCE_LANGUAGE

__all__ = [
    "CONSENT_TEXTS",
    "ConsentText",
    "TextState",
    "askable_languages",
    "consent_text",
    "dutch_text",
    "languages_of",
    "taken_back",
    "text_said",
    "wide_from",
]

LIST_NAME = "consent_texts"
OWN_FROM = (
    1001  # versions of an organisation's own texts begin here, so that a new text of the app never takes their number
)

CONSENT_TEXTS: tuple[ConsentText, ...] = (*nl.TEXTS, *fr.TEXTS, *en.TEXTS, *ar.TEXTS, *tr.TEXTS, *uk.TEXTS)


def wide_from(purpose: str, *, own: Iterable[ConsentText] = ()) -> int:
    """The version below which no text of a purpose counts any more: one was approved that allows more. 0: there is
    none.
    """
    return max(
        (text.version for text in own if text.purpose == purpose and text.is_wider and text.state == "approved"),
        default=0,
    )


def taken_back(purpose: str, *, own: Iterable[ConsentText] = ()) -> dict[int, str]:
    """Versions of the organisation's own words that it took back, each with the moment it did (ISO 8601).

    The Dutch decide: what says the same in another language is taken back with them. A version that two coordinators
    used at once stands as long as one of both does.
    """
    dutch = [text for text in own if (text.purpose, text.language) == (purpose, SOURCE_LANGUAGE) and text.record]
    standing = {text.version for text in dutch if text.state != "retired"}
    found: dict[int, str] = {}
    for text in dutch:
        if text.version not in standing:
            found[text.version] = max(text.at, found.get(text.version, ""))
    return found


_Rank = tuple[bool, bool, int, str, str]


def _preference(text: ConsentText, *, is_own: bool) -> _Rank:
    """Approved words before those still on their way, the organisation's own before the app's, then the newest."""
    return (text.is_askable, is_own, text.version, text.at, text.record)


def _best(purpose: str, *, own: Iterable[ConsentText]) -> dict[str, ConsentText]:
    """The text of each language that is asked with; a team's own words go before those of the app."""
    own = tuple(own)
    lowest, gone = wide_from(purpose, own=own), taken_back(purpose, own=own)
    ranked: dict[str, tuple[_Rank, ConsentText]] = {}
    for is_own, texts in ((False, CONSENT_TEXTS), (True, own)):
        for text in texts:
            if text.purpose != purpose or text.state == "retired":
                continue
            is_over = text.version < lowest or (text.version in gone and text.version >= OWN_FROM)
            now = _outgrown(text) if is_over and text.is_askable else text
            rank = _preference(now, is_own=is_own)
            if text.language not in ranked or rank >= ranked[text.language][0]:
                ranked[text.language] = (rank, now)
    return {language: text for language, (_, text) in ranked.items()}


def _outgrown(text: ConsentText) -> ConsentText:
    return msgspec.structs.replace(text, state="outgrown")


def consent_text(purpose: str, *, language: str, own: Iterable[ConsentText] = ()) -> ConsentText:
    """The text of a purpose in a language: approved words before others, the newest of those.

    Raises UnknownCode when there is none (nobody is asked for P00).
    """
    text = _best(purpose, own=own).get(language)
    if text is None:
        raise UnknownCode(LIST_NAME)
    return text


def askable_languages(purpose: str, *, own: Iterable[ConsentText] = ()) -> tuple[str, ...]:
    """Languages in which a yes to this purpose may count; what a draft's screen offers instead, with an interpreter."""
    return tuple(language for language, text in _best(purpose, own=own).items() if text.is_askable)


def languages_of(purpose: str, *, own: Iterable[ConsentText] = ()) -> tuple[str, ...]:
    """Languages that have a text for this purpose, drafts too."""
    return tuple(_best(purpose, own=own))


def dutch_text(purpose: str, *, version: int, own: Iterable[ConsentText] = ()) -> ConsentText | None:
    """The Dutch words of a version, which those in another language say too; None when they are not here."""
    found = [
        text
        for text in (*CONSENT_TEXTS, *own)
        if (text.purpose, text.language, text.version) == (purpose, SOURCE_LANGUAGE, version)
        and text.state != "retired"
    ]
    return max(found, key=lambda text: (text.is_askable, text.at, text.record), default=None)


def text_said(purpose: str, *, version: int, language: str, own: Iterable[ConsentText] = ()) -> ConsentText | None:
    """The words of a version as they were said, whatever became of them since: in this language, else in Dutch."""
    found = [
        text
        for text in (*CONSENT_TEXTS, *own)
        if (text.purpose, text.version) == (purpose, version) and text.language in (language, SOURCE_LANGUAGE)
    ]
    return max(found, key=lambda text: (text.language == language, text.is_askable, text.at, text.record), default=None)
