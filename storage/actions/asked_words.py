"""The words behind one answer, the organisation's own before the app's, and what follows from them: hash and period."""

from __future__ import annotations

import datetime as dt

from domain.codes import channels
from domain.consent_texts import ConsentText, consent_text, dutch_text
from domain.deadlines import consent_due
from storage.book.same import whole_record
from storage.queries.organisation import months_at_yes, own_texts
from storage.store import Store


def words_asked(store: Store, purpose: str, *, language: str) -> ConsentText:
    """The text that is asked with in this language. Raises UnknownCode when there is none."""
    return consent_text(purpose, language=language, own=own_texts(store))


def dutch_hash(store: Store, text: ConsentText, *, recipient: str) -> str:
    """Of the Dutch words that say the same: the hash of another language would tell that language, and so an origin.

    Where an organisation has no Dutch of that version, of the Dutch words the app asks with.
    """
    own = own_texts(store)
    dutch = dutch_text(text.purpose, version=text.version, own=own)
    channel = channels.BY_CODE.get(recipient)
    words = dutch or consent_text(text.purpose, language="nl", own=own)
    return words.named(channel.label if channel else recipient).words_hash


def valid_until(store: Store, youth: str, text: ConsentText) -> dt.date | None:
    """The last day a yes to these words holds: the organisation's own period, never longer than the words promised."""
    details = whole_record(store.book, youth) or {}
    birth = dt.date.fromisoformat(details["birth_date"]) if details.get("birth_date") else None
    return consent_due(text.purpose, given=store.today(), birth=birth, months=months_at_yes(store, text))
