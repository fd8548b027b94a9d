"""Why an offer broke off. None tells about health or a sentence: that is a barrier with a consent of its own."""

from domain.codes.row import Row, index
from domain.texts import N_

END_REASONS: tuple[Row, ...] = (
    Row(code="did_not_fit", label=N_("Het paste niet")),
    Row(code="no_welcome", label=N_("Niet goed onthaald")),
    Row(code="transport", label=N_("Er geraken lukte niet")),
    Row(code="hours", label=N_("De uren gingen niet")),
    Row(code="care", label=N_("Zorg thuis")),
    Row(code="pay", label=N_("Te weinig loon of te laat betaald")),
    Row(code="other_offer", label=N_("Iets beters gevonden")),
    Row(code="let_go", label=N_("De werkgever of school stopte het")),
    Row(code="closed", label=N_("De werkplek of opleiding hield op")),
    Row(code="own", label=N_("Een eigen reden")),
    Row(code="unknown", label=N_("Weten we niet")),
)
BY_CODE = index(END_REASONS)
