"""What a dishonest member writes may not lock an honest one out of answering."""

from domain.clock import MAX_COUNTER, Stamp, tick
from domain.consent import Event, fold


def event(name: str, state: str, *after: str) -> Event:
    return Event(id=name, purpose="P02", state=state, after=after)


def test_a_withdrawal_that_names_itself_can_still_be_answered() -> None:
    lie = event("w", "withdrawn", "w")
    standing = fold([event("g", "given"), lie])
    assert standing.state == "withdrawn"
    assert "w" in standing.heads
    assert fold([event("g", "given"), lie, event("n", "given", *standing.heads)]).state == "given"


def test_a_circle_of_withdrawals_can_still_be_answered() -> None:
    circle = [event("a", "withdrawn", "b"), event("b", "refused", "a"), event("g", "given")]
    standing = fold(circle)
    assert standing.state in ("withdrawn", "refused")
    assert fold([*circle, event("n", "given", *standing.heads)]).state == "given"


def test_what_has_to_be_answered_stands_first_among_the_heads() -> None:
    standing = fold([event("a", "given"), event("b", "given"), event("z", "withdrawn")])
    assert standing.heads == ("z", "a", "b")


def test_a_counter_at_its_end_goes_on_with_the_next_millisecond() -> None:
    assert tick(Stamp(5, MAX_COUNTER), now_millis=3) == Stamp(6, 0)
