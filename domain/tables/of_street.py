"""What happens outside, in nobody's file: contacts, what was seen, signals."""

from __future__ import annotations

from domain.tables.dimensions import MUNICIPALITY, OBSERVED, PLACE_KIND, SIGNAL, SIGNAL_BODY, SIGNAL_RESULT
from domain.tables.table import Table

STREET: tuple[Table, ...] = (
    Table(
        name="contacts_by_place_signal",
        title="Contacten per soort plek en signaal",
        counts="Gesprekken met jongeren. Een gesprek met een groep telt als één contact.",
        unit="contacts",
        dimensions=(PLACE_KIND, SIGNAL),
        seed="000",
    ),
    Table(
        name="meetings_by_place_signal",
        title="Ontmoetingen per soort plek en signaal",
        counts="Jongeren die bij een contact waren. Wie twee keer komt, telt twee keer.",
        unit="meetings",
        dimensions=(PLACE_KIND, SIGNAL),
        seed="000",
    ),
    Table(
        name="observations_by_row",
        title="Gezien op straat, los van één jongere",
        counts="Keren dat een jeugdwerker een structurele drempel zag. Het staat in niemands dossier.",
        unit="observations",
        dimensions=(OBSERVED,),
        seed="001",
    ),
    Table(
        name="signals_by_body_result",
        title="Signalen zonder naam, per organisatie",
        counts="Signalen van dit kwartaal, en of de jongere gevonden werd.",
        unit="signals",
        dimensions=(SIGNAL_BODY, SIGNAL_RESULT),
        seed="000",
    ),
    Table(
        name="zitdag_by_municipality",
        title="Zitdagen per gemeente",
        counts="Jongeren die op een zitdag gesproken zijn. Wie twee keer komt, telt twee keer.",
        unit="meetings",
        dimensions=(MUNICIPALITY,),
        seed="000",
    ),
)
