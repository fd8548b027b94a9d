"""Kinds of place where youths are found (vindplaatsen), and partner places a contact may happen at."""

from domain.codes.row import Row, index
from domain.texts import N_


class PlaceKind(Row, frozen=True, kw_only=True):
    """`is_public`: may stand in the team's list and in an anonymous contact. A home never does (consent.md)."""

    is_public: bool = True


PLACE_KINDS: tuple[PlaceKind, ...] = (
    PlaceKind(code="street", label=N_("Straat"), icon="SIGNPOST_OUTLINED"),
    PlaceKind(code="square", label=N_("Plein"), icon="FOUNDATION_OUTLINED"),
    PlaceKind(code="park", label=N_("Park"), icon="PARK_OUTLINED"),
    PlaceKind(code="station", label=N_("Station"), icon="TRAIN_OUTLINED"),
    PlaceKind(code="youth_centre", label=N_("Jeugdhuis"), icon="MEETING_ROOM_OUTLINED"),
    PlaceKind(code="sports", label=N_("Sport"), icon="SPORTS_SOCCER_OUTLINED"),
    PlaceKind(code="school_gate", label=N_("School"), icon="SCHOOL_OUTLINED"),
    PlaceKind(code="community_centre", label=N_("Buurthuis"), icon="HOUSE_SIDING_OUTLINED"),
    PlaceKind(code="sheltered_workshop", label=N_("Maatwerkbedrijf"), icon="FACTORY_OUTLINED"),
    PlaceKind(code="online", label=N_("Online"), icon="LANGUAGE_OUTLINED"),
    PlaceKind(code="home_visit", label=N_("Bij iemand thuis"), icon="HOME_OUTLINED", is_public=False),
)
BY_CODE = index(PLACE_KINDS)
