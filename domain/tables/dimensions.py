"""Every dimension of the catalogue, as data. No worker, no day, no place and no text is one."""

from __future__ import annotations

from domain.codes import (
    age_bands,
    answers,
    barriers,
    genders,
    mechanisms,
    municipalities,
    neet,
    offers,
    partner_kinds,
    places,
    qualifications,
    referral_states,
    signal_bodies,
    signals,
)
from domain.tables.dimension import UNKNOWN, Dimension, labels_of

PLACE_KIND = Dimension(
    name="place_kind",
    label="Soort plek",
    labels=labels_of(((row.code, row.label) for row in places.PLACE_KINDS), unknown="Niet genoteerd"),
)
SIGNAL = Dimension(
    name="signal",
    label="Signaal",
    labels=labels_of(((row.code, row.label) for row in signals.SIGNALS), unknown="Niet genoteerd"),
)
AGE_BAND = Dimension(
    name="age_band",
    label="Leeftijd",
    labels=labels_of(((row.code, row.label) for row in age_bands.AGE_BANDS), unknown="Niet gekend"),
)
GENDER = Dimension(
    name="gender",
    label="Gender",
    labels=labels_of(((row.code, row.label) for row in genders.GENDERS), unknown="Niet gekend"),
)
# A code that ended by a merger is counted under its successor, any but a centre city under its province.
MUNICIPALITY = Dimension(
    name="municipality",
    label="Gemeente",
    labels=labels_of(
        (
            *((code, municipalities.BY_CODE[code].name) for code in municipalities.CENTRE_CITIES),
            *((row.code, f"Andere gemeente in {row.label}") for row in municipalities.PROVINCES),
        ),
        unknown="Andere of niet gekend",
    ),
)
# The policy label of the concept note: the youth's own voice is for the youth's own screen.
BARRIER = Dimension(
    name="barrier",
    label="Drempel",
    labels=labels_of((row.code, row.policy) for row in barriers.BARRIERS),
    special=frozenset(row.code for row in barriers.BARRIERS if row.purpose),
)
MECHANISM = Dimension(
    name="mechanism",
    label="Mechanisme",
    labels=labels_of(((row.code, row.label) for row in mechanisms.MECHANISMS), unknown="Niet genoteerd"),
)
# What is seen on the street is in nobody's file, so no row of it is a special category.
OBSERVED = Dimension(
    name="observed",
    label="Structurele drempel",
    labels=labels_of((row.code, row.policy) for row in barriers.BARRIERS if row.is_structural),
)
SIGNAL_BODY = Dimension(
    name="signal_body",
    label="Wie het signaal gaf",
    labels=labels_of(((row.code, row.label) for row in signal_bodies.SIGNAL_BODIES), unknown="Niet genoteerd"),
)
SIGNAL_RESULT = Dimension(
    name="signal_result",
    label="Gevonden of niet",
    labels=labels_of((row.code, row.label) for row in signal_bodies.SIGNAL_RESULTS),
)
# A trajectory whose name tells of health or origin, and a partner or a reason that does, is a special category.
OFFER = Dimension(
    name="offer",
    label="Aanbod",
    labels=labels_of((row.code, row.label) for row in offers.OFFERS),
    special=frozenset(row.code for row in offers.OFFERS if row.tells),
)
QUALIFICATION = Dimension(
    name="qualification",
    label="Diploma",
    labels=labels_of((row.code, row.label) for row in qualifications.QUALIFICATIONS),
)
KEPT = Dimension(
    name="kept",
    label="Volgehouden",
    labels={"yes": "Ja", "finished": "Afgelopen zoals gepland", "no": "Nee"},
)
PARTNER_KIND = Dimension(
    name="partner_kind",
    label="Soort partner",
    labels=labels_of((row.code, row.label) for row in partner_kinds.PARTNER_KINDS),
    special=frozenset(row.code for row in partner_kinds.PARTNER_KINDS if row.tells),
)
REFERRAL_STATE = Dimension(
    name="referral_state",
    label="Hoe ver het kwam",
    labels=labels_of((row.code, row.label) for row in referral_states.REFERRAL_STATES),
)
WAITED = Dimension(
    name="waited",
    label="Gewacht",
    labels={"none": "Niet", "under_4": "Minder dan 4 weken", "under_12": "4 tot 12 weken", "more": "12 weken of meer"},
)
REASON = Dimension(
    name="reason",
    label="Waarom niet toegelaten",
    labels=labels_of((row.code, row.label) for row in referral_states.REFUSAL_REASONS),
    special=frozenset(referral_states.REASON_PURPOSE),
)
# Completed months from the day without work, school or training to the day the four months began.
NEET_DURATION = Dimension(
    name="neet_duration",
    label="Hoe lang zonder werk of school",
    labels=labels_of((row.code, row.label) for row in neet.NEET_DURATIONS),
)
GUARANTEE = Dimension(
    name="guarantee",
    label="Aanbod binnen vier maanden",
    labels={"yes": "Ja", "no": "Nee", "running": "Loopt nog"},
)
STOOD = Dimension(
    name="stood",
    label="Hoe lang de drempel er was",
    labels={
        "under_3m": "Minder dan 3 maanden",
        "under_6m": "3 tot 6 maanden",
        "under_12m": "6 tot 12 maanden",
        "more": "12 maanden of meer",
        UNKNOWN: "Niet genoteerd",
    },
)
# Crossed with origin or disability: what an offer counts as, so that no kind that tells of health or origin is crossed
# with another special category.
COUNTS_AS = Dimension(
    name="counts_as",
    label="Aanbod",
    labels=labels_of((row.code, row.label) for row in offers.GUARANTEE_OFFERS) | {"leads_there": "Traject ernaartoe"},
)
# Who was not asked stands under "unknown": hidden too where few stand in it, else the others follow from it.
ORIGIN = Dimension(
    name="origin",
    label="Familie van buiten de Europese Unie",
    labels=labels_of((row.code, row.label) for row in answers.ORIGINS),
    special=frozenset(row.code for row in answers.ORIGINS),
)
DISABILITY = Dimension(
    name="disability",
    label="Handicap of ziekte",
    labels=labels_of(((row.code, row.label) for row in answers.DISABILITIES), unknown="Weten we niet"),
    special=frozenset({*(row.code for row in answers.DISABILITIES), UNKNOWN}),
)
