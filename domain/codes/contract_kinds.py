"""Kind of contract of a job. One may follow another, so that a row of interim jobs counts as kept."""

from domain.codes.row import Row, index
from domain.texts import N_

CONTRACT_KINDS: tuple[Row, ...] = (
    Row(code="interim", label=N_("Interim")),
    Row(code="fixed_term", label=N_("Vaste termijn")),
    Row(code="open_ended", label=N_("Onbepaalde duur")),
)
BY_CODE = index(CONTRACT_KINDS)
