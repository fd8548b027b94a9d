"""The quiet route when somebody may be in danger: steps and public numbers of Belgium, as data.

An organisation puts its own step plan and numbers in these two lists; the screen says no more than what stands here.
Numbers, each read in a stored copy of a public page on 2026-11-21 (not called):
112 and 101: www.1712.be/nl/over-1712 ("bel de politie op het nummer 101. Voor dringende medische hulp: 112") and
www.aalter.be/noodoproepen; in Belgium a call to 112 for the police is put through to 101, which costs time.
1712: www.1712.be/nl/over-1712 (questions; no emergency number, and no place that takes reports).
1813: nieuwsblad.be/cnt/dmf20190909_04598208 and nieuws.vtm.be ("Nieuw nummer zelfmoordlijn: 1813", round the clock).
106: focus-wtv.be of 2025-08-05 ("gratis en anoniem bellen naar 106") and weekend.knack.be of December 2020.
102: vrt.be of 2020-02-19 (Awel).
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
    N_("Is er nu gevaar? Bel 112, of 101 voor de politie."),
    N_("Blijf bij de jongere. Luister. Beloof niet dat je zwijgt."),
    N_("Zeg wat je gaat doen, voor je het doet."),
    N_("Bel vandaag wie bij jullie instaat voor veiligheid."),
    N_("Beslis samen wat nu nodig is, en wie wat doet."),
)

LINES: tuple[Line, ...] = (
    Line(code="112", name=N_("112"), line=N_("Ziekenwagen of brandweer, dag en nacht."), number="112"),
    Line(code="101", name=N_("101"), line=N_("Dringend de politie, dag en nacht."), number="101"),
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
