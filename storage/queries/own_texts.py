"""The consent texts as a coordinator looks at them: per purpose and language what is asked with, and what is on its
way.
"""

from __future__ import annotations

import msgspec

from domain.codes.row import UnknownCode
from domain.consent_texts import ConsentText, consent_text
from domain.consent_texts.checking import ASKED
from domain.consent_texts.own import next_steps
from domain.languages import BY_CODE, SOURCE_LANGUAGE
from domain.policies import default_months
from storage.queries.organisation import own_texts, period_months
from storage.store import Store


class TextLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """A language in which there are texts, or could be. `approved`: purposes in which a yes may count."""

    code: str
    name: str
    is_rtl: bool
    approved: int


class TextView(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose in one language. `asked`: the words a youth hears, approved or not; None where there are none.

    `working`: own words that are not approved yet, the newest. `dutch`: what a translation follows. `next`: the next
    step of `working`, "" when it has none. `approved`: own words that may be taken back. `months`: the period the
    organisation set, None for that of consent.md (`default`).
    """

    purpose: str
    language: TextLanguage
    asked: ConsentText | None
    working: ConsentText | None
    approved: ConsentText | None
    dutch: ConsentText
    next: str
    months: int | None
    default: int | None
    is_coordinator: bool

    @property
    def promised(self) -> int | None:
        """The months that the approved words promise; None where they name no period of their own, or nobody is
        asked.
        """
        if self.asked is None or not self.asked.is_askable:
            return None
        return self.asked.months or self.default

    @property
    def is_behind(self) -> bool:
        """Does this say what other Dutch words said, of before those of now?"""
        text = self.working or self.asked
        return text is not None and text.language != SOURCE_LANGUAGE and text.version != self.dutch.version

    @property
    def is_short(self) -> bool:
        """Do the words promise less than the organisation set? Then a yes ends as the words say."""
        return bool(self.months and self.promised and self.promised < self.months)


def text_languages(store: Store) -> list[TextLanguage]:
    """Those of the app first, then those that were imported."""
    own = own_texts(store)
    codes = dict.fromkeys([*BY_CODE, *(text.language for text in own if text.state != "retired")])
    return [_language(code, own) for code in codes]


def text_rows(store: Store, language: str) -> list[TextView]:
    """Every purpose that is asked, in one language; empty for a language nobody has."""
    own = own_texts(store)
    if language not in BY_CODE and not any(text.language == language for text in own):
        return []
    return [_view(store, purpose, language, own) for purpose in ASKED]


def text_view(store: Store, purpose: str, language: str) -> TextView | None:
    """One of them; None for a purpose or a language that is none."""
    return next((row for row in text_rows(store, language) if row.purpose == purpose), None)


def _language(code: str, own: tuple[ConsentText, ...]) -> TextLanguage:
    known = BY_CODE.get(code)
    said = next((text for text in reversed(own) if text.language == code), None)
    approved = sum(text is not None and text.is_askable for text in (_asked(purpose, code, own) for purpose in ASKED))
    if known is not None:
        return TextLanguage(code=code, name=known.name, is_rtl=known.is_rtl, approved=approved)
    return TextLanguage(
        code=code, name=said.name if said else code, is_rtl=said is not None and said.is_rtl, approved=approved
    )


def _asked(purpose: str, language: str, own: tuple[ConsentText, ...]) -> ConsentText | None:
    try:
        return consent_text(purpose, language=language, own=own)
    except UnknownCode:
        return None


def _view(store: Store, purpose: str, language: str, own: tuple[ConsentText, ...]) -> TextView:
    mine = [text for text in own if (text.purpose, text.language) == (purpose, language)]
    on_its_way = [text for text in mine if text.state in ("concept", "translated", "read_back")]
    working = max(on_its_way, key=lambda text: (text.at, text.record), default=None)
    asked = _asked(purpose, language, own)
    steps = [state for state in next_steps(working) if state != "retired"] if working is not None else []
    return TextView(
        purpose=purpose,
        language=_language(language, own),
        asked=asked,
        working=working,
        approved=asked if asked is not None and asked.record and asked.is_askable else None,
        dutch=consent_text(purpose, language=SOURCE_LANGUAGE, own=own),
        next=steps[0] if steps else "",
        months=period_months(store, purpose),
        default=default_months(purpose),
        is_coordinator=store.is_coordinator(),
    )
