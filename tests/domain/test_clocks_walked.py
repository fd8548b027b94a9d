"""The clocks again, against a count of single days that shares no formula with them: leap years, month ends, pauses."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from domain.codes.purposes import PURPOSES
from domain.deadlines import Pause, consent_due, four_months, is_kept, retention_ends
from domain.offering import MOST_DAYS_BETWEEN, Stint, job_rows, kept, offered_on
from tests.domain.test_deadlines import DAYS, walked_birthday, walked_months

ONE_DAY = timedelta(days=1)
PAUSES = st.lists(st.tuples(st.integers(-40, 260), st.none() | st.integers(0, 90)), max_size=4)
LEAP = st.sampled_from(
    [date(2028, 2, 29), date(2027, 10, 29), date(2027, 10, 30), date(2027, 10, 31), date(2096, 2, 29)]
)


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first up to and without the last."""
    found, day = [], first
    while day < last:
        found.append(day)
        day += ONE_DAY
    return found


def is_out(day: date, pauses: tuple[Pause, ...]) -> bool:
    return any(pause.start <= day and (pause.end is None or day < pause.end) for pause in pauses)


@given(
    start=DAYS | LEAP,
    gone=st.integers(0, 300),
    spans=PAUSES,
    offered=st.none() | st.integers(0, 320),
)
@example(start=date(2027, 10, 31), gone=121, spans=[], offered=None)
@example(start=date(2027, 10, 31), gone=122, spans=[], offered=None)
@example(start=date(2026, 10, 31), gone=121, spans=[], offered=121)
def test_four_months_are_a_budget_of_days_that_only_days_outside_a_pause_use_up(
    start: date, gone: int, spans: list[tuple[int, int | None]], offered: int | None
) -> None:
    today = start + timedelta(days=gone)
    pauses = tuple(
        Pause(
            start=start + timedelta(days=first),
            end=None if length is None else start + timedelta(days=first + length),
        )
        for first, length in spans
    )
    budget = len(days_between(start, walked_months(start, 4)))
    offer_day = None if offered is None else start + timedelta(days=offered)
    is_offered = offer_day is not None and offer_day <= today
    until = offer_day if is_offered and offer_day is not None else today
    used = sum(not is_out(day, pauses) for day in days_between(start, until))
    clock = four_months(start, today=today, pauses=pauses, offered=offer_day)
    assert (clock.days_gone, clock.days_left) == (used, budget - used)
    if is_offered:
        assert clock.state == ("met" if used <= budget else "late")
    elif used > budget:
        assert clock.state == "over"
    else:
        assert clock.state == ("paused" if is_out(today, pauses) else "running")


@given(
    start=DAYS | LEAP, length=st.none() | st.integers(0, 400), gone=st.integers(0, 400), months=st.sampled_from([3, 6])
)
def test_kept_is_said_on_the_very_day_the_months_are_full(
    start: date, length: int | None, gone: int, months: int
) -> None:
    mark, today = walked_months(start, months), start + timedelta(days=gone)
    end = None if length is None else start + timedelta(days=length)
    if end is not None and end < mark:
        assert is_kept(start, end=end, months=months, today=today) is False
    else:
        assert is_kept(start, end=end, months=months, today=today) is (True if today >= mark else None)


@given(
    given_on=DAYS | LEAP, birth=st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)) | st.just(date(2008, 2, 29))
)
def test_consent_is_asked_again_on_its_day_or_the_eighteenth_birthday(given_on: date, birth: date | None) -> None:
    for row in PURPOSES:
        months = row.ask_again_months
        days = [walked_months(given_on, months)] if months is not None else []
        days += [walked_birthday(birth, 18)] if birth is not None else []
        assert consent_due(row.code, given=given_on, birth=birth) == min(
            (day for day in days if day > given_on), default=None
        )


@given(start=DAYS | LEAP)
def test_what_a_purpose_holds_goes_on_the_day_a_walk_over_the_calendar_finds(start: date) -> None:
    for row in PURPOSES:
        ends = retention_ends(row.code, starts={rule.start: start for rule in row.retention})
        for rule, end in zip(row.retention, ends, strict=True):
            day = walked_months(start, rule.months or 0)
            for _ in range(rule.days or 0):
                day += ONE_DAY
            assert (end.part, end.day) == (rule.part, day)


@given(
    start=DAYS,
    jobs=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 120)), min_size=1, max_size=6),
    goes_on=st.booleans(),
    gone=st.integers(0, 400),
)
def test_row_of_jobs_is_broken_by_a_gap_of_more_than_a_month_and_by_nothing_else(
    *, start: date, jobs: list[tuple[int, int]], goes_on: bool, gone: int
) -> None:
    stints: list[Stint] = []
    expected: list[list[Stint]] = []
    day, follows = start, ""
    for number, (gap, length) in enumerate(jobs):
        began = day + timedelta(days=gap)
        is_last = goes_on and number == len(jobs) - 1
        stint = Stint(
            id=f"{number}",
            kind="work",
            state="started" if is_last else "broken_off",
            started=began,
            ended=None if is_last else began + timedelta(days=length),
            follows=follows,
        )
        if expected and len(days_between(day, began)) <= MOST_DAYS_BETWEEN:
            expected[-1].append(stint)
        else:
            expected.append([stint])
        stints.append(stint)
        day, follows = began + timedelta(days=length), stint.id
    rows = job_rows(reversed(stints))
    assert sorted(row.ids for row in rows) == sorted(tuple(stint.id for stint in row) for row in expected)
    by_ids = {row.ids: row for row in rows}
    for members in expected:
        row = by_ids[tuple(stint.id for stint in members)]
        last = members[-1].ended
        assert (row.start, row.end) == (members[0].started, last)
        today = row.start + timedelta(days=gone)
        mark = walked_months(row.start, 3)
        lasts = last is None or last >= mark
        assert kept(row, months=3, today=today) == (("yes" if today >= mark else "running") if lasts else "no")


def test_jobs_that_follow_each_other_in_a_circle_or_in_nothing_end() -> None:
    day = date(2026, 1, 1)
    circle = [
        Stint(id="a", kind="work", started=day, follows="b"),
        Stint(id="b", kind="work", started=day, follows="c"),
        Stint(id="c", kind="work", started=day, follows="a"),
        Stint(id="d", kind="work", started=day, follows="d"),
        Stint(id="e", kind="work", started=day, follows="nobody"),
        Stint(id="f", kind="work", follows="a"),
    ]
    assert {row.ids for row in job_rows(circle)} == {("a", "b", "c"), ("d",), ("e",)}


def test_offer_of_a_kind_of_a_newer_version_does_not_count() -> None:
    day = date(2026, 1, 1)
    assert offered_on([Stint(id="a", kind="space_travel", proposed=day)], since=day) is None
    assert offered_on([Stint(id="a", kind="work", started=day)], since=day) == day
    assert offered_on([Stint(id="a", kind="work")], since=day) is None
