"""Role of a person near the youth; a name only when the youth agrees (domain.md, 10)."""

from domain.codes.row import Row, index
from domain.texts import N_

NETWORK_ROLES: tuple[Row, ...] = (
    Row(code="parent", label=N_("Ouder")),
    Row(code="partner", label=N_("Lief of partner")),
    Row(code="friend", label=N_("Vriend of vriendin")),
    Row(code="family", label=N_("Familie")),
    Row(code="carer", label=N_("Begeleider")),
    Row(code="mentor", label=N_("Mentor")),
)
BY_CODE = index(NETWORK_ROLES)
