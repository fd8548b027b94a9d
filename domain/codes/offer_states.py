"""How an offer goes: it starts, is kept, breaks off (domain.md, 7). Kept after 3 and 6 months follows from dates."""

from domain.codes.row import Row, index
from domain.texts import N_

OFFER_STATES: tuple[Row, ...] = (
    Row(code="proposed", label=N_("Voorgesteld")),
    Row(code="refused", label=N_("De jongere wil niet")),
    Row(code="started", label=N_("Gestart")),
    Row(code="finished", label=N_("Afgelopen zoals gepland")),
    Row(code="broken_off", label=N_("Afgebroken")),
)
BY_CODE = index(OFFER_STATES)
