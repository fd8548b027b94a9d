"""What a made-up worker noted in nobody's file: seen on the street, signals, answers."""

from __future__ import annotations

import datetime as dt
import random

from domain.codes import barriers, signal_bodies
from storage.actions.feedback import answer_survey
from storage.actions.observations import note_signal, observe, settle_signal
from storage.store import Store
from tools.demo import people

_SEEN = tuple(row.code for row in barriers.BARRIERS if row.is_structural)
_BODIES = ("school", "school", "clb", "vdab", "ocmw", "neighbourhood", "family", "youth_work")
_ANSWERS = (
    ("Iemand die meegaat naar VDAB.", "Langer open op vrijdag.", ""),
    ("Ze luisteren echt.", "", "Doe zo voort."),
    ("Een babbel als het niet gaat.", "Meer uitstappen.", "Bedankt."),
)


def look_around(store: Store, *, seed: int) -> None:
    """Of the last year: two things seen a month, a signal a month of which the last still waits, three answers."""
    chance = random.Random(seed)  # noqa: S311 - a made-up year, the same at every run
    today = store.today()
    for month in range(12, 0, -1):
        for _ in range(2):
            _, kind, municipality = chance.choice(people.PLACES)
            day = today - dt.timedelta(days=30 * month - chance.randrange(28))
            observe(store, row=chance.choice(_SEEN), place_kind=kind, municipality=municipality, day=day)
        day = today - dt.timedelta(days=30 * month - chance.randrange(28))
        signal = note_signal(store, body=chance.choice(_BODIES), municipality="44021", day=day)
        if month > 1:
            ends = [row.code for row in signal_bodies.SIGNAL_RESULTS[1:]]
            settle_signal(store, signal, result=chance.choice(ends))
    for texts in _ANSWERS:
        answer_survey(store, survey="youth", answers=texts, agreed=True)
