"""What is still to do at the end of the year: tasks, people around youths, a clock that stands still, schools."""

from __future__ import annotations

import datetime as dt
import random

from storage.actions.pauses import pause_clock
from storage.actions.people import add_person
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth
from storage.queries.contacts import places
from storage.store import Store

_ABOUT = ("Samen naar de fietsbib", "Vraag hoe de proefdag was", "Geef het busplan mee")
_OURS = ("Sleutel van het lokaal terugbrengen", "Affiche voor de zitdag ophangen")
_SCHOOLS = ("Zesde beroeps hout, net niet af", "Vijfde verzorging, gestopt in maart", "OKAN, daarna deeltijds")


def look_ahead(store: Store, mine: list[str], *, seed: int) -> None:
    """A handful of each, the same at every run. `mine`: youths of this worker, oldest file first."""
    chance = random.Random(f"ahead {seed}")  # noqa: S311 - a made-up year
    today, some = store.today(), chance.sample(mine, min(6, len(mine)))
    spot = places(store)[0].id
    for number, what in enumerate(_OURS):
        add_task(store, what=what, due=today + dt.timedelta(days=3 * number - 1), place=spot)
    for number, (what, youth) in enumerate(zip(_ABOUT, some, strict=False)):
        add_task(store, what=what, due=today + dt.timedelta(days=2 * number), youth=youth)
    for role, youth in zip(("parent", "friend", "mentor", "carer"), some, strict=False):
        add_person(store, youth, role=role)
    for school, youth in zip(_SCHOOLS, some, strict=False):
        change_youth(store, youth, school=school)
    if some:
        start = today - dt.timedelta(days=90)
        change_youth(store, some[-1], clock_start=start, clock_reason="left_school")
        pause_clock(store, some[-1], reason="abroad", start=today - dt.timedelta(days=12))
