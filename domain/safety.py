"""The quiet route when somebody may be in danger: steps and public numbers of Belgium, as data.

An organisation puts its own step plan and numbers in these two lists; the screen says no more than what stands here.
Numbers: the public help lines as they present themselves (112.be, 1712.be, awel.be, zelfmoord1813.be, tele-onthaal.be).
A Vertrouwenscentrum Kindermishandeling has another number in each province, so none is given.
"""

from __future__ import annotations

from msgspec import Struct

from domain.texts import N_


class Line(Struct, frozen=True, kw_only=True):
    """Somebody to call. `code`: stable, for the screen; `number`: as it is dialled in Belgium, "" where it differs."""

    code: str
    name: str
    line: str
    number: str = ""


STEPS: tuple[str, ...] = (
    N_("Is er nu gevaar? Bel 112."),
    N_("Blijf bij de jongere. Luister. Beloof niet dat je zwijgt."),
    N_("Zeg wat je gaat doen, voor je het doet."),
    N_("Bel vandaag wie bij jullie instaat voor veiligheid."),
    N_("Beslis samen wat nu nodig is, en wie wat doet."),
)

LINES: tuple[Line, ...] = (
    Line(code="112", name=N_("112"), line=N_("Ziekenwagen, brandweer of politie, dag en nacht."), number="112"),
    Line(code="1712", name=N_("1712"), line=N_("Vragen over geweld, misbruik en kindermishandeling."), number="1712"),
    Line(
        code="1813",
        name=N_("Zelfmoordlijn 1813"),
        line=N_("Wie aan zelfmoord denkt, of zich zorgen maakt."),
        number="1813",
    ),
    Line(code="106", name=N_("Tele-Onthaal 106"), line=N_("Praten met iemand die luistert."), number="106"),
    Line(code="102", name=N_("Awel 102"), line=N_("Voor kinderen en jongeren zelf."), number="102"),
    Line(
        code="vk",
        name=N_("Vertrouwenscentrum Kindermishandeling"),
        line=N_("Elke provincie heeft een eigen nummer. Zoek het nu al op."),
    ),
)
