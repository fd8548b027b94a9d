"""Why the four months of the Youth Guarantee began to run (Council Recommendation 2020/C 372/01, point 1)."""

from domain.codes.row import Row, index
from domain.texts import N_

CLOCK_STARTS: tuple[Row, ...] = (
    Row(code="left_school", label=N_("Gestopt met school")),
    Row(code="unemployed", label=N_("Zonder werk")),
    Row(code="first_contact", label=N_("Datum niet bekend: vanaf ons eerste contact")),
)
BY_CODE = index(CLOCK_STARTS)
