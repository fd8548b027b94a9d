"""Age bands of the tables (statistics.md). Outside 15-29 there is no band: this work is for 15 to 29."""

from domain.codes.row import Row, index
from domain.texts import N_


class AgeBand(Row, frozen=True, kw_only=True):
    """Whole years, both ends included."""

    first: int
    last: int

    @property
    def is_minor(self) -> bool:
        """Everyone in this band is under 18."""
        return self.last < 18


AGE_BANDS: tuple[AgeBand, ...] = (
    AgeBand(code="15-17", label=N_("15 tot 17"), first=15, last=17),
    AgeBand(code="18-24", label=N_("18 tot 24"), first=18, last=24),
    AgeBand(code="25-29", label=N_("25 tot 29"), first=25, last=29),
)
BY_CODE = index(AGE_BANDS)


def band_of(age_years: int) -> str | None:
    """Code of the band an age falls in, or None under 15 and from 30."""
    return next((band.code for band in AGE_BANDS if band.first <= age_years <= band.last), None)
