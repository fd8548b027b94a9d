"""Whether somebody was reached. An attempt that found nobody is counted as a contact core too."""

from domain.codes.row import Row, index
from domain.texts import N_

OUTCOMES: tuple[Row, ...] = (
    Row(code="reached", label=N_("Iemand gesproken")),
    Row(code="attempt", label=N_("Niemand gevonden")),
)
BY_CODE = index(OUTCOMES)
