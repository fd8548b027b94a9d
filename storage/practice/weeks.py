"""The fictional weeks of the practice vault, written through the same actions that the screens use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import change_youth, create_youth
from storage.practice.people import GHENT, GROUPS, PEOPLE, PLACES, Met, Person
from storage.store import Store


class PracticeClock:
    """The wall clock, or a moment of the fictional weeks while those are written."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self._now = now
        self.at: dt.datetime | None = None

    def __call__(self) -> dt.datetime:
        """Aware UTC."""
        return self.at or self._now()


def write_weeks(store: Store, clock: PracticeClock) -> None:
    """Places, youths and contacts, in the order they happened. Raises NoRoom."""
    today = clock()
    oldest = max(met.days_ago for person in PEOPLE for met in person.met) + 1
    try:
        clock.at = today - dt.timedelta(days=oldest)
        places = [add_place(store, name=name, kind=kind, municipality=GHENT) for name, kind in PLACES]
        youths: dict[str, str] = {}
        for days_ago, happens in sorted(_all(places, youths), key=lambda one: -one[0]):
            clock.at = today - dt.timedelta(days=days_ago)
            happens(store)
    finally:
        clock.at = None


def _all(places: list[str], youths: dict[str, str]) -> Iterator[tuple[int, Callable[[Store], Any]]]:
    """(days ago, what happened)."""
    for person in PEOPLE:
        for met in person.met:
            yield met.days_ago, partial(_meet, person=person, met=met, places=places, youths=youths)
    for days_ago, place, count, note in GROUPS:
        draft = ContactDraft(
            place=places[place], place_kind=PLACES[place][1], municipality=GHENT, count=count, note=note,
            topics=("chat",), signal="found", first_step="worker",
        )  # fmt: skip
        yield days_ago, partial(log_contact, draft=draft)


def _meet(store: Store, *, person: Person, met: Met, places: list[str], youths: dict[str, str]) -> None:
    """A contact; at the first one the file begins, as it does on the screen: by asking."""
    if person.alias not in youths:
        youths[person.alias] = _begin(store, person)
    kind = PLACES[met.place][1]
    log_contact(
        store,
        ContactDraft(
            how=met.how, place=places[met.place], place_kind=kind, municipality=GHENT, youths=(youths[person.alias],),
            topics=met.topics, signal=met.signal, first_step=met.first, note=met.note, age_band=person.age_band,
        ),
    )  # fmt: skip


def _begin(store: Store, person: Person) -> str:
    youth = create_youth(store, alias=person.alias, age_band=person.age_band)
    values: dict[str, Any] = {
        "gender": person.gender,
        "qualification": person.qualification,
        "municipality": GHENT,
        "strengths": person.strengths,
        "wishes": person.wishes,
        "next_step": person.step,
        "goal": person.goal,
    }
    if person.neet_days is not None:
        began = store.today() + dt.timedelta(days=max(met.days_ago for met in person.met) - person.neet_days)
        values |= {"clock_start": min(began, store.today()), "clock_reason": person.reason}
    change_youth(store, youth, **{name: value for name, value in values.items() if value})
    for purpose in person.agreed:
        record_answer(store, Answer(youth=youth, purpose=purpose, state="given", understood=True))
    for card in person.barriers:
        barrier = pick_barrier(store, youth, code=card.code)
        said: dict[str, Any] = {"words": card.words, "state": card.state, "mechanisms": card.mechanisms}
        change_barrier(store, barrier, **{name: value for name, value in said.items() if value})
    return youth
