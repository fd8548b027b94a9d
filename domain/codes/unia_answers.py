"""What a youth wants with a report of discrimination: on to Unia, or not (domain.md, 11). "Later" stays a choice."""

from domain.codes.row import Row, index
from domain.texts import N_

UNIA_ANSWERS: tuple[Row, ...] = (
    Row(code="yes", label=N_("Ja, geef het door aan Unia")),
    Row(code="no", label=N_("Nee, hou het hier")),
    Row(code="later", label=N_("Later beslissen")),
)
BY_CODE = index(UNIA_ANSWERS)
