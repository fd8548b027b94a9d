"""What an organisation may decide per purpose, and what it can never do: keep longer than was promised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes.purposes import PURPOSES
from domain.policies import SETTABLE, default_months, is_longer, is_settable, months_that_hold, policy_id


def test_periods_of_consent_md_are_the_defaults() -> None:
    found = {code: default_months(code) for code in SETTABLE}
    assert found == {
        "P01": 12,
        "P02": 6,
        "P04": 6,
        "P05": 6,
        "P06": 12,
        "P07": 6,
        "P08": 12,
        "P09": 12,
        "P10": 12,
        "P11": 3,
        "P15": 12,
    }


@pytest.mark.parametrize(("months", "fits"), [(0, True), (1, True), (36, True), (37, False), (-1, False)])
def test_a_period_runs_from_one_month_to_three_years(months: int, *, fits: bool) -> None:
    assert is_settable("P05", months) is fits


def test_purposes_without_a_period_of_their_own_take_none() -> None:
    assert not any(is_settable(code, 3) for code in ("P00", "P03", "P12", "P13", "P14"))
    assert not is_longer("P12", 36)
    assert is_longer("P05", 7)
    assert not is_longer("P05", 6)


def test_every_policy_has_a_record_of_its_own() -> None:
    assert len({policy_id(row.code) for row in PURPOSES}) == len(PURPOSES)


@given(
    own=st.none() | st.integers(1, 36),
    promised=st.none() | st.integers(1, 36),
    default=st.none() | st.integers(1, 36),
)
def test_nothing_is_kept_longer_than_was_promised_nor_longer_than_was_decided(
    own: int | None, promised: int | None, default: int | None
) -> None:
    months = months_that_hold(own=own, promised=promised, default=default)
    if default is None:
        assert months is None
    else:
        assert months is not None
        assert months == min(own or default, promised or default)
