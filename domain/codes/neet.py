"""How long a youth has been without work, school or training: the classes of the tables (statistics.md)."""

from domain.codes.row import Row, index
from domain.texts import N_


class NeetDuration(Row, frozen=True, kw_only=True):
    """From `from_months` completed calendar months on, up to the next class; None for unknown."""

    from_months: int | None


NEET_DURATIONS: tuple[NeetDuration, ...] = (
    NeetDuration(code="under_4m", label=N_("Minder dan 4 maanden"), from_months=0),
    NeetDuration(code="4_to_12m", label=N_("4 tot 12 maanden"), from_months=4),
    NeetDuration(code="1_to_2y", label=N_("1 tot 2 jaar"), from_months=12),
    NeetDuration(code="over_2y", label=N_("Langer dan 2 jaar"), from_months=24),
    NeetDuration(code="unknown", label=N_("Weten we niet"), from_months=None),
)
BY_CODE = index(NEET_DURATIONS)


def duration_of(months: int | None) -> str:
    """Code for a number of completed calendar months (see `domain.deadlines.completed_months`), `unknown` for None."""
    if months is None:
        return "unknown"
    reached = [row.code for row in NEET_DURATIONS if row.from_months is not None and row.from_months <= max(months, 0)]
    return reached[-1]
