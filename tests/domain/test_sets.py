"""Lists that people add to and remove from: a removal takes all its device had seen, and nothing it had not."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from domain.records import KINDS
from domain.sets import MAX_NAMES, Added, Again, Edited, Name, fold_set, kept, names_of, read_set, write_set

WISHES = KINDS["youth"].fields["wishes"]
OP = "0" * 64


def away(op: str, *names: Name) -> Added:
    return Added(op=op, gone=names)


def said_again(op: str, value: str, *earlier: Name) -> Added:
    return Added(op=op, add=(value,), again=(Again(place=0, names=earlier),))


@given(st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("abc"))), max_size=6), st.randoms())
def test_set_merges_the_same_in_any_order(steps: list[tuple[set[str], set[str]]], chance: random.Random) -> None:
    changes: list[Added] = []
    for number, (add, remove) in enumerate(steps):
        seen = fold_set(changes)
        taken = names_of(each for value in remove for each in seen.get(value, ()))
        changes.append(Added(op=f"o{number}", add=tuple(sorted(add)), gone=tuple(taken)))
    shuffled = changes + changes[::2]
    chance.shuffle(shuffled)
    assert fold_set(shuffled) == fold_set(changes)
    expected: set[str] = set()
    for add, remove in steps:
        expected = (expected - remove) | add
    assert set(fold_set(changes)) == expected


def test_addition_that_nobody_saw_cannot_be_taken_away_by_accident() -> None:
    here, there = Added(op="a", add=("Frans",)), Added(op="b", add=("Frans",))
    [left] = fold_set([here, there, away("c", ("a", 0))])["Frans"]
    assert left.name == ("b", 0)
    assert fold_set([here, away("c", ("a", 0))]) == {}


def test_removal_takes_one_value_of_an_operation_and_leaves_the_others() -> None:
    added = Added(op="a", add=("kok", "bakker"))
    assert list(fold_set([added, away("b", ("a", 0))])) == ["bakker"]


def test_what_was_said_again_goes_with_what_it_stands_for() -> None:
    again = said_again("m", "kok", ("a", 0))
    assert list(fold_set([again])) == ["kok"]
    assert fold_set([again, away("r", ("a", 0))]) == {}
    assert list(fold_set([again, away("r", ("a", 1))])) == ["kok"]
    assert fold_set([again, away("r", ("m", 0))]) == {}


def test_said_again_for_two_additions_stays_while_one_of_them_was_not_seen() -> None:
    again = Added(op="m", add=("kok",), again=(Again(place=0, names=(("a", 0),)), Again(place=0, names=(("b", 0),))))
    assert list(fold_set([again, away("r", ("a", 0))])) == ["kok"]
    assert fold_set([again, away("r", ("a", 0)), away("s", ("b", 0))]) == {}


def test_removal_reaches_what_two_devices_said_again_at_once_and_what_stands_for_those() -> None:
    first = said_again("m", "kok", ("a", 0))
    seen_first = fold_set([first])["kok"]
    removal = away("r", *names_of(seen_first))
    unseen = said_again("n", "kok", ("a", 0))
    assert fold_set([first, unseen, removal]) == {}
    [standing] = seen_first
    later = Added(op="l", add=("kok",), again=tuple(Again(place=0, names=names) for names in standing.lives))
    for gone in (("m", 0), ("a", 0), ("l", 0)):
        assert fold_set([later, away("r", gone)]) == {}


def test_removal_as_it_was_written_before_is_still_read() -> None:
    ops = ["a" * 64]
    former = read_set(WISHES, {"+": ["kok"], "-": {"bakker": ops}}, op="x")
    assert former == Added(op="x", add=("kok",), gone_by_value={"bakker": ("a" * 64,)})
    added = Added(op="a" * 64, add=("bakker", "lasser"))
    assert list(fold_set([added, former])) == ["kok", "lasser"]
    assert fold_set([said_again("m", "bakker", ("a" * 64, 0)), former]).keys() == {"kok"}
    assert read_set(WISHES, kept(former), op="x") == former


@given(st.lists(st.tuples(st.text("0123456789abcdef", min_size=64, max_size=64), st.integers(0, 49)), max_size=4))
def test_changed_set_comes_back_as_it_went(names: list[Name]) -> None:
    change = Added(op="x", add=("kok",), gone=tuple(names), again=(Again(place=0, names=tuple(names)),))
    raw = write_set(add=change.add, gone=change.gone, again=change.again)
    assert read_set(WISHES, raw, op="x") == change
    assert kept(change) == raw


def test_no_more_is_written_than_is_read() -> None:
    names = [(f"{number:064x}", 0) for number in range(MAX_NAMES + 5)]
    half = tuple(names[: MAX_NAMES - 1])
    raw = write_set(add=["kok"], gone=names, again=[Again(place=0, names=half), Again(place=0, names=half)])
    found = read_set(WISHES, raw, op="x")
    assert found.gone == tuple(names[:MAX_NAMES])
    assert found.again == (Again(place=0, names=half),)


@pytest.mark.parametrize(
    ("seen", "left", "now", "expected"),
    [
        (["kok"], ["kok", "bakker"], ["kok"], ["kok", "bakker"]),
        (["kok"], ["kok", "bakker"], [], ["bakker"]),  # a colleague took "kok" away: it does not come back
        (["kok"], ["kok"], ["kok", "stage"], ["kok", "stage"]),  # and what a colleague added stays
        (["kok"], [], ["kok", "stage"], ["stage"]),
        ([], ["kok"], ["kok"], ["kok"]),
    ],
)
def test_only_what_a_person_changed_themselves_is_changed(
    seen: list[str], left: list[str], now: list[str], expected: list[str]
) -> None:
    assert Edited(seen=tuple(seen), left=tuple(left)).applied_to(now) == expected


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {"+": ["a"]},
        {"+": "a", "-": []},
        {"+": [1], "-": []},
        {"+": ["a"], "-": "b"},
        {"+": ["a"], "-": {"b": "c"}},
        {"+": ["a"], "-": {"b": ["c"]}},
        {"+": ["a"], "-": [[OP]]},
        {"+": ["a"], "-": [[OP, -1]]},
        {"+": ["a"], "-": [[OP, True]]},
        {"+": ["a"], "-": [[OP, 2**63]]},
        {"+": ["a"], "-": [["short", 0]]},
        {"+": ["a"], "-": [[OP, 0]] * (MAX_NAMES + 1)},
        {"+": ["a"], "-": [], "was": {}},
        {"+": ["a"], "-": [], "was": [[0]]},
        {"+": ["a"], "-": [], "was": [[0, [OP]]]},
        {"+": ["a"], "-": [], "was": [["0", [[OP, 0]]]]},
        {"+": ["a"], "-": [], "was": [[0, [[OP, 0]] * MAX_NAMES], [0, [[OP, 0]]]]},
        {"+": ["a"], "-": [], "x": 1},
        {"+": ["x" * 10000], "-": []},
        {"+": [f"{n}" for n in range(51)], "-": []},
        {"+": ["a\u202eb"], "-": []},
    ],
)
def test_change_of_a_set_of_a_wrong_shape_is_refused(raw: Any) -> None:
    with pytest.raises(BadRecord):
        read_set(WISHES, raw, op="x")
