"""A vault in which every field that has room for words holds a word of its own, so that each can be looked for.

It walks the kinds there are: a new kind, or a new field, is planted too, or the walk says that it is not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from domain.fields import Field
from domain.records import KINDS, TEAM_SETTINGS
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import create_youth
from storage.door import Change, new_id, save
from tests.domain import gate_spec as spec
from tests.storage.device import Device

TODAY = "2026-11-20"
VDAB = "vdab"

# Kinds whose words are ours (ids, hashes) or the organisation's: nothing of a youth is typed there.
NOT_PLANTED = {
    "opened": "drawer and the event behind it",
    "consent": "codes and hashes of the words that were read",
    "proof": "codes and hashes, about nobody",
    "copied": "an id and a code",
    "same_as": "ids of files and events",
    "signature": "numbers: tests/domain look at strokes",
    "wiped": "numbers of devices",
    "shared": "names of fields, written by handing over",
    "request": "codes and days",
    "ending": "ids and days",
    "kept_longer": "ids and days",
    "redated": "ids and days",
    "total": "numbers",
    "organisation": "the organisation of itself",
    "policy": "the organisation of itself",
    "own_text": "the organisation's words to everybody",
    "text_step": "codes",
    "help_line": "the organisation's words to everybody",
    "answer": "anonymous: planted apart, without a file",
}
# The rows to plant of kinds of which the row decides: one a purpose.
ROWS: dict[str, tuple[str, ...]] = {
    "barrier": ("mobility", "health", "language", "detention", "discrimination"),
    "offer": ("work", "ips", "nt2"),
    "pause": ("wish", "ill", "detained"),
    "referral": ("vdab", "caw", "gtb", "integration", "unia"),
    "refusal": ("full", "recognition", "papers"),
    "task": ("own", "aftercare"),
    "reply": ("whole", "contact", "handle", "health", "origin", "detention", "aftercare", "reports"),
}
# What has to be a code, a day or a number for the record to be one.
FIXED: dict[str, dict[str, Any]] = {
    "youth": {
        "age_band": "18-24",
        "birth_date": "2006-01-02",
        "clock_start": "2026-10-01",
        "disability": "yes",
        "origin": "yes",
    },
    "presence": {"day": TODAY},
    "barrier": {"state": "open", "since": TODAY},
    "offer": {"state": "started", "proposed": "2026-10-01", "started": "2026-10-20"},
    "pause": {"start": "2026-10-05", "end": "2026-10-10"},
    "referral": {"state": "proposed", "since": "2026-10-01", "proposed": "2026-10-01"},
    "refusal": {"day": TODAY},
    "word_back": {"day": TODAY},
    "person": {"role": "parent", "named": TODAY},
    "task": {"made": TODAY, "due": TODAY},
    "report": {"day": TODAY},
    "reply": {"day": TODAY},
    "request_of": {"request": "d" * 32},
    "contact": {"day": TODAY, "part_of_day": "evening"},
    "round": {"day": TODAY},
    "observation": {"day": TODAY, "row": "mobility"},
    "signal": {"day": TODAY, "body": "school"},
    "safeguarding": {"day": TODAY},
    "named": {"day": TODAY},
    "place": {"kind": "square"},
    "partner": {"kind": "caw"},
}
CODED = {"contact": {"topics"}, "barrier": {"mechanisms"}, "report": {"grounds"}}  # lists of codes: no room for words
SPECIAL_LINE = {("youth", "phone"): "0470 {:02d} {:02d} {:02d}"}


@dataclass(frozen=True)
class Canary:
    """A planted word: where it stands, the row that decides, and whom its record was agreed for."""

    word: str
    kind: str
    field: str
    row: str = ""
    owner: str = ""
    is_of_youth: bool = True


@dataclass
class Planted:
    """The device, the youth, and every word with where it was put."""

    device: Device
    youth: str = ""
    partner: str = ""
    referrals: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    canaries: list[Canary] = field(default_factory=list)
    typed: list[tuple[str, str, str]] = field(default_factory=list)

    def found_in(self, said: str) -> set[Canary]:
        """The words that stand in a text; a number also as telephones write it."""
        tidy = said.replace("+32", "0").replace("tel:32", "0").replace(" ", "").casefold()
        return {one for one in self.canaries if one.word.replace(" ", "").casefold() in tidy}


def has_room_for_words(hint: Any) -> bool:
    """Could a person's words stand in it?"""
    metas = getattr(hint, "__metadata__", ())
    if any(getattr(meta, "pattern", None) for meta in metas):
        return False
    bare = get_args(hint)[0] if metas else hint
    return bare is str or any(has_room_for_words(inner) for inner in get_args(bare) if inner is not ...)


def wordy(kind: str) -> Iterator[Field]:
    """The fields of a kind that get a word."""
    written = spec.names(spec.WRITTEN_BY_THE_APP.get(kind, ""))
    kept = CODED.get(kind, set()) | (written if kind not in ("setting", "worker") else set())
    yield from (one for name, one in KINDS[kind].fields.items() if has_room_for_words(one.type) and name not in kept)


class _Planter:
    def __init__(self, device: Device) -> None:
        self.made = Planted(device)
        self._chance = random.Random(20261121)  # fixed: a failure names the same words each time

    def word(self, kind: str, name: str, **where: Any) -> str:
        letters = "".join(self._chance.choices("bcdfghjklmnpqrstvwxz", k=12))
        pattern = SPECIAL_LINE.get((kind, name))
        word = pattern.format(*(self._chance.randrange(10, 99) for _ in range(3))) if pattern else f"Kan{letters}"
        self.made.canaries.append(Canary(word=word, kind=kind, field=name, **where))
        return word

    def values(self, kind: str, **where: Any) -> dict[str, Any]:
        values = dict(FIXED.get(kind, {}))
        for one in wordy(kind):
            said = self.word(kind, one.name, **where)
            values[one.name] = said if _is_single(one.type) else [said]
        return values

    def save(self, kind: str, values: dict[str, Any], *, record: str = "") -> str:
        made = record or new_id()
        self.made.typed += [(kind, made, one.name) for one in wordy(kind)]
        self.made.device.run(save, [Change(kind=kind, id=made, values=values)])
        return made


def _is_single(hint: Any) -> bool:
    bare = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    return bare is str or str in get_args(bare)


def plant(device: Device) -> Planted:
    """Everything agreed to, and every field filled in."""
    planter = _Planter(device)
    made = planter.made
    made.youth = device.run(create_youth, alias="Bo")
    made.partner = planter.save("partner", planter.values("partner", is_of_youth=False))
    for purpose, recipient in agreed_to(made.partner):
        how = "written" if purpose == "P07" else "spoken"
        device.run(
            record_answer,
            Answer(youth=made.youth, purpose=purpose, state="given", recipient=recipient, how=how, understood=True),
        )
    planter.save("youth", planter.values("youth"), record=made.youth)
    _plant_team(planter)
    worker = device.run(lambda store: store.worker)
    for kind in KINDS:
        if kind not in NOT_PLANTED and "youth" in KINDS[kind].fields:
            _plant_of_youth(planter, kind, worker)
    return made


def agreed_to(partner: str) -> list[tuple[str, str]]:
    """All a youth can agree to, in the order in which it can be asked."""
    plain = [(code, "") for code in ("P02", "P04", "P05", "P06", "P07", "P11", "P12", "P13", "P15")]
    return [*plain, ("P03", "call"), ("P03", "text"), ("P08", VDAB), ("P09", partner), ("P10", partner)]


def _plant_team(planter: _Planter) -> None:
    made = planter.made
    worker = made.device.run(lambda store: store.worker)
    for kind in ("place", "contact", "round", "observation", "signal", "safeguarding", "named"):
        owed = {"worker": worker} if "worker" in KINDS[kind].fields else {}
        planter.save(kind, planter.values(kind, is_of_youth=False) | owed)
    own = {"origin": "own", "made": TODAY} | planter.values("task", is_of_youth=False)
    planter.save("task", own)
    planter.save("setting", planter.values("setting", is_of_youth=False), record=TEAM_SETTINGS)
    planter.save("worker", planter.values("worker", is_of_youth=False), record=worker)
    place = made.device.run(add_place, name=planter.word("place", "name", is_of_youth=False), kind="square")
    note = planter.word("contact", "note", is_of_youth=False)
    logged = made.device.run(log_contact, ContactDraft(place=place, note=note))
    planter.save("presence", {"youth": made.youth, "contact": logged.contact, **planter.values("presence")})


def _plant_of_youth(planter: _Planter, kind: str, worker: str) -> None:
    made = planter.made
    if kind == "presence":
        return  # with its contact
    for row in ROWS.get(kind, ("",)):
        values: dict[str, Any] = {spec.DECIDED_BY[kind]: row} if row else {}
        owner = made.partner if kind == "word_back" else ""
        values |= planter.values(kind, row=row, owner=owner) | {"youth": made.youth}
        values |= {"recipient": owner, "referral": made.referrals["caw"], "worker": worker} if owner else {}
        values |= {"partner": made.partner} if kind == "referral" and row == "caw" else {}
        values |= {"referral": made.referrals["caw"]} if kind == "refusal" else {}
        record = planter.save(kind, values)
        if kind == "referral":
            made.referrals[row] = record
        if kind == "offer":
            made.offers[row] = record
