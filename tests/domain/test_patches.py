"""Merging without asking when, and asking when: property tests over histories of several devices."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock import Stamp
from domain.errors import BadRecord
from domain.patches import (
    MAX_BASES,
    Folded,
    Written,
    fold_field,
    read_value,
    said_again,
    write_value,
)
from domain.records import KINDS

NAME = KINDS["youth"].fields["name"]
OP = "0" * 64


def written(op: str, value: str, *on: str, millis: int = 0, device: str = "d") -> Written:
    return Written(op=op, value=value, on=on, clock=Stamp(millis, 0), device=device)


@st.composite
def edits(draw: st.DrawFn) -> list[Written]:
    found: list[Written] = []
    for number in range(draw(st.integers(1, 8))):
        known = draw(st.lists(st.sampled_from([w.op for w in found]), unique=True, max_size=3)) if found else []
        value = draw(st.sampled_from("abc"))
        found.append(
            written(f"o{number}", value, *known, millis=draw(st.integers(0, 3)), device=draw(st.sampled_from("de")))
        )
    return found


@given(edits(), st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_order_or_doubles(history: list[Written], chance: random.Random) -> None:
    shuffled = history + history[::2]
    chance.shuffle(shuffled)
    assert fold_field(shuffled) == fold_field(history)


@given(edits())
def test_what_was_built_on_never_shows_and_what_was_not_is_never_lost(history: list[Written]) -> None:
    folded = fold_field(history)
    newest = {w.op for w in history} - {op for w in history for op in w.on}
    assert set(folded.heads) == newest
    values = {w.value for w in history if w.op in newest}
    assert {folded.value} | {rival.value for rival in folded.rivals} == values
    assert all(rival.value != folded.value for rival in folded.rivals)


@given(edits(), st.sampled_from("abcz"))
def test_choosing_on_top_of_all_settles_it_for_everybody(history: list[Written], value: str) -> None:
    folded = fold_field([*history, written("z", value, *fold_field(history).heads)])
    assert (folded.value, folded.heads, folded.rivals) == (value, ("z",), ())


def test_later_edit_wins_over_what_it_was_based_on_even_by_a_clock_three_years_behind() -> None:
    folded = fold_field([written("a", "Bo", millis=10**12), written("b", "Boris", "a", millis=1)])
    assert (folded.value, folded.rivals) == ("Boris", ())


def test_two_names_at_once_both_stand_and_the_newest_shows() -> None:
    base = written("a", "Bo")
    folded = fold_field([base, written("b", "Boris", "a", millis=5), written("c", "Bogdan", "a", millis=9)])
    assert folded.value == "Bogdan"
    assert [rival.value for rival in folded.rivals] == ["Boris"]


def test_same_name_typed_twice_is_no_conflict() -> None:
    folded = fold_field([written("a", "Bo", millis=1), written("b", "Bo", millis=2, device="e")])
    assert (folded.value, folded.rivals, folded.heads) == ("Bo", (), ("a", "b"))


def test_tie_of_clocks_falls_to_device_and_then_name_the_same_everywhere() -> None:
    assert fold_field([written("a", "x", device="e"), written("b", "y", device="d")]).value == "x"
    assert fold_field([written("a", "x"), written("b", "y")]).value == "y"


def test_circle_that_only_a_liar_writes_comes_to_an_end_and_hides_nothing() -> None:
    folded = fold_field([written("a", "x", "b", millis=1), written("b", "y", "a", millis=2)])
    assert folded.value == "y"
    assert [rival.value for rival in folded.rivals] == ["x"]


@given(st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=4))
def test_changed_field_comes_back_as_it_went(on: list[str]) -> None:
    assert read_value(NAME, write_value("Bo", on=on)) == ("Bo", tuple(on))


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "Bo",
        [],
        {},
        {"v": "Bo"},
        {"v": "Bo", "on": OP},
        {"v": "Bo", "on": ["short"]},
        {"v": 5, "on": []},
        {"v": "Bo", "on": [], "x": 1},
        {"v": "Bo", "on": [5]},
        {"v": "Bo", "on": [OP] * (MAX_BASES + 1)},
    ],
)
def test_patch_of_a_wrong_shape_is_refused(raw: object) -> None:
    with pytest.raises(BadRecord):
        read_value(NAME, raw)


def test_who_built_on_an_erased_value_built_on_what_says_it_again() -> None:
    anew = Written(op="m", value="mended", on=("x",), was=("x",), clock=Stamp(9, 0), device="a")
    other = Written(op="e", value="changed", on=("x",), clock=Stamp(5, 0), device="b")
    for entries in ([anew, other], [other, anew]):
        assert fold_field(entries) == Folded(value="changed", heads=("e",))
    unaware = Written(op="e", value="changed", on=("w",), clock=Stamp(5, 0), device="b")
    assert fold_field([anew, unaware]).heads == ("e", "m")
    later = Written(op="l", value="later", on=("m", "e"), clock=Stamp(10, 0), device="a")
    assert fold_field([anew, other, later]) == Folded(value="later", heads=("l",))


def test_a_value_said_again_travels_with_what_it_stands_for() -> None:
    ops = ["a" * 64, "b" * 64]
    raw = write_value("Bo", on=ops, was=ops[:1])
    assert read_value(NAME, raw) == ("Bo", tuple(ops))
    assert said_again(raw) == (ops[0],)
    assert said_again(write_value("Bo", on=ops)) == ()
    with pytest.raises(BadRecord):
        said_again({"v": "Bo", "on": [], "was": "x"})
