"""The youth got a copy of an answer: noted when it happened, since the answer was kept before there was a copy."""

from __future__ import annotations

from domain.codes import copy_hows
from domain.errors import BadInput
from domain.kinds.consent import Copied
from storage.door import event, save
from storage.queries.consent_history import copies_noted
from storage.store import Store


def note_copy(store: Store, consent: str, *, how: str) -> None:
    """Note that a copy of this answer was given, once for each way. `how`: code of domain.codes.copy_hows.

    Raises BadInput for an answer that is not here (any more), NeedsConsent after its file was stopped.
    """
    answered = store.book.record("consent", consent)
    if answered is None or how not in copy_hows.BY_CODE:
        raise BadInput
    if how not in copies_noted(store, consent, files=store.book.files_of(answered["youth"])):
        copy = Copied(youth=answered["youth"], consent=consent, day=store.today(), how=how, worker=store.worker)
        save(store, [event("copied", copy)])
