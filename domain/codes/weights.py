"""How heavy a barrier weighs, as the youth says it; the code is the number that is stored, 0 is not asked."""

from domain.codes.row import Row, index
from domain.texts import N_

WEIGHTS: tuple[Row, ...] = (
    Row(code="0", label=N_("Niet gevraagd")),
    Row(code="1", label=N_("Een beetje")),
    Row(code="2", label=N_("Veel")),
    Row(code="3", label=N_("Heel veel")),
)
BY_CODE = index(WEIGHTS)
