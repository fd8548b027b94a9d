"""What stands on a youth's receipt beside the answer: who asked, for whom, and what may be copied of the answer."""

from __future__ import annotations

import msgspec

from domain import gate
from domain.records import TEAM_SETTINGS
from storage.queries.consent_history import copies_noted, signature_under
from storage.queries.organisation import Controller, controller
from storage.queries.youth_file import worker_name
from storage.store import Store


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who is answerable, and whom to ask; "" where nobody filled it in."""

    worker: str
    team: str
    controller: Controller


class Copyable(msgspec.Struct, frozen=True, kw_only=True):
    """What may go into the youth's hands of one answer. `is_in_file`: it stands in a file, so a copy can be noted.

    `strokes`: the signature where it was kept. `copies`: codes of domain.codes.copy_hows that were noted.
    """

    sender: Sender
    is_in_file: bool = False
    strokes: tuple[int, ...] = ()
    copies: tuple[str, ...] = ()


def sender(store: Store) -> Sender:
    """The worker at this device, the team and the organisation."""
    settings = store.book.record("setting", TEAM_SETTINGS) or {}
    return Sender(
        worker=worker_name(store, store.worker),
        team=str(settings.get("team_name", "")),
        controller=controller(store),
    )


def copyable(store: Store, consent: str) -> Copyable:
    """Of the consent event with this id ("" for an answer that erased its own file), through the gate, road "copy"."""
    record = store.book.record("consent", consent) if consent else None
    if record is None:
        return Copyable(sender=sender(store))
    files = store.book.files_of(record["youth"])
    ledger = store.book.ledger(record["youth"], today=store.today())
    shown = gate.visible("copy", kind="consent", record=record, ledger=ledger)
    return Copyable(
        sender=sender(store),
        is_in_file="state" in shown,
        strokes=signature_under(store, consent, files=files, ledger=ledger, road="copy"),
        copies=copies_noted(store, consent, files=files),
    )
