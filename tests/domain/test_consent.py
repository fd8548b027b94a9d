"""Folding consent: whatever arrives in whatever order, the strict side wins what is concurrent."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from domain.causality import ancestors
from domain.codes.purposes import PURPOSES
from domain.consent import (
    NOT_ASKED,
    STRICT,
    Event,
    Standing,
    fold,
    is_given,
    stands,
    state_of,
)

STATES = ("asked", "given", "refused", "withdrawn", "expired", "invalidated")
DAY = dt.date(2026, 11, 20)


def event(event_id: str, state: str, *after: str, until: dt.date | None = None) -> Event:
    return Event(id=event_id, purpose="P05", state=state, after=after, valid_until=until)


@st.composite
def histories(draw: st.DrawFn, *, states: tuple[str, ...] = STATES) -> list[Event]:
    """Events of several devices: each knows a random part of what came before."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 8))):
        known = draw(st.lists(st.sampled_from([e.id for e in events]), unique=True, max_size=3)) if events else []
        until = draw(st.sampled_from((None, DAY - dt.timedelta(1), DAY, DAY + dt.timedelta(1))))
        events.append(event(f"e{number}", draw(st.sampled_from(states)), *known, until=until))
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_order_of_arrival_and_doubles_change_nothing(events: list[Event], chance: random.Random) -> None:
    shuffled = events + events[: len(events) // 2]
    chance.shuffle(shuffled)
    assert fold(shuffled, today=DAY) == fold(events, today=DAY)


@given(histories(), st.sampled_from(sorted(STRICT)))
def test_no_that_nobody_knew_of_always_wins(events: list[Event], state: str) -> None:
    assert fold([*events, event("z", state)], today=DAY).state not in ("given", "asked", "not_asked")


@given(histories())
def test_yes_counts_exactly_when_it_knew_of_every_no(events: list[Event]) -> None:
    by_id = {e.id: e for e in events}
    strict = {e.id for e in events if e.state in STRICT}
    yes = [e for e in events if e.state == "given" and strict <= _known(e, by_id)]
    assert (fold(events).state == "given") == bool(yes)


@given(histories())
def test_yes_that_knew_of_everything_is_a_yes_again(events: list[Event]) -> None:
    again = event("z", "given", *fold(events).heads)
    assert fold([*events, again], today=DAY) == Standing(state="given", event="z", heads=("z",))


@given(histories())
def test_no_on_top_of_everything_ends_it(events: list[Event]) -> None:
    stop = event("z", "withdrawn", *fold(events).heads)
    folded = fold([*events, stop], today=DAY)
    assert (folded.state, folded.event, folded.heads) == ("withdrawn", "z", ("z",))


def test_renewal_that_did_not_know_of_the_withdrawal_does_not_bring_it_back() -> None:
    given_, stop = event("a", "given"), event("b", "withdrawn", "a")
    assert fold([given_, stop, event("c", "given", "a")]).state == "withdrawn"
    assert fold([given_, stop, event("c", "given", "b")]).state == "given"


def test_drawer_of_the_old_yes_stays_fallen_after_a_new_yes() -> None:
    events = {e.id: e for e in (event("a", "given"), event("b", "withdrawn", "a"), event("c", "given", "b"))}
    assert not stands("a", events)
    assert stands("c", events)
    assert not stands("b", events)
    assert not stands("nobody", events)


def test_passed_day_counts_as_expired_and_the_last_day_still_counts() -> None:
    yes = event("a", "given", until=DAY)
    assert fold([yes], today=DAY).state == "given"
    assert fold([yes], today=DAY + dt.timedelta(1)).state == "expired"
    assert fold([yes]).state == "given"


def test_of_two_yeses_the_longer_one_holds() -> None:
    short, long = event("b", "given", until=DAY - dt.timedelta(1)), event("a", "given", until=DAY)
    assert fold([short, long], today=DAY).event == "a"


def test_nothing_known_is_not_asked_and_asking_is_no_yes() -> None:
    assert fold([]) == NOT_ASKED
    assert fold([event("a", "asked")]).state == "asked"
    assert fold([event("a", "asked"), event("b", "given", "a"), event("c", "asked", "b")]).state == "given"


def test_state_of_a_newer_app_is_no_yes() -> None:
    assert fold([event("a", "given"), event("b", "paused_in_2031", "a")]).state == "given"
    assert fold([event("b", "paused_in_2031")]).state == "asked"


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from(STATES), st.lists(st.sampled_from("abcdex"))), max_size=8
    )
)
def test_circles_and_unknown_names_that_only_a_liar_writes_come_to_an_end(
    raw: list[tuple[str, str, list[str]]],
) -> None:
    events = {name: event(name, state, *after) for name, state, after in raw}
    for name in events:
        assert name not in ancestors(name, events)
    folded = fold(events.values())
    if any(e.state in STRICT for e in events.values()) and folded.state == "given":
        assert stands(folded.event, events)


def test_yes_that_names_itself_as_knowing_of_a_no_through_a_circle_is_still_bound_to_every_other_no() -> None:
    events = [event("a", "given", "b"), event("b", "withdrawn", "a"), event("c", "withdrawn")]
    assert fold(events).state == "withdrawn"


def test_without_the_file_nothing_of_the_youth_is_in_force() -> None:
    yes = Standing(state="given", event="x")
    for row in PURPOSES:
        whole = {(needed, ""): yes for needed in ("P01", "P02")} | {(row.code, ""): yes}
        assert is_given(whole, row.code)
        if "P01" in row.needs:
            assert not is_given({(row.code, ""): yes}, row.code)
            assert state_of({(row.code, ""): yes}, row.code) != "given"


def test_only_counting_without_a_name_and_in_figures_need_no_question() -> None:
    file_only = {("P01", ""): Standing(state="given", event="x")}
    assert {row.code for row in PURPOSES if is_given(file_only, row.code)} == {"P00", "P01", "P12"}
    assert {row.code for row in PURPOSES if is_given({}, row.code)} == {"P00"}
    assert is_given({}, "")


def test_yes_to_one_channel_is_no_yes_to_another() -> None:
    yes = Standing(state="given", event="x")
    ledger = {("P01", ""): yes, ("P02", ""): yes, ("P03", "sms"): yes}
    assert is_given(ledger, "P03", "sms")
    assert not is_given(ledger, "P03", "phone")
    assert not is_given(ledger, "P03")


def _known(e: Event, by_id: dict[str, Event]) -> set[str]:
    """Ancestors, by a walk that shares nothing with the one under test."""
    known = set(e.after)
    while True:
        more = known | {a for k in known if k in by_id for a in by_id[k].after}
        if more == known:
            return known - {e.id}
        known = more


def test_a_yes_asked_anew_replaces_the_one_it_followed_also_when_it_holds_shorter() -> None:
    long, short = DAY + dt.timedelta(300), DAY + dt.timedelta(30)
    first, anew = event("e2", "given", until=long), event("e1", "given", "e2", until=short)
    assert (fold([first, anew]).event, fold([anew, first]).valid_until) == ("e1", short)
    apart = event("e3", "given", until=short)
    assert fold([first, apart]).event == "e2"  # said on two devices at once: neither replaces the other
    one, other = event("e4", "given", "e5"), event("e5", "given", "e4")
    assert fold([one, other]).state == "given"  # a circle that only a dishonest device writes
