"""Answers to the questions the tables ask (statistics.md): VESOC origin, disability, known to VDAB."""

from domain.codes.row import Row, index
from domain.texts import N_

ORIGINS: tuple[Row, ...] = (
    Row(code="yes", label=N_("Ja")),
    Row(code="no", label=N_("Nee")),
    Row(code="unknown", label=N_("Weten we niet")),
    Row(code="unsaid", label=N_("Zeg ik liever niet")),
)
ORIGIN_BY_CODE = index(ORIGINS)

DISABILITIES: tuple[Row, ...] = (
    Row(code="yes", label=N_("Ja")),
    Row(code="no", label=N_("Nee")),
    Row(code="unsaid", label=N_("Zeg ik liever niet")),
)
DISABILITY_BY_CODE = index(DISABILITIES)

VDAB_KNOWN: tuple[Row, ...] = (
    Row(code="yes", label=N_("Ja")),
    Row(code="no", label=N_("Nee")),
    Row(code="unknown", label=N_("Weten we niet")),
)
VDAB_KNOWN_BY_CODE = index(VDAB_KNOWN)
