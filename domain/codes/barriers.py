"""The 17 barriers (drempels) in the order of the concept note of 2025 (seed 001), and the sub-codes below them.

`policy` is the note's own label, quoted and therefore not translated; `label` is what the youth says on the card. A
back office may add sub-codes ("health.something"): they roll up to their row and serve its purpose. Never a row.
"""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "barriers"
FILE_PURPOSE = "P01"


class Barrier(Row, frozen=True, kw_only=True):
    """One of the 17 rows. `purpose` is set when the row is sensitive: the consent its drawer needs (consent.md)."""

    policy: str
    is_priority: bool = False
    is_structural: bool = False
    purpose: str | None = None


class SubBarrier(Row, frozen=True, kw_only=True):
    """A condition a worker meets daily (seeds 000 and 003); `row` is the barrier it is counted under."""

    row: str
    purpose: str | None = None


BARRIERS: tuple[Barrier, ...] = (
    Barrier(
        code="motivation",
        policy="Gebrek aan motivatie",
        label=N_("Ik heb hier geen zin in."),
        icon="BATTERY_3_BAR_OUTLINED",
    ),
    Barrier(
        code="orientation",
        policy="Gebrek aan oriëntatie",
        label=N_("Ik weet niet wat er allemaal kan."),
        icon="EXPLORE_OUTLINED",
    ),
    Barrier(
        code="skills", policy="Gebrek aan opleiding", label=N_("Ik kan nog niet wat ze vragen."), icon="BUILD_OUTLINED"
    ),
    Barrier(
        code="experience",
        policy="Gebrek aan werkervaring",
        label=N_("Ik heb nog bijna niet gewerkt."),
        icon="WORK_OUTLINE_OUTLINED",
    ),
    Barrier(
        code="digital",
        policy="Gebrek aan digitale vaardigheden",
        label=N_("Met de computer lukt het niet goed."),
        icon="COMPUTER_OUTLINED",
    ),
    Barrier(
        code="health",
        policy="Gezondheidsproblematiek/arbeidsbeperking",
        label=N_("Mijn gezondheid houdt mij tegen."),
        icon="FAVORITE_BORDER_OUTLINED",
        is_priority=True,
        purpose="P05",
    ),
    Barrier(
        code="poverty",
        policy="Armoede en sociale uitsluiting",
        label=N_("Ik heb zorgen over geld."),
        icon="ACCOUNT_BALANCE_WALLET_OUTLINED",
    ),
    Barrier(
        code="detention",
        policy="Detentie",
        label=N_("Ik heb nog een straf lopen."),
        icon="BALANCE_OUTLINED",
        purpose="P07",
    ),
    Barrier(
        code="care",
        policy="Zorgtaken",
        label=N_("Ik zorg thuis voor iemand."),
        icon="FAMILY_RESTROOM_OUTLINED",
        is_priority=True,
    ),
    Barrier(
        code="language",
        policy="Integratie & taal",
        label=N_("Nederlands is nog moeilijk."),
        icon="TRANSLATE_OUTLINED",
        is_priority=True,
        purpose="P06",
    ),
    Barrier(
        code="mobility",
        policy="Mobiliteit",
        label=N_("Ik raak er niet."),
        icon="DIRECTIONS_BUS_OUTLINED",
        is_priority=True,
    ),
    Barrier(code="housing", policy="Huisvesting", label=N_("Ik heb geen vaste woonplek."), icon="HOME_OUTLINED"),
    Barrier(
        code="school_to_work",
        policy="Aansluiting onderwijs-arbeidsmarkt",
        label=N_("Na school vond ik geen vast werk."),
        icon="SIGNPOST_OUTLINED",
        is_priority=True,
        is_structural=True,
    ),
    Barrier(
        code="discrimination",
        policy="Discriminatie",
        label=N_("Ze willen mij niet om wie ik ben."),
        icon="FRONT_HAND_OUTLINED",
        is_structural=True,
        purpose="P15",
    ),
    Barrier(
        code="employer_support",
        policy="Ondersteuning werkgevers",
        label=N_("Op het werk helpt niemand mij op weg."),
        icon="HANDSHAKE_OUTLINED",
        is_structural=True,
    ),
    Barrier(
        code="inactivity_trap",
        policy="Inactiviteitsvallen",
        label=N_("Als ik werk, houd ik niet meer over."),
        icon="TRENDING_FLAT_OUTLINED",
        is_structural=True,
    ),
    Barrier(
        code="labour_cost",
        policy="Loonkosten",
        label=N_("Ze vinden mij te duur."),
        icon="SELL_OUTLINED",
        is_structural=True,
    ),
)

SUB_BARRIERS: tuple[SubBarrier, ...] = (
    SubBarrier(
        code="health.mental",
        row="health",
        label=N_("Het gaat niet goed in mijn hoofd."),
        icon="PSYCHOLOGY_OUTLINED",
        purpose="P05",
    ),
    SubBarrier(
        code="health.addiction",
        row="health",
        label=N_("Ik raak moeilijk ergens vanaf."),
        icon="LINK_OUTLINED",
        purpose="P05",
    ),
    SubBarrier(
        code="poverty.network", row="poverty", label=N_("Ik heb weinig mensen om op te rekenen."), icon="GROUP_OUTLINED"
    ),
    SubBarrier(
        code="care.childcare", row="care", label=N_("Ik vind geen opvang voor mijn kind."), icon="CHILD_CARE_OUTLINED"
    ),
    SubBarrier(
        code="care.expectations",
        row="care",
        label=N_("Thuis verwachten ze iets anders van mij."),
        icon="DIVERSITY_3_OUTLINED",
    ),
)

BY_CODE = index(BARRIERS)
SUB_BY_CODE = index(SUB_BARRIERS)


def row_of(code: str) -> Barrier:
    """The row a barrier code is counted under: itself, or the part before the dot. Raises UnknownCode."""
    head, dot, tail = code.partition(".")
    row = BY_CODE.get(head)
    if row is None or (dot and not tail):
        raise UnknownCode(LIST_NAME)
    return row


def purpose_of(code: str) -> str:
    """The purpose whose consent a barrier needs before it is stored: P05, P06, P07, P15, else P01. Raises UnknownCode.

    A sub-code is never less protected than its row, also when a back office added it.
    """
    row = row_of(code)
    sub = SUB_BY_CODE.get(code)
    return row.purpose or (sub.purpose if sub else None) or FILE_PURPOSE
