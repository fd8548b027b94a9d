"""Recht van antwoord: the youth's own words beside what we wrote, kept word for word and taken back word for word."""

from __future__ import annotations

from domain.codes import reply_sections
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.rights import Reply
from domain.texts import N_
from storage.door import Saved, event, new_id, save
from storage.store import Store

_NO_WORDS = N_("Schrijf op wat jij ervan vindt.")


def reply(store: Store, youth: str, *, section: str, words: str, about: str = "") -> str:
    """Keep the youth's own words beside a part of the file, or beside the record `about`; its id.

    Raises NeedsConsent for the purpose of that part, BadInput.
    """
    said = cleaned(words)
    if section not in reply_sections.BY_CODE:
        raise BadInput
    if not said:
        raise BadInput(_NO_WORDS)
    made = new_id()
    kept = Reply(youth=youth, section=section, day=store.today(), words=said, about=about)
    save(store, [event("reply", kept, record_id=made)])
    return made


def take_back_reply(store: Store, made: str) -> Saved:
    """The youth wants these words gone: the very operation is erased, here and everywhere. Raises BadInput."""
    written = store.book.rows("SELECT op FROM part WHERE kind = 'reply' AND record = ?", made)
    if not written:
        raise BadInput
    return save(store, [], erase_ops=[bytes(row["op"]) for row in written])
