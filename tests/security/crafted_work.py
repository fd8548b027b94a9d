"""Lies about offers, referrals, shares and tasks: in a drawer that is not theirs, or with half of what they need."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.security.crafted import NOBODY, Case, Make, _encode, _scope, inner


def of_youth(drawer: str, name: str, /, *, is_event: bool = False, **values: Any) -> Make:
    """A record of the very youth, well made, in one of the youth's drawers."""

    def make(store: Any, youth: str) -> list[tuple[bytes, bytes]]:
        whole = {"youth": youth} | values
        fields = whole if is_event else {field: {"v": value, "on": []} for field, value in whole.items()}
        made = hashlib.sha256(f"{drawer}{name}{sorted(values.items())}".encode()).hexdigest()[:32]
        return [(_scope(store, drawer, youth), _encode(inner(store, name, fields, id=made)))]

    return make


DAY = "2026-11-20"
SHARED = {"referral": NOBODY, "recipient": "c" * 32, "consent": NOBODY, "day": DAY, "worker": NOBODY}

WORK_CASES = (
    Case(name="a trajectory that tells health in the file", fate="apart", make=of_youth("file", "offer", kind="ips")),
    Case(name="a job among the health", fate="apart", make=of_youth("health", "offer", kind="work")),
    Case(name="an offer of an unknown kind", fate="apart", make=of_youth("file", "offer", kind="lottery")),
    Case(
        name="an offer that ends before it began, follows itself and is of no state",
        fate="taken",
        make=of_youth("file", "offer", kind="work", started=DAY, ended="1990-01-01", follows=NOBODY, state="ooit"),
    ),
    Case(
        name="a referral that tells health in the file",
        fate="apart",
        make=of_youth("file", "referral", partner_kind="gtb", since=DAY),
    ),
    Case(name="a referral since no day", fate="taken", make=of_youth("file", "referral", partner_kind="caw")),
    Case(
        name="a refusal that tells origin in the file",
        fate="apart",
        make=of_youth("file", "refusal", is_event=True, referral=NOBODY, reason="papers", day=DAY),
    ),
    Case(name="a share in the file", fate="apart", make=of_youth("file", "shared", is_event=True, **SHARED)),
    Case(name="a pause for illness in the file", fate="apart", make=of_youth("file", "pause", reason="ill", start=DAY)),
    Case(
        name="a pause that ends before it began",
        fate="taken",
        make=of_youth("file", "pause", reason="wish", start=DAY, end="1990-01-01"),
    ),
    Case(
        name="a call after a start in the file",
        fate="apart",
        make=of_youth("file", "task", origin="aftercare", made=DAY, key="aftercare:x:0"),
    ),
    Case(name="a task of no day", fate="taken", make=of_youth("file", "task", origin="own", what="x")),
    Case(name="a report of discrimination in the file", fate="apart", make=of_youth("file", "report", day=DAY)),
)
