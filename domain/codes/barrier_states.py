"""Where a barrier stands (domain.md, 3). `dropped`: it was no barrier after all."""

from domain.codes.row import Row, index
from domain.texts import N_

BARRIER_STATES: tuple[Row, ...] = (
    Row(code="open", label=N_("Speelt nu")),
    Row(code="working", label=N_("Daar werken we aan")),
    Row(code="lifted", label=N_("Is weg")),
    Row(code="dropped", label=N_("Was toch geen drempel")),
)
BY_CODE = index(BARRIER_STATES)
