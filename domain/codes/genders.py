"""Gender as the youth says it; asked for in the tables (seed 002)."""

from domain.codes.row import Row, index
from domain.texts import N_

GENDERS: tuple[Row, ...] = (
    Row(code="female", label=N_("Vrouw")),
    Row(code="male", label=N_("Man")),
    Row(code="other", label=N_("Anders")),
    Row(code="unsaid", label=N_("Zeg ik liever niet")),
)
BY_CODE = index(GENDERS)
