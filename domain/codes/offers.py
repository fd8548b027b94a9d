"""Offers: the four that count for the Youth Guarantee, and the trajectories that lead there (domain.md, Offers).

`counts_as` is our reading of the Council Recommendation 2020/C 372/01: a job, continued education, an apprenticeship or
a traineeship. Guidance, recognition, language lessons, a student job and volunteering lead to an offer and are not one.
"""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "offers"
FILE_PURPOSE = "P01"


class Offer(Row, frozen=True, kw_only=True):
    """`body`: who runs it, empty for the four. `counts_as`: which of the four it counts as, or None.

    `tells`: the purpose whose consent it needs because its name alone tells something sensitive (consent.md, drawers).
    """

    body: str = ""
    counts_as: str | None = None
    tells: str | None = None
    is_guarantee: bool = False


OFFERS: tuple[Offer, ...] = (
    Offer(code="work", label=N_("Werk"), counts_as="work", is_guarantee=True, icon="WORK_OUTLINE_OUTLINED"),
    Offer(
        code="learning_job", label=N_("Leerjob"), counts_as="learning_job", is_guarantee=True, icon="HANDYMAN_OUTLINED"
    ),
    Offer(code="training", label=N_("Opleiding"), counts_as="training", is_guarantee=True, icon="SCHOOL_OUTLINED"),
    Offer(code="internship", label=N_("Stage"), counts_as="internship", is_guarantee=True, icon="BADGE_OUTLINED"),
    Offer(code="dual_learning", label=N_("Duaal leren"), body=N_("School met een werkplek"), counts_as="learning_job"),
    Offer(
        code="okot",
        label=N_("OKOT: een diploma halen via VDAB"),
        body=N_("VDAB met een onderwijsinstelling"),
        counts_as="training",
    ),
    Offer(
        code="beno",
        label=N_("BENO: basiseducatie na OKAN"),
        body=N_("Centrum voor basiseducatie"),
        counts_as="training",
        tells="P06",
    ),
    Offer(code="evc", label=N_("EVC: tonen wat je al kan"), body=N_("EVC-testcentrum")),
    Offer(code="nt2", label=N_("NT2: lessen Nederlands"), body=N_("Huis van het Nederlands of centrum"), tells="P06"),
    Offer(
        code="civic_integration", label=N_("Inburgering"), body=N_("Agentschap Integratie en Inburgering"), tells="P06"
    ),
    Offer(code="transition", label=N_("Transitietraject"), body=N_("GTB of VDAB"), tells="P05"),
    Offer(
        code="ibo",
        label=N_("IBO: opleiding bij een werkgever"),
        body=N_("VDAB met een werkgever"),
        counts_as="training",
    ),
    Offer(code="k_ibo", label=N_("K-IBO: een langere IBO"), body=N_("VDAB met een werkgever"), counts_as="training"),
    Offer(code="ips", label=N_("IPS: werk met een coach naast je"), body=N_("Coach van een partner"), tells="P05"),
    Offer(code="language_coaching", label=N_("Job- en taalcoaching"), body=N_("VDAB of een partner")),
    Offer(
        code="collective_maatwerk",
        label=N_("Collectief maatwerk"),
        body=N_("Maatwerkbedrijf"),
        counts_as="work",
        tells="P05",
    ),
    Offer(
        code="individual_maatwerk",
        label=N_("Individueel maatwerk"),
        body=N_("Werkgever"),
        counts_as="work",
        tells="P05",
    ),
    Offer(code="mentoring", label=N_("Mentor of duo"), body=N_("Mentorproject")),
    Offer(
        code="work_experience", label=N_("Werkervaringsstage"), body=N_("VDAB of een partner"), counts_as="internship"
    ),
    Offer(code="student_job", label=N_("Studentenjob"), body=N_("Werkgever")),
    Offer(code="volunteering", label=N_("Vrijwilligerswerk"), body=N_("Organisatie")),
    Offer(
        code="second_chance",
        label=N_("Tweedekansonderwijs"),
        body=N_("Centrum voor volwassenenonderwijs"),
        counts_as="training",
    ),
    Offer(code="exam_board", label=N_("Examencommissie"), body=N_("Examencommissie secundair onderwijs")),
    Offer(code="career_guidance", label=N_("Loopbaanbegeleiding"), body=N_("Loopbaancentrum")),
)
BY_CODE = index(OFFERS)
GUARANTEE_OFFERS = tuple(offer for offer in OFFERS if offer.is_guarantee)
TRAJECTORIES = tuple(offer for offer in OFFERS if not offer.is_guarantee)


def purpose_of(code: str) -> str:
    """The purpose an offer of this kind serves: what its name tells, else P01. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row.tells or FILE_PURPOSE
