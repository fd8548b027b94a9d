"""Why the four months stand still for a while. A reason that tells something sensitive waits for its own consent."""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "pause_reasons"
FILE_PURPOSE = "P01"


class PauseReason(Row, frozen=True, kw_only=True):
    """`tells`: the purpose whose consent it needs, and so the drawer the whole pause lies in; None: the file."""

    tells: str | None = None


PAUSE_REASONS: tuple[PauseReason, ...] = (
    PauseReason(code="wish", label=N_("De jongere vraagt even rust")),
    PauseReason(code="abroad", label=N_("In het buitenland")),
    PauseReason(code="care", label=N_("Zorgt voor iemand")),
    PauseReason(code="moving", label=N_("Verhuis of geen vaste woonplek")),
    PauseReason(code="ill", label=N_("Ziek of in behandeling"), tells="P05"),
    PauseReason(code="detained", label=N_("Zit vast"), tells="P07"),
)
BY_CODE = index(PAUSE_REASONS)


def purpose_of(code: str) -> str:
    """The purpose a pause with this reason serves. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row.tells or FILE_PURPOSE
