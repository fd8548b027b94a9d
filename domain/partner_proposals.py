"""Public services a team may take into its own directory with one tap: names only. A number that is not sure is worse
than none, so phone, hours and whom to ask for are the team's to fill in.
"""

from __future__ import annotations

import msgspec

from domain.codes.municipalities import PROVINCES


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that may be added. `code` names it in the app; `province`: codes.provinces, "" for all of Flanders."""

    code: str
    name: str
    kind: str
    organisation: str
    province: str = ""


_IN_EVERY_PROVINCE = (
    ("vdab", "VDAB jongerenconsulent", "vdab", "VDAB"),
    ("gtb", "GTB", "gtb", "GTB"),
    ("ocmw", "OCMW", "ocmw", "OCMW"),
    ("caw", "CAW", "caw", "CAW"),
    ("clb", "CLB", "clb", "CLB"),
    ("integration", "Agentschap Integratie en Inburgering", "integration", "Agentschap Integratie en Inburgering"),
)
_ONCE = (
    ("brussels_dutch", "Huis van het Nederlands Brussel", "integration", "Huis van het Nederlands Brussel"),
    ("unia", "Unia", "unia", "Unia"),
    ("groep_intro", "Groep Intro", "tender", "Groep Intro"),
    ("arktos", "Arktos", "tender", "Arktos"),
    ("sbs", "SBS Skill BuilderS", "tender", "SBS Skill BuilderS"),
)

PROPOSALS: tuple[Proposal, ...] = (
    *(
        Proposal(
            code=f"{code}_{province.code}",
            name=f"{name} {province.label}",
            kind=kind,
            organisation=organisation,
            province=province.code,
        )
        for province in PROVINCES
        for code, name, kind, organisation in _IN_EVERY_PROVINCE
    ),
    *(Proposal(code=code, name=name, kind=kind, organisation=organisation) for code, name, kind, organisation in _ONCE),
)
BY_CODE = {proposal.code: proposal for proposal in PROPOSALS}
