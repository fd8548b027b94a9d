"""Youths with a file: who is reached, and what stands between them and work."""

from __future__ import annotations

from domain.tables.dimensions import (
    AGE_BAND,
    BARRIER,
    GENDER,
    GUARANTEE,
    MECHANISM,
    MUNICIPALITY,
    NEET_DURATION,
    STOOD,
)
from domain.tables.table import Table

YOUTHS: tuple[Table, ...] = (
    Table(
        name="youths_by_age_municipality",
        title="Bereikte jongeren per leeftijd en gemeente",
        counts="Jongeren met een dossier die dit kwartaal gesproken zijn. Elke jongere telt één keer.",
        unit="youths",
        dimensions=(AGE_BAND, MUNICIPALITY),
        seed="002",
    ),
    Table(
        name="youths_by_gender_age",
        title="Bereikte jongeren per gender en leeftijd",
        counts="Jongeren met een dossier die dit kwartaal gesproken zijn. Elke jongere telt één keer.",
        unit="youths",
        dimensions=(GENDER, AGE_BAND),
        seed="002",
    ),
    Table(
        name="barriers_by_age",
        title="Drempels per leeftijd",
        counts="Jongeren bij wie de drempel dit kwartaal speelde. Een jongere kan bij meer drempels staan.",
        unit="youths",
        dimensions=(BARRIER, AGE_BAND),
        seed="001",
    ),
    Table(
        name="barriers_by_mechanism",
        title="Drempels per mechanisme",
        counts="Jongeren bij wie de drempel dit kwartaal speelde. Eén drempel kan meer mechanismen hebben.",
        unit="youths",
        dimensions=(BARRIER, MECHANISM),
        seed="003",
    ),
    Table(
        name="barriers_lifted",
        title="Weggewerkte drempels",
        counts="Jongeren bij wie de drempel dit kwartaal wegviel.",
        unit="youths",
        dimensions=(BARRIER,),
        seed="001",
    ),
    Table(
        name="barriers_lifted_by_duration",
        title="Weggewerkte drempels, en hoe lang ze er waren",
        counts="Jongeren bij wie de drempel dit kwartaal wegviel.",
        unit="youths",
        dimensions=(BARRIER, STOOD),
        seed="001",
    ),
    Table(
        name="guarantee_by_neet",
        title="Aanbod binnen vier maanden",
        counts="Jongeren van wie de vier maanden dit kwartaal afliepen of nog lopen. Elke jongere telt één keer.",
        unit="youths",
        dimensions=(NEET_DURATION, GUARANTEE),
        seed="002",
    ),
)
