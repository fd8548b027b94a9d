"""The fixed catalogue of tables, as data. To add a table: one row in CATALOGUE, and the disclosure attack runs over it.

There is no other question: free filters name people (two answers subtracted). No worker, no day, no place, no text is a
dimension. A table that no record can feed yet is not here. What is counted in a row of facts is in storage/figures.py,
under the table's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Literal

from msgspec import Struct

from domain.codes import (
    age_bands,
    barriers,
    genders,
    mechanisms,
    municipalities,
    offers,
    partner_kinds,
    places,
    qualifications,
    referral_states,
    signal_bodies,
    signals,
)
from domain.codes.row import UnknownCode

Key = tuple[str | None, ...]  # a code per dimension; None where it is summed
Unit = Literal["contacts", "meetings", "youths", "observations", "signals", "offers", "referrals"]
UNKNOWN = "unknown"
LIST_NAME = "tables"


class Dimension(Struct, frozen=True, kw_only=True):
    """`codes`: all that a cell may say, `unknown` last where a record may be silent. `special`: codes of special
    categories (AVG/GDPR article 9 and 10). `labels`: a Dutch word for each code, as a public page says it.
    """

    name: str
    label: str
    labels: dict[str, str]
    special: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """In the order of the table."""
        return tuple(self.labels)


class Table(Struct, frozen=True, kw_only=True):
    """`unit`: contacts (talks), meetings (heads at contacts, the same youth may come twice), youths (each once), or
    what was seen, signalled, offered or referred.

    A total counts each unit once: where a youth stands in several rows it is not the sum of the cells, and is the base
    of a share. `seed`: who asks for it.
    """

    name: str
    title: str
    counts: str
    unit: Unit
    dimensions: tuple[Dimension, ...]
    seed: str

    @property
    def has_special(self) -> bool:
        """Is a special category in it?"""
        return any(dimension.special for dimension in self.dimensions)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Every cell, in order."""
        return product(*(dimension.codes for dimension in self.dimensions))

    def totals(self) -> Iterator[Key]:
        """Every sum over one or more dimensions, the grand total among them."""
        keys = product(*((*dimension.codes, None) for dimension in self.dimensions))
        return (key for key in keys if None in key)

    def is_special(self, key: Key) -> bool:
        """Does this cell or total speak of a special category?"""
        return any(code in dimension.special for code, dimension in zip(key, self.dimensions, strict=True))

    def fits(self, key: Key) -> bool:
        """Is it a cell or total of this table?"""
        return len(key) == len(self.dimensions) and all(
            code is None or code in dimension.labels for code, dimension in zip(key, self.dimensions, strict=True)
        )


def _labels(rows: Iterable[tuple[str, str]], *, unknown: str = "") -> dict[str, str]:
    return dict(rows) | ({UNKNOWN: unknown} if unknown else {})


PLACE_KIND = Dimension(
    name="place_kind",
    label="Soort plek",
    labels=_labels(((row.code, row.label) for row in places.PLACE_KINDS), unknown="Niet genoteerd"),
)
SIGNAL = Dimension(
    name="signal",
    label="Signaal",
    labels=_labels(((row.code, row.label) for row in signals.SIGNALS), unknown="Niet genoteerd"),
)
AGE_BAND = Dimension(
    name="age_band",
    label="Leeftijd",
    labels=_labels(((row.code, row.label) for row in age_bands.AGE_BANDS), unknown="Niet gekend"),
)
GENDER = Dimension(
    name="gender",
    label="Gender",
    labels=_labels(((row.code, row.label) for row in genders.GENDERS), unknown="Niet gekend"),
)
# A code that ended by a merger is counted under its successor.
MUNICIPALITY = Dimension(
    name="municipality",
    label="Gemeente",
    labels=_labels(
        ((row.code, row.name) for row in municipalities.MUNICIPALITIES if row.valid_to is None),
        unknown="Andere of niet gekend",
    ),
)
# The policy label of the concept note: the youth's own voice is for the youth's own screen.
BARRIER = Dimension(
    name="barrier",
    label="Drempel",
    labels=_labels((row.code, row.policy) for row in barriers.BARRIERS),
    special=frozenset(row.code for row in barriers.BARRIERS if row.purpose),
)
MECHANISM = Dimension(
    name="mechanism",
    label="Mechanisme",
    labels=_labels(((row.code, row.label) for row in mechanisms.MECHANISMS), unknown="Niet genoteerd"),
)
# What is seen on the street is in nobody's file, so no row of it is a special category.
OBSERVED = Dimension(
    name="observed",
    label="Structurele drempel",
    labels=_labels((row.code, row.policy) for row in barriers.BARRIERS if row.is_structural),
)
SIGNAL_BODY = Dimension(
    name="signal_body",
    label="Wie het signaal gaf",
    labels=_labels(((row.code, row.label) for row in signal_bodies.SIGNAL_BODIES), unknown="Niet genoteerd"),
)
SIGNAL_RESULT = Dimension(
    name="signal_result",
    label="Gevonden of niet",
    labels=_labels((row.code, row.label) for row in signal_bodies.SIGNAL_RESULTS),
)
# A trajectory whose name tells of health or origin, and a partner or a reason that does, is a special category.
OFFER = Dimension(
    name="offer",
    label="Aanbod",
    labels=_labels((row.code, row.label) for row in offers.OFFERS),
    special=frozenset(row.code for row in offers.OFFERS if row.tells),
)
QUALIFICATION = Dimension(
    name="qualification",
    label="Diploma",
    labels=_labels((row.code, row.label) for row in qualifications.QUALIFICATIONS),
)
KEPT = Dimension(
    name="kept",
    label="Volgehouden",
    labels={"yes": "Ja", "finished": "Afgelopen zoals gepland", "no": "Nee"},
)
PARTNER_KIND = Dimension(
    name="partner_kind",
    label="Soort partner",
    labels=_labels((row.code, row.label) for row in partner_kinds.PARTNER_KINDS),
    special=frozenset(row.code for row in partner_kinds.PARTNER_KINDS if row.tells),
)
REFERRAL_STATE = Dimension(
    name="referral_state",
    label="Hoe ver het kwam",
    labels=_labels((row.code, row.label) for row in referral_states.REFERRAL_STATES),
)
WAITED = Dimension(
    name="waited",
    label="Gewacht",
    labels={"none": "Niet", "under_4": "Minder dan 4 weken", "under_12": "4 tot 12 weken", "more": "12 weken of meer"},
)
REASON = Dimension(
    name="reason",
    label="Waarom niet toegelaten",
    labels=_labels((row.code, row.label) for row in referral_states.REFUSAL_REASONS),
    special=frozenset(referral_states.REASON_PURPOSE),
)

CATALOGUE: tuple[Table, ...] = (
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
        name="offers_by_kind_qualification",
        title="Aanbod per soort en diploma",
        counts="Aanbod dat dit kwartaal voorgesteld werd of, zonder voorstel, begon.",
        unit="offers",
        dimensions=(OFFER, QUALIFICATION),
        seed="002",
    ),
    Table(
        name="kept_3_by_offer",
        title="Volgehouden na 3 maanden",
        counts="Wat dit kwartaal 3 maanden geleden begon. Jobs na elkaar tellen als één.",
        unit="offers",
        dimensions=(OFFER, KEPT),
        seed="000",
    ),
    Table(
        name="kept_6_by_offer",
        title="Volgehouden na 6 maanden",
        counts="Wat dit kwartaal 6 maanden geleden begon. Jobs na elkaar tellen als één.",
        unit="offers",
        dimensions=(OFFER, KEPT),
        seed="000",
    ),
    Table(
        name="referrals_by_partner_state",
        title="Doorverwijzingen per partner",
        counts="Doorverwijzingen die dit kwartaal voorgesteld werden, en hoe ver ze nu zijn.",
        unit="referrals",
        dimensions=(PARTNER_KIND, REFERRAL_STATE),
        seed="000",
    ),
    Table(
        name="referrals_waited",
        title="Wachttijd bij partners",
        counts="Doorverwijzingen die dit kwartaal overgenomen werden.",
        unit="referrals",
        dimensions=(PARTNER_KIND, WAITED),
        seed="003",
    ),
    Table(
        name="refusals_by_reason",
        title="Niet toegelaten, en waarom",
        counts="Keren dat een partner dit kwartaal iemand niet toeliet.",
        unit="referrals",
        dimensions=(REASON,),
        seed="003",
    ),
)
BY_NAME = {table.name: table for table in CATALOGUE}


def table_of(name: str) -> Table:
    """A table by name. Raises UnknownCode."""
    table = BY_NAME.get(name)
    if table is None:
        raise UnknownCode(LIST_NAME)
    return table
