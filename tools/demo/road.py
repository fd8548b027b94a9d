"""Referrals and offers of the made-up youths, made through the same actions the screens use."""

from __future__ import annotations

import datetime as dt
import random

from storage.actions.consents import Answer, record_answer
from storage.actions.offers import end_offer, propose_offer
from storage.actions.partners import add_partner
from storage.actions.referrals import hear_back, move_referral, not_admitted, propose_referral
from storage.queries.partners import partners
from storage.store import Store

_PARTNERS = (
    {"name": "VDAB Gent", "kind": "vdab", "ask_for": "Ilse", "hours": "dinsdag 14 tot 16 uur"},
    {"name": "CAW Oost-Vlaanderen", "kind": "caw", "ask_for": "Tom"},
    {"name": "OCMW Gent", "kind": "ocmw", "conditions": "In Gent wonen"},
    {"name": "Bakkerij De Zon", "kind": "employer"},
    {"name": "Mentorproject Samen", "kind": "mentor", "ask_for": "Rachida"},
)
_ASKS = ("Iets met eten.", "Een kamer.", "Hulp met papieren.", "Een eerste job.", "Iemand die meegaat.")
_WHERE = ("Bakkerij De Zon", "Fietsatelier", "Keuken van het jeugdhuis", "Magazijn Haven")


def walk_the_road(store: Store, youths: list[str], *, seed: int) -> None:
    """A third of the youths are referred, a quarter has an offer; a few were not admitted, a few broke off."""
    chance = random.Random(seed)  # noqa: S311 - a made-up year, the same at every run
    if not partners(store):
        for values in _PARTNERS:
            add_partner(store, **values, municipality="Gent", province="40000")
    known = [row.id for row in partners(store)]
    for number, youth in enumerate(youths):
        if number % 3 == 0:
            _referral(store, youth, chance.choice(known), chance)
        if number % 4 == 0:
            _offer(store, youth, chance)


def _referral(store: Store, youth: str, partner: str, chance: random.Random) -> None:
    start = store.today() - dt.timedelta(days=chance.randrange(10, 60))
    referral = propose_referral(store, youth, partner=partner, asks=chance.choice(_ASKS), day=start)
    state = chance.choice(("proposed", "agreed", "together", "waiting", "taken_over", "word_back", "not_admitted"))
    day = start + dt.timedelta(days=chance.randrange(1, 9))
    if state == "word_back":
        hear_back(store, referral, text="Het klikte, ik mag terugkomen.", is_from_youth=True, day=day)
    elif state == "not_admitted":
        not_admitted(store, referral, reason=chance.choice(("age", "diploma", "full")), day=day)
    elif state != "proposed":
        move_referral(store, referral, state=state, day=day)


def _offer(store: Store, youth: str, chance: random.Random) -> None:
    start = store.today() - dt.timedelta(days=chance.randrange(5, 90))
    kind = chance.choice(("work", "work", "training", "internship", "learning_job", "mentoring"))
    is_started = chance.random() < 0.7
    offer = propose_offer(
        store, youth, kind=kind, where=chance.choice(_WHERE), day=start, is_started=is_started,
        contract="interim" if kind == "work" and is_started else "",
    )  # fmt: skip
    if is_started and chance.random() < 0.3:
        end_offer(store, offer, is_planned=False, reason=chance.choice(("transport", "hours", "did_not_fit")))
    elif is_started:
        record_answer(store, Answer(youth=youth, purpose="P11", state="given", understood=True))
