"""The legal bases an organisation may rest a purpose on, and what is needed beside it for special categories.

A basis never opens the gate: the youth is asked in any case (consent.md). It says under which article the organisation
keeps what the youth agreed to, and stands in each consent event and on the papers. What a row cites comes from
domain.codes.law.
"""

from typing import Literal

from domain.codes.purposes import purpose as purpose_row
from domain.codes.row import Row, UnknownCode, index
from domain.mark import N_

LIST_NAME = "bases"
DEFAULT_BASIS = "consent"
Category = Literal["", "special", "criminal"]


class Basis(Row, frozen=True, kw_only=True):
    """`law`: code of a reference. `warning`: what any organisation should know; `public_warning`: what a public body
    should.
    """

    law: str
    warning: str = ""
    public_warning: str = ""


class Condition(Row, frozen=True, kw_only=True):
    """What special (AVG art. 9) or criminal (art. 10) data need beside a basis. `laws`: codes of references."""

    category: Category
    laws: tuple[str, ...]


BASES: tuple[Basis, ...] = (
    Basis(
        code="consent",
        label=N_("Toestemming"),
        law="gdpr.6.1.a",
        public_warning=N_(
            "Een overheid kan hier zelden op steunen: wie hulp nodig heeft, is niet vrij om nee te zeggen. "
            "Kijk eerst of een taak in een decreet past."
        ),
    ),
    Basis(
        code="public_task",
        label=N_("Taak van algemeen belang"),
        law="gdpr.6.1.e",
        warning=N_("Schrijf op welk decreet of welke wet die taak geeft."),
    ),
    Basis(
        code="legitimate_interest",
        label=N_("Gerechtvaardigd belang"),
        law="gdpr.6.1.f",
        warning=N_("Schrijf de afweging op. De jongere mag bezwaar maken."),
        public_warning=N_("Een overheid mag dit niet gebruiken voor haar taken."),
    ),
    Basis(
        code="legal_obligation",
        label=N_("Wettelijke plicht"),
        law="gdpr.6.1.c",
        warning=N_("Schrijf op welke wet of welk decreet het verplicht."),
    ),
    Basis(
        code="vital_interest",
        label=N_("Vitaal belang"),
        law="gdpr.6.1.d",
        warning=N_("Alleen als het leven in gevaar is."),
    ),
    Basis(code="contract", label=N_("Overeenkomst"), law="gdpr.6.1.b", warning=N_("Bijna nooit bij jeugdwerk.")),
)
BY_CODE = index(BASES)

CONDITIONS: tuple[Condition, ...] = (
    Condition(
        code="explicit_consent", label=N_("De jongere zei uitdrukkelijk ja"), category="special", laws=("gdpr.9.2.a",)
    ),
    Condition(
        code="social_protection",
        label=N_("Plichten rond arbeid of sociale bescherming"),
        category="special",
        laws=("gdpr.9.2.b",),
    ),
    Condition(
        code="substantial_interest",
        label=N_("Zwaarwegend algemeen belang"),
        category="special",
        laws=("gdpr.9.2.g", "be2018.8"),
    ),
    Condition(code="care", label=N_("Zorg met beroepsgeheim"), category="special", laws=("gdpr.9.2.h", "be2018.9")),
    Condition(
        code="written_consent",
        label=N_("De jongere zei schriftelijk ja"),
        category="criminal",
        laws=("gdpr.10", "be2018.10"),
    ),
    Condition(
        code="criminal_by_law",
        label=N_("Een wet of decreet laat het toe"),
        category="criminal",
        laws=("gdpr.10", "be2018.10"),
    ),
)
CONDITION_BY_CODE = index(CONDITIONS)
_CATEGORIES: dict[str, Category] = {"P05": "special", "P06": "special", "P07": "criminal", "P15": "special"}


def default_basis(purpose: str) -> str:
    """While an organisation chose none: a yes, and for what the youth may object to (P12) a legitimate interest."""
    return "legitimate_interest" if purpose_row(purpose).is_objection else DEFAULT_BASIS


def category_of(purpose: str) -> Category:
    """Whether a purpose keeps special or criminal data; "" when neither."""
    return _CATEGORIES.get(purpose, "")


def default_condition(purpose: str) -> str:
    """The condition a purpose leans on while the organisation chose none: the youth's own explicit yes; "" where none
    is needed.
    """
    return {"special": "explicit_consent", "criminal": "written_consent"}.get(category_of(purpose), "")


def conditions_for(purpose: str) -> tuple[Condition, ...]:
    """What an organisation may choose from for this purpose."""
    return tuple(row for row in CONDITIONS if row.category == category_of(purpose))


def basis(code: str) -> Basis:
    """The row of a basis. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row
