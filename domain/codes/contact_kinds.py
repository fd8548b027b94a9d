"""With whom a contact was. Only `youths` has presences; the others concern no youth (domain.md, 1)."""

from domain.codes.row import Row, index
from domain.texts import N_

CONTACT_KINDS: tuple[Row, ...] = (
    Row(code="youths", label=N_("Jongeren"), icon="GROUP_OUTLINED"),
    Row(code="activity", label=N_("Activiteit met een groep"), icon="CELEBRATION_OUTLINED"),
    Row(code="employer", label=N_("Werkgever"), icon="STOREFRONT_OUTLINED"),
    Row(code="partner", label=N_("Partner"), icon="HANDSHAKE_OUTLINED"),
)
BY_CODE = index(CONTACT_KINDS)
