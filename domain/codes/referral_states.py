"""How far a referral came, how it may end, and why it was not admitted (domain.md, 6)."""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

REASON_LIST_NAME = "refusal_reasons"
FILE_PURPOSE = "P01"


class ReferralState(Row, frozen=True, kw_only=True):
    """`step`: 1-6 along the road, None for another ending. `is_open`: still on the worker's list."""

    step: int | None = None
    is_open: bool = True


REFERRAL_STATES: tuple[ReferralState, ...] = (
    ReferralState(code="proposed", label=N_("Voorgesteld"), step=1),
    ReferralState(code="agreed", label=N_("Afgesproken"), step=2),
    ReferralState(code="together", label=N_("Samen gegaan"), step=3),
    ReferralState(code="waiting", label=N_("Op de wachtlijst"), step=4),
    # Taken over without word back stays open: no youth drops off the radar between two services.
    ReferralState(code="taken_over", label=N_("Overgenomen"), step=5),
    ReferralState(code="word_back", label=N_("Bericht terug"), step=6, is_open=False),
    ReferralState(code="declined", label=N_("De jongere wil niet"), is_open=False),
    ReferralState(code="not_admitted", label=N_("Niet toegelaten"), is_open=False),
    ReferralState(code="no_show", label=N_("Niet opgedaagd"), is_open=False),
    ReferralState(code="partner_stopped", label=N_("Partner is gestopt"), is_open=False),
)
BY_CODE = index(REFERRAL_STATES)

REFUSAL_REASONS: tuple[Row, ...] = (
    Row(code="age", label=N_("Leeftijd")),
    Row(code="diploma", label=N_("Diploma of attest")),
    Row(code="language", label=N_("Taal")),
    Row(code="papers", label=N_("Verblijf of papieren")),
    Row(code="registration", label=N_("Niet ingeschreven bij VDAB")),
    Row(code="recognition", label=N_("Geen ticket of erkenning")),
    Row(code="residence", label=N_("Woont elders")),
    Row(code="full", label=N_("Geen plaats vrij")),
    Row(code="other", label=N_("Iets anders")),
)
REASON_BY_CODE = index(REFUSAL_REASONS)
# What a refusal reason would tell about the youth, and so the drawer it belongs to.
REASON_PURPOSE: dict[str, str] = {"language": "P06", "papers": "P06", "recognition": "P05"}


def purpose_of_reason(code: str) -> str:
    """The purpose a refusal with this reason serves. Raises UnknownCode."""
    if code not in REASON_BY_CODE:
        raise UnknownCode(REASON_LIST_NAME)
    return REASON_PURPOSE.get(code, FILE_PURPOSE)
