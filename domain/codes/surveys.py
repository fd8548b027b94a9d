"""The short surveys (bevraging): three questions each, answered without a name (domain.md, 9; P14)."""

from domain.codes.row import Row, index
from domain.texts import N_


class Survey(Row, frozen=True, kw_only=True):
    """`version` goes with each answer: another wording of a question is another version."""

    questions: tuple[str, str, str]
    version: int = 1


SURVEYS: tuple[Survey, ...] = (
    Survey(
        code="youth",
        label=N_("Vraag het aan jongeren"),
        questions=(
            N_("Wat heb je hier aan?"),
            N_("Wat moet anders?"),
            N_("Wat wil jij nog zeggen?"),
        ),
    ),
    Survey(
        code="worker",
        label=N_("Vraag het aan het team"),
        questions=(
            N_("Wat hielp jou deze maand in je werk?"),
            N_("Wat hield je tegen?"),
            N_("Wat moet het beleid weten?"),
        ),
    ),
)
BY_CODE = index(SURVEYS)
