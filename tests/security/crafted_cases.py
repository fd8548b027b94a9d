"""The corpus: each lie by name, what becomes of it, and how many operations it takes.

`apart`: in quarantine, counted. `kept`: of a kind this version does not know, raw. `taken`: strange but harmless.
"""

from __future__ import annotations

import datetime as dt

from domain.clock import MAX_COUNTER
from tests.security.crafted import (
    ANSWER,
    CORE,
    NOBODY,
    PATCH,
    Case,
    barrier_of_another,
    circle,
    endless_group,
    in_cores,
    in_drawer,
    in_file,
    many_answers,
    many_values,
    opening,
    raw,
    rewritten_answer,
    seen_what_is_not,
    twice,
)
from tests.security.crafted_rights import RIGHTS_CASES
from tests.security.crafted_work import WORK_CASES

CASES = (
    Case(name="NaN for a number", fate="apart", make=in_cores(CORE | {"count": float("nan")})),
    Case(name="infinity for a number", fate="apart", make=in_cores(CORE | {"count": float("inf")})),
    Case(name="2^63 for a number", fate="apart", make=in_cores(CORE | {"count": 2**63})),
    Case(name="-1 for a number", fate="apart", make=in_cores(CORE | {"count": -1})),
    Case(name="the year 9999", fate="apart", make=in_cores(CORE | {"day": "9999-12-31"})),
    Case(name="a day that is none", fate="apart", make=in_cores(CORE | {"day": "2026-02-30"})),
    Case(name="a key that stands twice", fate="taken", make=raw(twice)),
    Case(
        name="a lone surrogate", fate="apart", make=raw(lambda plain: plain.replace(b"presence", b"pres\xed\xa0\x80e"))
    ),
    Case(
        name="a depth of 10^5",
        fate="apart",
        make=raw(lambda plain: plain[:-1] + b"\x81\xa1x" + b"\x91" * 10**5 + b"\xc0"),
    ),
    Case(name="not msgpack", fate="apart", make=raw(lambda plain: b"\xc1" + plain)),
    Case(name="a bomb of zeros", fate="apart", make=raw(lambda plain: bytes(2**23))),
    Case(name="nothing at all", fate="apart", make=raw(lambda plain: b"")),
    Case(name="a name of a megabyte", fate="apart", make=in_file("youth", {"alias": {"v": "x" * 900_000, "on": []}})),
    Case(name="NUL", fate="apart", make=in_file("youth", {"alias": {"v": "Bo\x00ris", "on": []}})),
    Case(name="a bidi override", fate="apart", make=in_file("youth", {"alias": {"v": "Bo\u202esirob", "on": []}})),
    Case(
        name="a timestamp for a text",
        fate="apart",
        make=in_file("youth", {"alias": {"v": dt.datetime.now(dt.UTC), "on": []}}),
    ),
    Case(name="a thousand fields", fate="taken", make=in_file("youth", PATCH | {f"veld{n}": n for n in range(1000)})),
    Case(
        name="a million fields",
        fate="apart",
        make=raw(lambda plain: plain[:-1] + b"\x81\xa1x\xdf" + (10**6).to_bytes(4, "big") + b"\xa1a\xc0" * 10**6),
    ),
    Case(name="an unknown field", fate="taken", make=in_file("youth", PATCH | {"schoenmaat": {"v": 44, "on": []}})),
    Case(name="an unknown kind", fate="kept", make=in_file("zwemles", {"niveau": 3})),
    Case(name="a kind that is a table of the book", fate="kept", make=in_file("standing", {"state": "given"})),
    Case(name="a kind that is SQL", fate="kept", make=in_file("youth; DROP TABLE youth", {})),
    Case(name="an unknown purpose", fate="kept", make=in_file("consent", ANSWER | {"youth": True, "purpose": "P99"})),
    Case(
        name="an unknown answer", fate="taken", make=in_file("consent", ANSWER | {"youth": True, "state": "misschien"})
    ),
    Case(
        name="unknown codes in a core",
        fate="taken",
        make=in_cores(CORE | {"how": "zweven", "topics": ["niets.bekends"], "part_of_day": "nooit"}),
    ),
    Case(
        name="an unknown barrier",
        fate="apart",
        make=in_file("barrier", {"youth": {"v": NOBODY, "on": []}, "code": {"v": "geluk", "on": []}}),
    ),
    Case(name="health in the file", fate="apart", make=in_file("youth", {"disability": {"v": "yes", "on": []}})),
    Case(name="a goal among the health", fate="apart", make=in_drawer("health", "youth", PATCH)),
    Case(
        name="a presence of somebody else",
        fate="apart",
        make=in_file("presence", {"youth": NOBODY, "contact": NOBODY, "day": "2026-11-20"}),
    ),
    Case(name="somebody else's barrier moved", fate="apart", make=barrier_of_another),
    Case(name="a yes rewritten as a no", fate="apart", make=rewritten_answer),
    Case(
        name="an answer that names itself",
        fate="taken",
        make=in_file("consent", ANSWER | {"youth": True, "after": [NOBODY]}),
    ),
    Case(name="answers in a circle", fate="taken", count=2, make=circle),
    Case(name="sixty answers beside each other", fate="taken", count=60, make=many_answers(60)),
    Case(name="120 values beside each other", fate="taken", count=120, make=many_values(120)),
    Case(name="a drawer of an unknown class", fate="apart", make=opening("kelder", subject="youth", consent=NOBODY)),
    Case(name="a health drawer without a yes", fate="apart", make=opening("health", subject="youth")),
    Case(name="a places drawer with a yes", fate="apart", make=opening("places", consent=NOBODY)),
    Case(name="a group that never ends", fate="waits", make=endless_group),
    Case(name="a group of nothing", fate="apart", make=in_file("youth", PATCH, group=[1, 0])),
    Case(name="a group of a million", fate="apart", make=in_file("youth", PATCH, group=[1, 10**6])),
    Case(
        name="a clock in the year 9999",
        fate="taken",
        make=in_file("youth", PATCH, clock=[253_402_300_798_999, MAX_COUNTER]),
    ),
    Case(name="a clock beyond time", fate="apart", make=in_file("youth", PATCH, clock=[2**62, 0])),
    Case(name="a record id that is none", fate="apart", make=in_file("presence", {}, id="../../etc/passwd")),
    Case(name="heads that nobody has", fate="taken", make=seen_what_is_not, said="CentreUntrusted"),
    *WORK_CASES,
    *RIGHTS_CASES,
)
