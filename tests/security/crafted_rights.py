"""Lies about ends, copies, requests, replies and what an organisation decides: misplaced, or about nothing."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.security.crafted import NOBODY, Case, Make, _encode, _scope, inner, opening
from tests.security.crafted_work import of_youth

DAY = "2026-11-20"
FAR, LONG_AGO = "2199-12-31", "1900-01-01"
AT = "2026-11-20T18:00:00Z"
_WORDS = ("question", "what", "who", "how_long", "stop", "no_is_fine", "check", "right", "wrong", "wrong2")
OWN_TEXT: dict[str, Any] = {
    "purpose": "P02",
    "language": "nl",
    "version": 1001,
    "worker": NOBODY,
    "at": AT,
} | dict.fromkeys(_WORDS, "x")


def in_team(drawer: str, kind: str, /, *, is_event: bool = True, **values: Any) -> Make:
    """A record in a drawer of the team. Of a value "scope of settings" the id of that drawer; "youth" the youth."""

    def make(store: Any, youth: str) -> list[tuple[bytes, bytes]]:
        scope = _scope(store, drawer, store.today().isoformat()[:4] if drawer == "proofs" else "")
        known = {"scope of settings": _scope(store, "settings", "").hex(), "youth": youth}
        told = {name: known.get(value, value) if isinstance(value, str) else value for name, value in values.items()}
        fields = told if is_event else {name: {"v": value, "on": []} for name, value in told.items()}
        made = hashlib.sha256(f"{drawer}{kind}{sorted(values.items(), key=str)}".encode()).hexdigest()[:32]
        return [(scope, _encode(inner(store, kind, fields, id=made)))]

    return make


def _ends(name: str, make: Make, fate: Any = "taken") -> Case:
    return Case(name=name, fate=fate, make=make)


RIGHTS_CASES = (
    _ends("a mark on the settings", in_team("settings", "ending", of="scope of settings", day=DAY, made=DAY)),
    _ends("a mark on a youth's id", in_team("settings", "ending", of="youth", day=LONG_AGO, made=LONG_AGO)),
    _ends("a mark that never ends", in_team("settings", "ending", of="scope of settings", day=FAR, made=FAR)),
    _ends("a mark on no id", in_team("settings", "ending", of="../x", day=DAY, made=DAY), "apart"),
    _ends("a mark in a file", of_youth("file", "ending", is_event=True, of=NOBODY, day=DAY, made=DAY), "apart"),
    _ends(
        "kept until the end of time for no reason",
        in_team("settings", "kept_longer", of="scope of settings", until=FAR, reason="zomaar", day=DAY, worker=NOBODY),
    ),
    _ends("redated to long ago", in_team("settings", "redated", records=[NOBODY, "0" * 32], day=LONG_AGO)),
    _ends("redated to no day", in_team("settings", "redated", records=[NOBODY], day="ooit"), "apart"),
    _ends("a total of no numbers", in_team("settings", "total", quarter="2026Q1", cells=["a|b|c|²|x", "|"], day=DAY)),
    _ends("a total of no quarter", in_team("settings", "total", quarter="2026Q5", cells=[], day=DAY), "apart"),
    _ends("a quarter that no calendar has", opening("cores", subject="9" * 40)),
    _ends("a year that no calendar has", opening("proofs", subject="-1")),
    _ends(
        "a copy of nobody's answer",
        of_youth("file", "copied", is_event=True, consent=NOBODY, day=DAY, how="x", worker=NOBODY),
    ),
    _ends(
        "a signature in the file",
        of_youth("file", "signature", is_event=True, consent=NOBODY, day=DAY, strokes=[1, 2, 3]),
        "apart",
    ),
    _ends("a request of nobody", of_youth("file", "request_of", is_event=True, request=NOBODY, words="x" * 4000)),
    _ends(
        "a request in a file",
        of_youth("file", "request", number="1", right="access", day=DAY),
        "apart",
    ),
    _ends(
        "a request of an unknown right, done before it came",
        in_team("proofs", "request", is_event=False, number="?", right="geluk", day=DAY, done=LONG_AGO, outcome="ooit"),
    ),
    _ends("a reply to no part", of_youth("file", "reply", is_event=True, section="niets", day=DAY, words="x"), "apart"),
    _ends(
        "a reply about health in the file",
        of_youth("file", "reply", is_event=True, section="health", day=DAY, words="x"),
        "apart",
    ),
    _ends(
        "a reply beside nobody's record",
        of_youth("file", "reply", is_event=True, section="plan", day=DAY, words="x", about=NOBODY),
    ),
    _ends(
        "a period by no coordinator", in_team("settings", "policy", is_event=False, purpose="P01", months=1), "apart"
    ),
    _ends("an organisation by no coordinator", in_team("settings", "organisation", is_event=False, name="x"), "apart"),
    _ends("words by no coordinator", in_team("settings", "own_text", **OWN_TEXT), "apart"),
    _ends(
        "a step by no coordinator",
        in_team("settings", "text_step", text=NOBODY, state="approved", hash="x", worker=NOBODY, at=AT),
        "apart",
    ),
    _ends(
        "a number by no coordinator", in_team("settings", "help_line", is_event=False, name="x", number="1"), "apart"
    ),
)
