"""Classes of drawers: what is sealed under one key and so erased together (architecture.md, consent.md).

A youth's drawer serves the purposes named; a team drawer belongs to the team, a quarter or a year. `keep_months` is set
where the drawer as a whole goes after a fixed time, counted from the end of its quarter or year.
"""

from typing import Literal

from msgspec import Struct

Belongs = Literal["youth", "third_party", "team", "quarter", "year"]


class DrawerClass(Struct, frozen=True, kw_only=True):
    """One class. `purposes`: what it may hold fields for; empty for what is not about a youth."""

    code: str
    belongs: Belongs
    purposes: tuple[str, ...] = ()
    keep_months: int | None = None
    keep_days: int | None = None


DRAWERS: tuple[DrawerClass, ...] = (
    DrawerClass(code="file", belongs="youth", purposes=("P01",)),
    DrawerClass(code="contact", belongs="youth", purposes=("P02", "P03")),
    DrawerClass(code="handles", belongs="youth", purposes=("P04",)),
    DrawerClass(code="health", belongs="youth", purposes=("P05",)),
    DrawerClass(code="origin", belongs="youth", purposes=("P06",)),
    DrawerClass(code="detention", belongs="youth", purposes=("P07",)),
    DrawerClass(code="sharing", belongs="youth", purposes=("P08", "P09", "P10")),
    DrawerClass(code="aftercare", belongs="youth", purposes=("P11",)),
    DrawerClass(code="signature", belongs="youth", purposes=("P13",)),
    DrawerClass(code="discrimination", belongs="youth", purposes=("P15",)),
    # A name that somebody else gave: inform the person or erase, within a month (AVG/GDPR article 14).
    DrawerClass(code="third_party", belongs="third_party", keep_days=30),
    DrawerClass(code="places", belongs="team"),
    DrawerClass(code="settings", belongs="team"),
    # Place and note of a contact go after a year; what remains is the count by kind and municipality.
    DrawerClass(code="core_notes", belongs="quarter", purposes=("P00",), keep_months=12),
    DrawerClass(code="cores", belongs="quarter", purposes=("P00", "P14"), keep_months=36),
    DrawerClass(code="proofs", belongs="year", keep_months=36),
)

BY_CODE = {drawer.code: drawer for drawer in DRAWERS}
YOUTH_DRAWERS = tuple(drawer for drawer in DRAWERS if drawer.belongs == "youth")
