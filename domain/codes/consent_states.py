"""States of a consent event, and below them how it was given (consent.md, The record)."""

from domain.codes.row import Row, index
from domain.texts import N_

CONSENT_STATES: tuple[Row, ...] = (
    Row(code="asked", label=N_("Gevraagd, nog niet beslist")),
    Row(code="given", label=N_("Ja")),
    Row(code="refused", label=N_("Nee")),
    Row(code="withdrawn", label=N_("Ingetrokken")),
    Row(code="expired", label=N_("Verlopen")),
    Row(code="invalidated", label=N_("Opnieuw te vragen")),
)
BY_CODE = index(CONSENT_STATES)

CONSENT_WAYS: tuple[Row, ...] = (
    Row(code="spoken", label=N_("Gezegd")),
    Row(code="written", label=N_("Op papier")),
    Row(code="signature", label=N_("Handtekening")),
)
WAY_BY_CODE = index(CONSENT_WAYS)
