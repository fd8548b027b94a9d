"""Why something is kept longer than its period: a worker says so, the reason stands in the record (consent.md)."""

from domain.codes.row import Row, index
from domain.texts import N_

LIST_NAME = "keep_reasons"

KEEP_REASONS: tuple[Row, ...] = (
    Row(code="looking", label=N_("We zoeken deze jongere nog")),
    Row(code="waiting", label=N_("Er loopt nog iets bij een partner")),
    Row(code="asked", label=N_("De jongere vroeg om het te bewaren")),
    Row(code="complaint", label=N_("Er loopt een vraag of een klacht")),
)
BY_CODE = index(KEEP_REASONS)
