"""Beside which part of a file a youth's own words stand. The part decides the purpose, and so the drawer: what a youth
says about a health card goes when that card goes.
"""

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "reply_sections"


class ReplySection(Row, frozen=True, kw_only=True):
    """`purpose`: the consent that part is kept under."""

    purpose: str = "P01"


REPLY_SECTIONS: tuple[ReplySection, ...] = (
    ReplySection(code="whole", label=N_("Alles samen")),
    ReplySection(code="who", label=N_("Wie je bent")),
    ReplySection(code="contact", label=N_("Hoe we je bereiken"), purpose="P02"),
    ReplySection(code="handle", label=N_("Je naam op een app"), purpose="P04"),
    ReplySection(code="barriers", label=N_("Wat je tegenhoudt")),
    ReplySection(code="health", label=N_("Je gezondheid"), purpose="P05"),
    ReplySection(code="origin", label=N_("Je afkomst en je talen"), purpose="P06"),
    ReplySection(code="detention", label=N_("Een straf"), purpose="P07"),
    ReplySection(code="plan", label=N_("Jouw plan en wie erbij helpt")),
    ReplySection(code="contacts", label=N_("Wanneer we elkaar zagen")),
    ReplySection(code="road", label=N_("Werk, opleiding en doorverwijzing")),
    ReplySection(code="aftercare", label=N_("Hoe het gaat na de start"), purpose="P11"),
    ReplySection(code="reports", label=N_("Melding van discriminatie"), purpose="P15"),
    ReplySection(code="tasks", label=N_("Wat het team nog wil doen")),
    ReplySection(code="answers", label=N_("Wat je goed vond")),
)
BY_CODE = index(REPLY_SECTIONS)


def purpose_of(code: str) -> str:
    """The purpose of a reply beside this part. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row.purpose
