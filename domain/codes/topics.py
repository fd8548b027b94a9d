"""What a contact was about (its chip: `contact.topic.<code>`). Never filled in: a guess is no fact."""

from domain.codes.row import Row, index
from domain.texts import N_

TOPICS: tuple[Row, ...] = (
    Row(code="chat", label=N_("Babbel"), icon="CHAT_BUBBLE_OUTLINE_OUTLINED"),
    Row(code="work", label=N_("Werk"), icon="WORK_OUTLINE_OUTLINED"),
    Row(code="school", label=N_("School"), icon="SCHOOL_OUTLINED"),
    Row(code="home", label=N_("Thuis"), icon="FAMILY_RESTROOM_OUTLINED"),
    Row(code="money", label=N_("Geld"), icon="ACCOUNT_BALANCE_WALLET_OUTLINED"),
    Row(code="papers", label=N_("Papieren"), icon="DESCRIPTION_OUTLINED"),
    Row(code="housing", label=N_("Wonen"), icon="HOME_OUTLINED"),
    Row(code="leisure", label=N_("Vrije tijd"), icon="SPORTS_SOCCER_OUTLINED"),
    Row(code="transport", label=N_("Vervoer"), icon="DIRECTIONS_BUS_OUTLINED"),
    Row(code="training", label=N_("Opleiding"), icon="BUILD_OUTLINED"),
)
BY_CODE = index(TOPICS)
