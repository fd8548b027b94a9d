"""The next step after a contact, as chips (screen 03)."""

from domain.codes.row import Row, index
from domain.texts import N_

NEXT_STEPS: tuple[Row, ...] = (
    Row(code="none", label=N_("Geen")),
    Row(code="call", label=N_("Ik bel"), icon="CALL_OUTLINED"),
    Row(code="meet", label=N_("We spreken af"), icon="EVENT_AVAILABLE_OUTLINED"),
    Row(code="ask", label=N_("Ik vraag iets na"), icon="FORUM_OUTLINED"),
)
BY_CODE = index(NEXT_STEPS)
