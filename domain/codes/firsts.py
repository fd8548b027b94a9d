"""Who took the first step to a contact."""

from domain.codes.row import Row, index
from domain.texts import N_

FIRSTS: tuple[Row, ...] = (
    Row(code="worker", label=N_("Wij stapten erop af")),
    Row(code="youth", label=N_("De jongere kwam zelf")),
    Row(code="other", label=N_("Iemand anders bracht ons samen")),
)
BY_CODE = index(FIRSTS)
