"""The road to work: offers, what was kept, referrals."""

from __future__ import annotations

from domain.tables.dimensions import (
    COUNTS_AS,
    DISABILITY,
    KEPT,
    OFFER,
    ORIGIN,
    PARTNER_KIND,
    QUALIFICATION,
    REASON,
    REFERRAL_STATE,
    WAITED,
)
from domain.tables.table import Table

ROAD: tuple[Table, ...] = (
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
    Table(
        name="offers_by_origin",
        title="Aanbod per afkomst",
        counts="Aanbod dat dit kwartaal voorgesteld werd of, zonder voorstel, begon.",
        unit="offers",
        dimensions=(ORIGIN, COUNTS_AS),
        seed="002",
    ),
    Table(
        name="offers_by_disability",
        title="Aanbod en handicap",
        counts="Aanbod dat dit kwartaal voorgesteld werd of, zonder voorstel, begon.",
        unit="offers",
        dimensions=(DISABILITY, COUNTS_AS),
        seed="002",
    ),
)
