"""Logging a contact: one core without names, and a presence for each youth who was there."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.codes.parts_of_day import part_of_day
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.contact import Contact, Presence
from domain.texts import N_
from storage.door import Saved, event, new_id, save
from storage.store import BRUSSELS, Store


class ContactDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What the Contact screen holds. `day` and `part_of_day` empty means now. `youths`: ids; `notes`: youth id -> note.

    `note` and `next_step` are about nobody by name: kept with the core when no youth is named, else with the one youth.
    """

    day: dt.date | None = None
    part_of_day: str = ""
    kind: str = "youths"
    how: str = "street"
    place: str = ""
    place_kind: str = ""
    municipality: str = ""
    count: int = 1
    youths: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    duration_minutes: int = 0
    first_step: str = ""
    signal: str = ""
    outcome: str = "reached"
    age_band: str = ""
    round: str = ""
    note: str = ""
    next_step: str = ""
    notes: dict[str, str] = {}


class SavedContact(msgspec.Struct, frozen=True, kw_only=True):
    """The contact, and what undo takes back."""

    contact: str
    saved: Saved


_NO_SHARED_NOTE = N_("Schrijf bij elke jongere een eigen notitie.")


def log_contact(store: Store, draft: ContactDraft) -> SavedContact:
    """Keep a contact, or nothing at all. Raises NeedsConsent when a youth has no file that stands, BadInput, NoRoom."""
    if len(draft.youths) > 1 and (draft.note.strip() or draft.next_step.strip()):
        raise BadInput(_NO_SHARED_NOTE)
    contact = new_id()
    is_anonymous = not draft.youths
    files = dict.fromkeys(store.book.file_of(youth) for youth in draft.youths)
    notes = {store.book.file_of(youth): note for youth, note in draft.notes.items()}
    draft = msgspec.structs.replace(draft, youths=tuple(files), notes=notes)
    core = Contact(
        day=draft.day or store.today(),
        part_of_day=draft.part_of_day or part_of_day(store.now().astimezone(BRUSSELS).hour),
        kind=draft.kind,
        how=draft.how,
        place_kind=draft.place_kind,
        municipality=draft.municipality,
        count=0 if draft.outcome == "attempt" else max(draft.count, len(draft.youths)),
        age_band=draft.age_band,
        topics=draft.topics,
        duration_minutes=draft.duration_minutes,
        first_step=draft.first_step,
        signal=draft.signal,
        outcome=draft.outcome,
        worker=store.worker,
        round=draft.round,
        # A home is never a place of the list (consent.md): only the kind of contact remains.
        place="" if draft.how == "home_visit" else draft.place,
        note=cleaned(draft.note) if is_anonymous else "",
        next_step=cleaned(draft.next_step) if is_anonymous else "",
    )
    changes = [event("contact", core, record_id=contact)]
    changes += [event("presence", _presence(draft, youth, contact, core.day)) for youth in draft.youths]
    return SavedContact(contact=contact, saved=save(store, changes))


def _presence(draft: ContactDraft, youth: str, contact: str, day: dt.date) -> Presence:
    is_only = len(draft.youths) == 1
    return Presence(
        youth=youth,
        contact=contact,
        day=day,
        note=cleaned(draft.notes.get(youth, draft.note if is_only else "")),
        next_step=cleaned(draft.next_step) if is_only else "",
    )


def undo_contact(store: Store, saved: SavedContact) -> None:
    """Take a save back: its operations are erased, here and everywhere."""
    save(store, [], erase_ops=saved.saved.op_ids)


def add_presence(store: Store, contact: str, *, youth: str, note: str = "") -> Saved:
    """Attach a youth to a contact afterwards, after asking. Raises NeedsConsent, BadInput for a contact not here."""
    core = store.book.record("contact", contact)
    if core is None:
        raise BadInput
    files = store.book.files_of(youth)
    there = store.book.rows("SELECT youth FROM presence WHERE contact = ?", contact)
    if any(row["youth"] in files for row in there):
        return Saved(op_ids=())
    youth = files[0]
    day = dt.date.fromisoformat(core["day"])
    return save(store, [event("presence", Presence(youth=youth, contact=contact, day=day, note=cleaned(note)))])
