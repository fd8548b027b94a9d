"""A year of one worker, made through the same actions the screens use, with a clock that is moved along."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from domain.codes import age_bands, genders, qualifications
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import change_youth, create_youth
from storage.queries.contacts import places
from storage.store import Store
from tools.demo import people
from tools.demo.ahead import look_ahead
from tools.demo.road import walk_the_road
from tools.demo.unnamed import look_around

_OPEN_BARRIERS = (
    "mobility",
    "experience",
    "skills",
    "orientation",
    "motivation",
    "poverty",
    "housing",
    "care",
    "digital",
)
_SENSITIVE = {"health": "P05", "language": "P06"}
_TOPICS = ("chat", "work", "school", "home", "money", "papers", "housing", "leisure", "transport", "training")


class MovedClock:
    """A clock that stands where it was put."""

    def __init__(self, start: dt.datetime) -> None:
        self.at = start

    def __call__(self) -> dt.datetime:
        """The moment it was put at."""
        return self.at


def add_places(store: Store) -> None:
    """The team's list."""
    for name, kind, municipality in people.PLACES:
        add_place(store, name=name, kind=kind, municipality=municipality)


def live_a_year(
    store: Store, clock: MovedClock, *, until: dt.datetime, youths: int, seed: int, aliases: list[str]
) -> None:
    """Four working days a week: rounds with contacts, files for some youths, barriers and what they agreed to."""
    chance = random.Random(seed)  # noqa: S311 - a made-up year, the same at every run
    mine: list[str] = []
    store.floor_millis = 0  # a year that is over is lived through again, though the centre already said what day it is
    start = until - dt.timedelta(days=365)
    days = [start + dt.timedelta(days=n) for n in range(365)]
    new_on = sorted(chance.sample(range(350), youths))
    for number, day in enumerate(days):
        if day.weekday() < 5:
            clock.at = day.replace(hour=chance.choice((10, 14, 16, 17)), minute=chance.randrange(60))
            _day_of_work(store, clock, mine, chance)
        while new_on and new_on[0] <= number:
            new_on.pop(0)
            mine.append(_new_youth(store, clock, aliases.pop(), chance))
    clock.at = until
    walk_the_road(store, mine, seed=seed)
    look_around(store, seed=seed)
    look_ahead(store, mine, seed=seed)


def _day_of_work(store: Store, clock: MovedClock, mine: list[str], chance: random.Random) -> None:
    spots = places(store)
    for _ in range(chance.randrange(1, 6)):
        clock.at += dt.timedelta(minutes=chance.randrange(5, 40))
        spot = chance.choice(spots)
        with_whom = (chance.choice(mine),) if mine and chance.random() < 0.45 else ()
        log_contact(
            store,
            ContactDraft(
                how="zitdag" if spot.kind == "youth_centre" and chance.random() < 0.4 else "street",
                place=spot.id,
                place_kind=spot.kind,
                municipality=spot.municipality,
                count=1 if with_whom else chance.choice((1, 2, 2, 3, 4, 5, 8)),
                youths=with_whom,
                topics=tuple(chance.sample(_TOPICS, chance.randrange(1, 4))),
                duration_minutes=chance.choice((5, 10, 15, 30)),
                first_step=chance.choice(("worker", "youth", "other")),
                signal=chance.choice(("own", "other", "found", "found")),
                age_band=chance.choice(("15-17", "18-24", "18-24", "25-29")),
                note=chance.choice(people.NOTES if with_whom else people.CORE_NOTES),
            ),
        )


def _new_youth(store: Store, clock: MovedClock, alias: str, chance: random.Random) -> str:
    youth = create_youth(store, alias=alias, age_band=chance.choice([row.code for row in age_bands.AGE_BANDS]))
    values: dict[str, Any] = {
        "municipality": "44021",
        "gender": chance.choice([row.code for row in genders.GENDERS]),
        "qualification": chance.choice([row.code for row in qualifications.QUALIFICATIONS]),
        "strengths": tuple(chance.sample(people.STRENGTHS, 2)),
        "wishes": (chance.choice(people.WISHES),),
        "next_step": chance.choice(people.STEPS),
        "goal": chance.choice(people.GOALS),
    }
    if chance.random() < 0.4:  # of the others nobody asked yet since when
        values["clock_start"] = (clock.at - dt.timedelta(days=chance.randrange(5, 60))).date()
        values["clock_reason"] = chance.choice(("left_school", "unemployed"))
    change_youth(store, youth, **values)
    _agree(store, youth, chance)
    for code in chance.sample(_OPEN_BARRIERS, chance.randrange(1, 4)):
        _barrier(store, youth, code, chance)
    for code, purpose in _SENSITIVE.items():
        if chance.random() < 0.25:
            record_answer(store, Answer(youth=youth, purpose=purpose, state="given", understood=True))
            _barrier(store, youth, code, chance)
    spots = places(store)
    spot = chance.choice(spots)
    log_contact(
        store,
        ContactDraft(
            place=spot.id, place_kind=spot.kind, municipality=spot.municipality, youths=(youth,), topics=("chat",),
            signal="found", note=chance.choice(people.NOTES),
        ),
    )  # fmt: skip
    return youth


def _agree(store: Store, youth: str, chance: random.Random) -> None:
    if chance.random() < 0.5:
        record_answer(store, Answer(youth=youth, purpose="P02", state="given", understood=True))
        change_youth(store, youth, phone=f"0400 00 {chance.randrange(10, 99)} {chance.randrange(10, 99)}")
        record_answer(store, Answer(youth=youth, purpose="P03", recipient="call", state="given", understood=True))
    else:
        record_answer(store, Answer(youth=youth, purpose="P02", state=chance.choice(("refused", "asked"))))


def _barrier(store: Store, youth: str, code: str, chance: random.Random) -> None:
    barrier = pick_barrier(store, youth, code=code)
    change_barrier(
        store,
        barrier,
        weight=chance.randrange(1, 4),
        mechanisms=tuple(chance.sample(("willen", "kunnen", "mogen"), 1)),
        words=chance.choice(people.WORDS),
        state=chance.choice(("open", "open", "working", "lifted")),
    )
