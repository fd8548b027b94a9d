"""How a contact came about (its chip: `contact.how.<code>`)."""

from domain.codes.row import Row, index
from domain.texts import N_

HOWS: tuple[Row, ...] = (
    Row(code="street", label=N_("Straat"), icon="DIRECTIONS_WALK_OUTLINED"),
    Row(code="zitdag", label=N_("Zitdag"), icon="TABLE_RESTAURANT_OUTLINED"),
    Row(code="home_visit", label=N_("Thuis"), icon="HOME_OUTLINED"),
    Row(code="phone", label=N_("Bellen"), icon="CALL_OUTLINED"),
    Row(code="online", label=N_("Chat"), icon="CHAT_OUTLINED"),
)
BY_CODE = index(HOWS)
