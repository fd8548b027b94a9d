"""Files of one youth: what was said about pairs gives the same answer in any order, and the careful side wins."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from domain.same import APART, SAME, Said, groups, same_pairs, verdicts

A, B, C, D = (letter * 32 for letter in "abcd")


def said(name: str, state: str, *after: str, pair: tuple[str, str] = (A, B)) -> Said:
    return Said(id=name, youth=pair[0], other=pair[1], state=state, after=after)


def is_same(*events: Said) -> bool:
    return bool(same_pairs(events))


def test_two_devices_that_merge_at_once_have_merged() -> None:
    assert is_same(said("m", SAME), said("n", SAME))


def test_undoing_counts_and_merging_again_afterwards_counts_too() -> None:
    merged, undone = said("m", SAME), said("u", APART, "m")
    assert not is_same(merged, undone)
    assert is_same(merged, undone, said("n", SAME, "u"))


def test_undone_beside_a_merging_that_did_not_know_of_it_is_apart() -> None:
    assert not is_same(said("m", SAME), said("n", SAME), said("u", APART, "m"))
    assert not is_same(said("m", SAME), said("x", APART))


def test_what_names_itself_or_a_circle_can_be_answered() -> None:
    lies = [said("a", APART, "b"), said("b", APART, "a"), said("x", APART, "x")]
    heads = verdicts(lies)[frozenset((A, B))].heads
    assert is_same(*lies, said("m", SAME, *heads))


def test_file_is_not_the_same_as_itself_and_an_unknown_word_says_nothing() -> None:
    assert verdicts([said("m", SAME, pair=(A, A)), said("n", "perhaps")]) == {}


def test_undoing_one_of_two_mergings_leaves_the_other() -> None:
    chain = [said("m", SAME, pair=(A, B)), said("n", SAME, pair=(C, B))]
    assert groups(same_pairs(chain)) == [frozenset((A, B, C))]
    assert groups(same_pairs([*chain, said("u", APART, "m", pair=(B, A))])) == [frozenset((B, C))]


@st.composite
def histories(draw: st.DrawFn) -> list[Said]:
    """Three devices that merge and undo, each knowing some of what the others said; each event as its two twins."""
    told: list[Said] = []
    for number in range(draw(st.integers(1, 8))):
        one, two = draw(st.sampled_from(list(combinations((A, B, C, D), 2))))
        seen = draw(st.lists(st.sampled_from(told), max_size=4, unique_by=lambda e: e.id)) if told else []
        heads = verdicts([e for e in seen if e.pair == frozenset((one, two))])
        after = heads[frozenset((one, two))].heads if heads else ()
        state = draw(st.sampled_from((SAME, APART)))
        told += [
            said(f"{number}.{twin}", state, *after, pair=pair) for twin, pair in enumerate(((one, two), (two, one)))
        ]
    return told


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_telling_gives_the_same_files(events: list[Said], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdicts(shuffled) == verdicts(events)
    assert set(groups(same_pairs(shuffled))) == set(groups(same_pairs(events)))


@given(histories(), st.sampled_from((SAME, APART)))
def test_who_knows_everything_has_the_last_word_and_changes_no_other_pair(events: list[Said], state: str) -> None:
    before = verdicts(events)
    for pair in before:
        one, two = sorted(pair)
        last = Said(id="last", youth=one, other=two, state=state, after=before[pair].heads)
        after = verdicts([*events, last])
        assert after[pair].is_same == (state == SAME)
        assert {other: after[other] for other in after if other != pair} == {
            other: before[other] for other in before if other != pair
        }


@given(st.sets(st.sampled_from([frozenset(pair) for pair in combinations((A, B, C, D), 2)])))
def test_groups_are_what_hangs_together_and_share_nobody(pairs: set[frozenset[str]]) -> None:
    found = groups(pairs)
    assert sum(len(group) for group in found) == len({youth for pair in pairs for youth in pair})
    assert all(any(pair <= group for group in found) for pair in pairs)
    for order in permutations(sorted(pairs, key=sorted)) if len(pairs) < 5 else ():
        assert set(groups(order)) == set(found)
