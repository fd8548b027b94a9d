"""Every kind there is: values come back as they went, drawers follow from records, old records stay readable."""

import datetime as dt
import functools
import json
import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import drawers
from domain.errors import BadRecord
from domain.fields import checked
from domain.records import KINDS, Drawer, drawer_of, purpose_of, quarter_of

GOLDEN = Path(__file__).parent / "golden" / "records-v1.json"
YOUTH = "0" * 31 + "2"
# The same texts as from_regex makes, in a tenth of the time: most fields are ids.
HEX_DIGITS = re.compile(r"\^\(?\[0-9a-f\]\{(?P<count>\d+)\}(?P<or_none>\)\?)?\\Z")


def test_every_kind_of_version_1_is_still_there_with_every_field_purpose_and_drawer() -> None:
    golden = json.loads(GOLDEN.read_text())
    for kind, fields in golden["declared"].items():
        assert KINDS[kind].shape == fields["shape"]
        for name, (purpose, drawer, merge) in fields["fields"].items():
            serves = KINDS[kind].fields[name].serves
            assert (serves.purpose, serves.drawer, serves.merge) == (purpose, drawer, merge), (kind, name)


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_version_1_reads_the_same_for_ever(kind: str) -> None:
    for name, value in json.loads(GOLDEN.read_text())["values"].get(kind, {}).items():
        assert checked(KINDS[kind].fields[name], value) == value, name


def test_new_kinds_and_fields_are_laid_down_in_the_golden_file_too() -> None:
    golden = json.loads(GOLDEN.read_text())
    assert {k: sorted(v.fields) for k, v in KINDS.items()} == {
        k: sorted(v["fields"]) for k, v in golden["declared"].items()
    }


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_any_good_value_comes_back_as_it_went(kind: str, data: st.DataObject) -> None:
    for name, field in KINDS[kind].fields.items():
        value = data.draw(_field_values(kind, name), label=name)
        plain = checked(field, msgspec.to_builtins(value))
        assert checked(field, json.loads(json.dumps(plain))) == plain
        assert msgspec.convert(plain, field.type) == value


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_refuses_what_no_field_may_hold(kind: str) -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    hostile = [
        {"a": 1},
        deep,
        "x" * 1_000_000,
        2**63,
        2**64,
        -(2**63),
        float("nan"),
        float("inf"),
        b"\xff",
        "9999-12-31",
    ]
    hostile += ["nul\0", "\ud800", "a\u202eb", "a\u2066b", "\x1b[2J", ["x"] * 1000, ["y" * 1_000_000]]
    for name, field in KINDS[kind].fields.items():
        taken = []
        for value in hostile:
            try:
                checked(field, value)
            except BadRecord:
                continue
            taken.append(value)
        assert all(value == "9999-12-31" and _is_free_text(field.type) for value in taken), (name, taken)


@pytest.mark.parametrize("text", ["0" * 32 + "\n", "0" * 31, "g" * 32, "0" * 33, "0" * 31 + "É"])
def test_id_is_32_hex_digits_and_nothing_after_them(text: str) -> None:
    for kind, name in (("presence", "youth"), ("contact", "worker"), ("contact", "place"), ("contact", "round")):
        with pytest.raises(BadRecord):
            checked(KINDS[kind].fields[name], text)


@pytest.mark.parametrize(
    ("day", "quarter"), [("2026-01-01", "2026Q1"), ("2026-03-31", "2026Q1"), ("2026-04-01", "2026Q2")]
)
def test_cores_lie_in_the_drawer_of_their_quarter(day: str, quarter: str) -> None:
    assert quarter_of(dt.date.fromisoformat(day)) == quarter
    assert drawer_of("contact", YOUTH, "count", {"day": day}) == Drawer("cores", quarter)
    assert drawer_of("contact", YOUTH, "note", {"day": dt.date.fromisoformat(day)}) == Drawer("core_notes", quarter)


def test_drawer_follows_from_the_record() -> None:
    assert drawer_of("youth", YOUTH, "alias", {}) == Drawer("file", YOUTH)
    assert drawer_of("youth", YOUTH, "phone", {}) == Drawer("contact", YOUTH)
    assert drawer_of("presence", "f" * 32, "note", {"youth": YOUTH}) == Drawer("file", YOUTH)
    assert drawer_of("barrier", "f" * 32, "words", {"youth": YOUTH, "code": "health"}) == Drawer("health", YOUTH)
    assert drawer_of("barrier", "f" * 32, "words", {"youth": YOUTH, "code": "mobility"}) == Drawer("file", YOUTH)
    assert drawer_of("proof", "f" * 32, "receipt", {"day": "2026-11-20"}) == Drawer("proofs", "2026")
    assert drawer_of("place", "f" * 32, "name", {}) == Drawer("places")
    assert purpose_of("barrier", "words", {"code": "detention"}) == "P07"


@pytest.mark.parametrize(
    ("kind", "field", "record"),
    [
        ("presence", "note", {}),
        ("barrier", "words", {"youth": YOUTH}),
        ("barrier", "words", {"code": "health"}),
        ("barrier", "words", {"youth": YOUTH, "code": "made_up"}),
        ("contact", "count", {}),
        ("proof", "day", {"day": "x"}),
    ],
)
def test_record_that_does_not_say_whose_it_is_is_refused(kind: str, field: str, record: dict[str, Any]) -> None:
    with pytest.raises(BadRecord):
        drawer_of(kind, "f" * 32, field, record)


def test_every_drawer_a_record_can_lie_in_is_a_class_there_is() -> None:
    record = {"day": "2026-11-20", "youth": YOUTH, "code": "care", "kind": "work", "partner_kind": "caw"}
    record |= {"origin": "own", "recipient": "vdab", "made": "2026-11-20", "section": "whole"}
    for kind in KINDS.values():
        for name in kind.fields:
            if kind.name != "opened":
                reason = "full" if kind.name == "refusal" else "wish"
                assert drawer_of(kind.name, YOUTH, name, record | {"reason": reason}).code in drawers.BY_CODE


def _is_free_text(hint: Any) -> bool:
    bare = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    return bare is str or dt.date in (bare, *get_args(bare))


@functools.cache  # else it is made anew for every example, and that takes longer than drawing from it
def _field_values(kind: str, name: str) -> st.SearchStrategy[Any]:
    return _values(KINDS[kind].fields[name].type)


def _values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one line a type
    metas = getattr(hint, "__metadata__", ())
    bare = get_args(hint)[0] if metas else hint
    most = min((m.max_length for m in metas if m.max_length is not None), default=40)
    pattern = next((m.pattern for m in metas if m.pattern), None)
    if get_origin(bare) is tuple:
        return st.lists(_values(get_args(bare)[0]), max_size=min(most, 5)).map(tuple)
    if type(None) in get_args(bare):
        return st.none() | _values(next(a for a in get_args(bare) if a is not type(None)))
    if get_origin(bare) is Literal:
        return st.sampled_from(get_args(bare))
    if bare is str and pattern and (digits := HEX_DIGITS.fullmatch(pattern)):
        size = int(digits["count"]) // 2
        filled = st.binary(min_size=size, max_size=size).map(bytes.hex)
        return st.just("") | filled if digits["or_none"] else filled
    if bare is str and pattern:
        return st.from_regex(pattern, fullmatch=True).filter(lambda text: len(text) <= most)
    if bare is str:
        letters = st.characters(
            exclude_categories=("Cs", "Cc"),
            exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
        )
        return st.text(letters, max_size=min(most, 40))
    if bare is int:
        low = next((m.ge for m in metas if m.ge is not None), 0)
        high = next((m.le for m in metas if m.le is not None), 2**31)
        return st.integers(int(low), int(high))
    if bare is bool:
        return st.booleans()
    if bare is dt.date:
        return st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
    assert bare is dt.datetime
    days = st.dates(dt.date(1900, 1, 2), dt.date(2199, 12, 30))
    return st.builds(dt.datetime.combine, days, st.times(), st.just(dt.UTC))
