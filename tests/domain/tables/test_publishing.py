"""What the organisation may see: no small special category, no share of a few."""

from hypothesis import given
from hypothesis import strategies as st

from domain.codes import age_bands, barriers
from domain.tables.catalogue import BY_NAME
from domain.tables.dimension import Key
from domain.tables.publishing import Sheet, sheet_of

TABLE = BY_NAME["barriers_by_age"]
SENSITIVE = [row.code for row in barriers.BARRIERS if row.purpose]
PLAIN = [row.code for row in barriers.BARRIERS if not row.purpose]
AGES: list[str | None] = [None, "unknown", *(band.code for band in age_bands.AGE_BANDS)]


def sheet(counts: dict[Key, int], *, teams: int = 1, final_teams: int = 0) -> Sheet:
    return sheet_of(TABLE, period="2026Q4", counts=counts, teams=teams, final_teams=final_teams)


@given(
    row=st.sampled_from(SENSITIVE),
    age=st.sampled_from(AGES),
    count=st.integers(0, 40).map(lambda n: 5 * n),
    base=st.integers(0, 40).map(lambda n: 5 * n),
)
def test_a_special_category_shows_only_from_ten_on_a_base_of_thirty(
    row: str, age: str | None, count: int, base: int
) -> None:
    figure = sheet({(row, age): count, (None, age): base}).figure((row, age))
    if base < 30:
        assert (figure.text, figure.value) == ("–", None)
    elif count < 10:
        assert (figure.text, figure.value) == ("<10", None)
    else:
        assert (figure.text, figure.value) == (str(count), count)


@given(row=st.sampled_from(PLAIN), age=st.sampled_from(AGES), count=st.integers(0, 40).map(lambda n: 5 * n))
def test_other_rows_show_what_was_rounded_on_the_devices(row: str, age: str | None, count: int) -> None:
    assert sheet({(row, age): count}).figure((row, age)).text == str(count)


@given(
    row=st.sampled_from([*SENSITIVE, *PLAIN]), count=st.sampled_from([0, 5, 10, 25]), base=st.sampled_from([5, 25, 30])
)
def test_no_share_on_a_base_below_thirty_and_none_of_what_is_hidden(row: str, count: int, base: int) -> None:
    found = sheet({(row, "18-24"): count, (None, "18-24"): base})
    share = found.share((row, "18-24"))
    if base < 30 or found.figure((row, "18-24")).value is None:
        assert share is None
    else:
        assert share == round(100 * count / base)


def test_the_spread_grows_with_the_root_of_the_teams() -> None:
    assert sheet({}).deviation == 2.5
    assert sheet({}, teams=4).deviation == 5.0


def test_it_is_final_when_every_team_closed_the_quarter() -> None:
    assert not sheet({}, teams=2, final_teams=1).is_final
    assert sheet({}, teams=2, final_teams=2).is_final
    assert not sheet({}, teams=0).is_final


def test_a_cell_that_the_catalogue_does_not_know_is_left_out() -> None:
    assert sheet({("ghosts", "18-24"): 95, ("care",): 95, ("care", "18-24"): 15}).counts == {("care", "18-24"): 15}
