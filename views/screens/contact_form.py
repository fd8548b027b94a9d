"""What stands on the Contact screen, and what it becomes: a contact to keep, or a sealed draft."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain.codes.parts_of_day import PARTS_OF_DAY, part_of_day
from storage.actions.contacts import ContactDraft
from storage.drafts import draft, drop_draft, keep_draft
from storage.queries.contacts import PlaceRow, Prefill
from storage.store import Store

DRAFT = "contact"
NOTE_DRAFT = "contact.note."  # one a youth, by number: what is typed about one goes when that youth's file goes
MOST_YOUTHS = 20
AT_A_PLACE = ("street", "zitdag")
WITHOUT_HEADS = ("employer", "partner")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """`youths`: ids, in the order they were tapped; `others`: heads without a name; `part_of_day`: "" is now.

    `kind`: a code of domain.codes.contact_kinds; only `youths` names anybody.
    """

    place: str = ""
    how: str = "street"
    youths: tuple[str, ...] = ()
    others: int = 1
    is_attempt: bool = False
    kind: str = "youths"
    topics: tuple[str, ...] = ()
    note: str = ""
    notes: dict[str, str] = {}
    next_step: str = ""
    part_of_day: str = ""
    is_yesterday: bool = False

    @property
    def count(self) -> int:
        """Heads in all; none of them a youth's in a talk with an employer or a partner."""
        return 0 if self.kind in WITHOUT_HEADS else len(self.youths) + self.others

    def with_youth(self, youth: str) -> Form:
        """Tapped: in, or out again. The first one with a name is the one that stood there without."""
        if youth in self.youths:
            left = tuple(known for known in self.youths if known != youth)
            return self.about(left, others=self.others if left else max(self.others, 1))
        if len(self.youths) >= MOST_YOUTHS:
            return self
        others = self.others if self.youths else self.others - 1
        youths = (*self.youths, youth)
        return msgspec.structs.replace(self.about(youths, others=others), is_attempt=False, kind="youths")

    def about(self, youths: tuple[str, ...], *, others: int) -> Form:
        """With these youths. What was typed about one stands in the one field while nobody else is named, else with
        that youth: a note about one is never a note about another.
        """
        note, notes = self.note, dict(self.notes)
        if len(self.youths) == 1 and len(youths) > 1:
            notes[self.youths[0]], note = note, ""
        elif len(self.youths) > 1 and len(youths) == 1:
            note = notes.pop(youths[0], "")
        return msgspec.structs.replace(self, youths=youths, others=others, note=note, notes=notes)

    def without_names(self) -> Form:
        """Nobody by name; as many heads as before."""
        return msgspec.structs.replace(self, youths=(), others=max(self.count, 1), is_attempt=False, kind="youths")

    def with_kind(self, kind: str) -> Form:
        """A group activity, an employer or a partner: nobody by name. Tapped again: youths without a name."""
        anonymous = self.without_names()
        return anonymous if self.kind == kind else msgspec.structs.replace(anonymous, kind=kind)

    def with_count(self, count: int) -> Form:
        """So many heads in all, never fewer than have a name."""
        return msgspec.structs.replace(self, others=max(count - len(self.youths), 0 if self.youths else 1))

    def with_topic(self, code: str) -> Form:
        """Tapped: in, or out again."""
        topics = tuple(known for known in self.topics if known != code)
        return msgspec.structs.replace(self, topics=topics if code in self.topics else (*topics, code))


def is_youth(store: Store, record: str) -> bool:
    """Whether a youth's file is here under this id."""
    return store.book.record("youth", record) is not None


def started(prefill: Prefill, *, youth: str = "") -> Form:
    """What is filled in beforehand; topics never are."""
    form = Form(place=prefill.place.id if prefill.place else "", how=prefill.how, others=prefill.count)
    return form.with_youth(youth) if youth else form


YESTERDAY = "yesterday"


def earlier_parts(hour: int) -> tuple[str, ...]:
    """The parts of today that are over, newest first, as codes; before six YESTERDAY, the evening before."""
    if hour < 6:
        return (YESTERDAY,)
    codes = [row.code for row in PARTS_OF_DAY]
    return tuple(reversed(codes[: codes.index(part_of_day(hour))]))


def to_keep(form: Form, *, place: PlaceRow | None, prefill: Prefill, today: dt.date) -> ContactDraft:
    """The contact that Bewaar keeps."""
    here = place if form.how in AT_A_PLACE else None
    kinds = {"home_visit": "home_visit", "online": "online"}
    several = len(form.youths) > 1
    return ContactDraft(
        kind=form.kind,
        how=form.how,
        place=here.id if here else "",
        place_kind=here.kind if here else kinds.get(form.how, ""),
        municipality=here.municipality if here else "",
        day=today - dt.timedelta(days=1) if form.is_yesterday else today,
        part_of_day=form.part_of_day,
        count=form.count,
        youths=() if form.is_attempt else form.youths,
        topics=() if form.is_attempt else form.topics,
        outcome="attempt" if form.is_attempt else "reached",
        round=prefill.round.id if prefill.round else "",
        note="" if several else form.note,
        next_step="" if several else form.next_step,
        notes=form.notes if several else {},
    )


# --- the sealed draft


def keep_form(store: Store, form: Form) -> None:
    """Seal what stands on the screen, in one draft for the contact and one for each note about a youth."""
    drop_form(store)
    content: dict[str, Any] = msgspec.to_builtins(form) | {"notes": {}}
    only = form.youths[0] if len(form.youths) == 1 else ""
    keep_draft(store, DRAFT, content, about=only)
    for number, youth in enumerate(form.youths, start=1):
        if form.notes.get(youth):
            keep_draft(store, f"{NOTE_DRAFT}{number}", {"youth": youth, "note": form.notes[youth]}, about=youth)


def kept_form(store: Store) -> Form | None:
    """What was kept, or None. A youth whose file is gone meanwhile is left out."""
    content = draft(store, DRAFT)
    if content is None:
        return None
    notes = [draft(store, f"{NOTE_DRAFT}{number}") for number in range(1, MOST_YOUTHS + 1)]
    content["notes"] = {kept["youth"]: kept["note"] for kept in notes if kept}
    form = msgspec.convert(content, Form)
    here = tuple(youth for youth in form.youths if store.book.record("youth", youth) is not None)
    if here == form.youths:
        return form
    return form.about(here, others=max(form.others, 0 if here else 1))


def drop_form(store: Store) -> None:
    """Saved, or thrown away."""
    names = [DRAFT, *(f"{NOTE_DRAFT}{number}" for number in range(1, MOST_YOUTHS + 1))]
    present = set(store.drafts.names())
    for name in names:
        if name in present:
            drop_draft(store, name)
