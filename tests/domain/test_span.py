"""Weeks, months, quarters and years, and the pieces a chart draws."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.span import KINDS, Span

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@given(st.sampled_from(KINDS), DAYS)
def test_span_holds_its_day_and_its_pieces_cover_it_without_gap_or_overlap(kind: str, day: dt.date) -> None:
    span = Span.on(kind, day)  # type: ignore[arg-type]
    assert span.first_day <= day <= span.last_day
    pieces = span.pieces()
    assert 3 <= len(pieces) <= 7
    assert (pieces[0].first_day, pieces[-1].last_day) == (span.first_day, span.last_day)
    for one, next_one in pairwise(pieces):
        assert next_one.first_day - one.last_day == dt.timedelta(days=1)


@given(st.sampled_from(KINDS), DAYS)
def test_span_before_ends_the_day_before_and_is_of_the_same_kind(kind: str, day: dt.date) -> None:
    span = Span.on(kind, day)  # type: ignore[arg-type]
    former = span.before()
    assert former.last_day + dt.timedelta(days=1) == span.first_day
    assert former == Span.on(span.kind, former.first_day)


def test_spans_of_a_day_are_those_of_the_calendar() -> None:
    day = dt.date(2026, 11, 21)
    assert Span.on("week", day).first_day == dt.date(2026, 11, 16)
    assert Span.on("month", day).last_day == dt.date(2026, 11, 30)
    assert Span.on("quarter", day).first_day == dt.date(2026, 10, 1)
    assert Span.on("year", day).last_day == dt.date(2026, 12, 31)
