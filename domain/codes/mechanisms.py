"""What is at work behind a barrier (seed 003): drive, ability, being let. Never on the youth's card."""

from domain.codes.row import Row, index
from domain.texts import N_


class Mechanism(Row, frozen=True, kw_only=True):
    """`hint` says what the word covers, so that "not motivated" is not the default verdict."""

    hint: str


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism(
        code="willen",
        label=N_("Willen"),
        hint=N_("Moed, zelfbeeld, een aanbod dat niet past, slechte ervaringen."),
        icon="BATTERY_3_BAR_OUTLINED",
    ),
    Mechanism(
        code="kunnen",
        label=N_("Kunnen"),
        hint=N_("Geld, zorg, gezondheid, vervoer, taal, voorwaarden, wachttijd."),
        icon="BUILD_OUTLINED",
    ),
    Mechanism(
        code="mogen",
        label=N_("Mogen"),
        hint=N_("Vooroordelen, uiterlijk, verwachtingen thuis of in de buurt."),
        icon="FRONT_HAND_OUTLINED",
    ),
)
BY_CODE = index(MECHANISMS)
