"""Where a thing to do comes from (Opvolging). Most follow from the records; `is_written` ones are kept as such."""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "task_origins"


class TaskOrigin(Row, frozen=True, kw_only=True):
    """`purpose`: the consent a task about a youth serves: calls after a start are P11. `is_written`: somebody made it.

    The others are derived (storage/queries/due.py); snoozing or ticking one off writes a task that names its key.
    """

    purpose: str = "P01"
    is_written: bool = False


TASK_ORIGINS: tuple[TaskOrigin, ...] = (
    TaskOrigin(code="own", label=N_("Zelf genoteerd"), is_written=True),
    TaskOrigin(code="handover", label=N_("Zeggen wie nu het aanspreekpunt is"), is_written=True),
    TaskOrigin(code="third_party", label=N_("Naam van iemand anders gekregen: zeggen of wissen")),
    TaskOrigin(code="person_told", label=N_("Zeggen dat we de naam noteerden")),
    TaskOrigin(code="referral", label=N_("Nog geen bericht terug")),
    TaskOrigin(code="aftercare", label=N_("Horen hoe het gaat na de start"), purpose="P11"),
    TaskOrigin(code="consent", label=N_("Opnieuw vragen of het nog mag")),
    TaskOrigin(code="outgrown", label=N_("Opnieuw vragen: de tekst mag nu meer")),
    TaskOrigin(code="adult", label=N_("Opnieuw vragen nu de jongere 18 is")),
    TaskOrigin(code="clock", label=N_("De vier maanden")),
    TaskOrigin(code="out_of_sight", label=N_("Uit beeld")),
    TaskOrigin(code="retention", label=N_("Wordt binnenkort gewist")),
    TaskOrigin(code="request", label=N_("Een vraag over gegevens beantwoorden")),
    TaskOrigin(code="stop", label=N_("Partner vragen om te stoppen")),
)
BY_CODE = index(TASK_ORIGINS)


def purpose_of(code: str) -> str:
    """The purpose a task about a youth serves. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row.purpose
