"""Kinds of partner a youth is referred to (domain.md). A kind that tells something names its purpose."""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "partner_kinds"
FILE_PURPOSE = "P01"


class PartnerKind(Row, frozen=True, kw_only=True):
    """`share_purpose`: the consent to hand anything over. `tells`: what the name of the partner alone gives away."""

    share_purpose: str = "P09"
    tells: str | None = None


PARTNER_KINDS: tuple[PartnerKind, ...] = (
    PartnerKind(code="vdab", label=N_("VDAB"), share_purpose="P08"),
    PartnerKind(code="gtb", label=N_("GTB"), tells="P05"),
    PartnerKind(code="ocmw", label=N_("OCMW")),
    PartnerKind(code="caw", label=N_("CAW")),
    PartnerKind(code="clb", label=N_("CLB")),
    PartnerKind(code="school", label=N_("School")),
    PartnerKind(code="integration", label=N_("Huis van het Nederlands of inburgering"), tells="P06"),
    PartnerKind(code="mentor", label=N_("Mentorproject")),
    PartnerKind(code="tender", label=N_("Partner van VDAB")),
    PartnerKind(code="employer", label=N_("Werkgever")),
    PartnerKind(code="unia", label=N_("Unia"), tells="P15"),
    PartnerKind(code="other", label=N_("Andere partner")),
)
BY_CODE = index(PARTNER_KINDS)


def purpose_of(code: str) -> str:
    """The purpose a referral to a partner of this kind serves: what its name tells, else P01. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row.tells or FILE_PURPOSE
