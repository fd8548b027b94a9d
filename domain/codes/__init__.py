"""Every code list of the format, as data. To add a barrier, offer, signal, place kind or purpose: add one row here.

Codes travel in sealed records and in tables: never renamed, never removed, never reused (docs: handles that stay).
`tests/domain/golden/codes.json` remembers them all. Labels are Dutch and translated by `domain.texts`.

| list | module | what |
| --- | --- | --- |
| barriers, sub_barriers | barriers | 17 rows, sub-codes, `row_of`, `purpose_of` |
| mechanisms | mechanisms | willen, kunnen, mogen |
| purposes | purposes | P00-P15: defaults, needs, retention, withdrawal |
| drawers | drawers | classes of what is sealed and erased together |
| place_kinds | places | kinds of place |
| hows, topics, outcomes, contact_kinds, parts_of_day, firsts, signals | one each | a contact |
| age_bands, genders, qualifications, neet_durations | one each (neet) | a youth in the tables |
| offers, contract_kinds, end_reasons | one each | offers, trajectories, contracts, why one broke off |
| guarantee_reasons, pause_reasons | one each | why an offer counts or not, why the four months stand still |
| partner_kinds, referral_states, refusal_reasons | partner_kinds, referral_states | referrals |
| clock_starts | clock_starts | why the four months run |
| barrier_states, weights, offer_states, next_steps | one each | how a barrier and an offer go, what comes next |
| consent_states, consent_ways, channels | consent_states, channels | consent events, ways to reach a youth |
| copy_hows | copy_hows | how a youth got a copy of an answer |
| origins, disabilities, vdab_known | answers | yes, no, unknown, rather not say |
| network_roles, interpreters, grounds | one each | people near, interpreting, protected grounds |
| rights, request_outcomes, request_refusals, request_extensions | rights | what is asked by right, how it ends |
| reply_sections | reply_sections | beside what a youth's own words stand |
| keep_reasons | keep_reasons | why something is kept longer |
| authorities | authorities | where somebody can complain |
| task_origins | task_origins | where a thing to do comes from |
| signal_bodies, signal_results, unia_answers, surveys | one each (signal_bodies) | signals, reports, feedback |
| provinces, municipalities | municipalities | NIS codes with validity and successor |
"""

from typing import Protocol

from domain.codes import (
    age_bands,
    answers,
    authorities,
    barrier_states,
    barriers,
    channels,
    clock_starts,
    consent_states,
    contact_kinds,
    contract_kinds,
    copy_hows,
    drawers,
    end_reasons,
    firsts,
    genders,
    grounds,
    guarantee_reasons,
    hows,
    interpreters,
    keep_reasons,
    mechanisms,
    municipalities,
    neet,
    network_roles,
    next_steps,
    offer_states,
    offers,
    outcomes,
    partner_kinds,
    parts_of_day,
    pause_reasons,
    places,
    purposes,
    qualifications,
    referral_states,
    reply_sections,
    rights,
    signal_bodies,
    signals,
    surveys,
    task_origins,
    topics,
    unia_answers,
    weights,
)
from domain.codes.row import UnknownCode


class HasCode(Protocol):
    """A row of any list."""

    @property
    def code(self) -> str:
        """The code that travels."""
        ...


CODE_LISTS: dict[str, tuple[HasCode, ...]] = {
    "age_bands": age_bands.AGE_BANDS,
    "authorities": authorities.AUTHORITIES,
    "barrier_states": barrier_states.BARRIER_STATES,
    "barriers": barriers.BARRIERS,
    "channels": channels.CHANNELS,
    "clock_starts": clock_starts.CLOCK_STARTS,
    "consent_states": consent_states.CONSENT_STATES,
    "consent_ways": consent_states.CONSENT_WAYS,
    "contact_kinds": contact_kinds.CONTACT_KINDS,
    "contract_kinds": contract_kinds.CONTRACT_KINDS,
    "copy_hows": copy_hows.COPY_HOWS,
    "disabilities": answers.DISABILITIES,
    "drawers": drawers.DRAWERS,
    "end_reasons": end_reasons.END_REASONS,
    "firsts": firsts.FIRSTS,
    "genders": genders.GENDERS,
    "grounds": grounds.GROUNDS,
    "guarantee_reasons": guarantee_reasons.GUARANTEE_REASONS,
    "hows": hows.HOWS,
    "interpreters": interpreters.INTERPRETERS,
    "keep_reasons": keep_reasons.KEEP_REASONS,
    "mechanisms": mechanisms.MECHANISMS,
    "municipalities": municipalities.MUNICIPALITIES,
    "neet_durations": neet.NEET_DURATIONS,
    "network_roles": network_roles.NETWORK_ROLES,
    "next_steps": next_steps.NEXT_STEPS,
    "offer_states": offer_states.OFFER_STATES,
    "offers": offers.OFFERS,
    "origins": answers.ORIGINS,
    "outcomes": outcomes.OUTCOMES,
    "partner_kinds": partner_kinds.PARTNER_KINDS,
    "parts_of_day": parts_of_day.PARTS_OF_DAY,
    "pause_reasons": pause_reasons.PAUSE_REASONS,
    "place_kinds": places.PLACE_KINDS,
    "provinces": municipalities.PROVINCES,
    "purposes": purposes.PURPOSES,
    "qualifications": qualifications.QUALIFICATIONS,
    "referral_states": referral_states.REFERRAL_STATES,
    "refusal_reasons": referral_states.REFUSAL_REASONS,
    "reply_sections": reply_sections.REPLY_SECTIONS,
    "request_extensions": rights.EXTENSIONS,
    "request_outcomes": rights.OUTCOMES,
    "request_refusals": rights.REFUSALS,
    "rights": rights.RIGHTS,
    "signal_bodies": signal_bodies.SIGNAL_BODIES,
    "signal_results": signal_bodies.SIGNAL_RESULTS,
    "signals": signals.SIGNALS,
    "sub_barriers": barriers.SUB_BARRIERS,
    "surveys": surveys.SURVEYS,
    "task_origins": task_origins.TASK_ORIGINS,
    "topics": topics.TOPICS,
    "unia_answers": unia_answers.UNIA_ANSWERS,
    "vdab_known": answers.VDAB_KNOWN,
    "weights": weights.WEIGHTS,
}


def codes_of(list_name: str) -> frozenset[str]:
    """The codes of a list by its name in `CODE_LISTS`. Raises UnknownCode for a list that is not there."""
    rows = CODE_LISTS.get(list_name)
    if rows is None:
        raise UnknownCode(list_name)
    return frozenset(row.code for row in rows)
