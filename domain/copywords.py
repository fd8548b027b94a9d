"""What each field of a record says, in words to the youth it is about. One row a field; a test walks all of them.

A value is said by its kind: a day, a code of a list, a name, a list of words, yes or no. Fields that only join records
to each other say nothing to a reader and are left out here; the file for a computer has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from domain.codes import CODE_LISTS, barriers, bases, offers, partner_kinds, purposes, reply_sections
from domain.datewords import date_words, local_day, time_words
from domain.mark import N_
from domain.texts import Texts

JOINS = frozenset(
    {
        *("youth", "contact", "consent", "referral", "request", "follows", "about", "after", "section", "strokes"),
        *("text_hash",),
    }
)


class Say(Struct, frozen=True):
    """`label` before it; `how`: text, day, moment, list, yes, name, fields, or the name of a code list."""

    label: str
    how: str = "text"


_STATE = N_("Hoe het ermee staat")
_WORDS = N_("In jouw woorden")
FIELDS: dict[str, dict[str, Say]] = {
    "youth": {
        "alias": Say(N_("Hoe we je noemen")),
        "name": Say(N_("Je naam")),
        "birth_date": Say(N_("Je geboortedatum"), "day"),
        "phone": Say(N_("Je nummer")),
        "address": Say(N_("Je adres")),
        "handle": Say(N_("Je naam op een app")),
        "age_band": Say(N_("Je leeftijd"), "age_bands"),
        "gender": Say(N_("Je gender"), "genders"),
        "municipality": Say(N_("Je gemeente"), "municipalities"),
        "fixed_contact": Say(N_("Je vaste aanspreekpunt"), "name"),
        "qualification": Say(N_("Je diploma"), "qualifications"),
        "school": Say(N_("Je school of opleiding")),
        "neet_since": Say(N_("Zonder school of werk sinds"), "day"),
        "clock_start": Say(N_("De vier maanden begonnen op"), "day"),
        "clock_reason": Say(N_("Waarom ze begonnen"), "clock_starts"),
        "vdab_known": Say(N_("Kent VDAB jou?"), "vdab_known"),
        "disability": Say(N_("Een handicap of ziekte?"), "disabilities"),
        "origin": Say(N_("Familie van buiten de Europese Unie?"), "origins"),
        "languages": Say(N_("Je talen"), "list"),
        "strengths": Say(N_("Waar je goed in bent"), "list"),
        "wishes": Say(N_("Wat je graag wil"), "list"),
        "next_step": Say(N_("Jouw volgende stap")),
        "goal": Say(N_("Jouw doel voor later")),
    },
    "barrier": {
        "code": Say(N_("Wat tegenhoudt"), "barriers"),
        "says": Say(N_("Wie dat zegt"), "says"),
        "weight": Say(N_("Hoe zwaar het weegt"), "weights"),
        "state": Say(_STATE, "barrier_states"),
        "since": Say(N_("Sinds"), "day"),
        "lifted": Say(N_("Weg sinds"), "day"),
        "words": Say(_WORDS),
        "mechanisms": Say(N_("Waar het volgens een begeleider aan ligt"), "mechanisms"),
        "thinks": Say(N_("Wat een begeleider denkt")),
    },
    "presence": {
        "day": Say(N_("Wanneer"), "day"),
        "note": Say(N_("Wat we opschreven")),
        "next_step": Say(N_("Wat we afspraken")),
    },
    "contact": {
        "day": Say(N_("Wanneer"), "day"),
        "part_of_day": Say(N_("Deel van de dag"), "parts_of_day"),
        "kind": Say(N_("Met wie"), "contact_kinds"),
        "how": Say(N_("Hoe"), "hows"),
        "place": Say(N_("Waar"), "name"),
        "place_kind": Say(N_("Soort plek"), "place_kinds"),
        "municipality": Say(N_("Gemeente"), "municipalities"),
        "count": Say(N_("Hoeveel jongeren er waren")),
        "age_band": Say(N_("Hun leeftijd, ongeveer"), "age_bands"),
        "topics": Say(N_("Waarover"), "topics"),
        "duration_minutes": Say(N_("Hoeveel minuten")),
        "first_step": Say(N_("Wie de eerste stap zette"), "firsts"),
        "signal": Say(N_("Hoe we elkaar vonden"), "signals"),
        "outcome": Say(N_("Hoe het ging"), "outcomes"),
    },
    "person": {
        "role": Say(N_("Wie"), "network_roles"),
        "name": Say(N_("Naam, zoals jij die zei")),
        "is_mentor": Say(N_("Is je mentor"), "yes"),
        "is_gone": Say(N_("Staat niet meer dicht bij jou"), "yes"),
        "named": Say(N_("Opgeschreven op"), "day"),
        "told": Say(N_("We zeiden het deze persoon op"), "day"),
    },
    "offer": {
        "kind": Say(N_("Wat"), "offers"),
        "state": Say(_STATE, "offer_states"),
        "partner": Say(N_("Bij wie"), "name"),
        "where": Say(N_("Waar")),
        "proposed": Say(N_("Voorgesteld op"), "day"),
        "started": Say(N_("Begonnen op"), "day"),
        "ended": Say(N_("Gedaan op"), "day"),
        "contract": Say(N_("Soort contract"), "contract_kinds"),
        "end_reason": Say(N_("Waarom het stopte"), "end_reasons"),
        "not_counting": Say(N_("Telt het mee voor de vier maanden?"), "guarantee_reasons"),
        "words": Say(_WORDS),
    },
    "pause": {
        "reason": Say(N_("Waarom de vier maanden stilstonden"), "pause_reasons"),
        "start": Say(N_("Van"), "day"),
        "end": Say(N_("Tot"), "day"),
        "is_dropped": Say(N_("Was een vergissing"), "yes"),
    },
    "referral": {
        "partner_kind": Say(N_("Naar wat voor dienst"), "partner_kinds"),
        "partner": Say(N_("Naar wie"), "name"),
        "state": Say(_STATE, "referral_states"),
        "since": Say(N_("Zo sinds"), "day"),
        "proposed": Say(N_("Voorgesteld op"), "day"),
        "waiting_since": Say(N_("Op de wachtlijst sinds"), "day"),
        "admitted": Say(N_("Welkom sinds"), "day"),
        "asks": Say(N_("Waarvoor je ging")),
        "words": Say(_WORDS),
    },
    "refusal": {
        "day": Say(N_("Wanneer"), "day"),
        "reason": Say(N_("Waarom een dienst nee zei"), "refusal_reasons"),
    },
    "shared": {
        "day": Say(N_("Wanneer"), "day"),
        "recipient": Say(N_("Aan wie we iets gaven"), "name"),
        "fields": Say(N_("Wat erop stond"), "fields"),
        "struck": Say(N_("Wat jij schrapte"), "fields"),
    },
    "word_back": {
        "day": Say(N_("Wanneer"), "day"),
        "recipient": Say(N_("Wie iets terugzei"), "name"),
        "text": Say(N_("Wat die zei")),
    },
    "report": {
        "day": Say(N_("Wanneer je het vertelde"), "day"),
        "what": Say(N_("Wat er gebeurde")),
        "grounds": Say(N_("Waarom, denk je"), "grounds"),
        "unia": Say(N_("Moet Unia dit weten?"), "unia_answers"),
        "sent": Say(N_("Doorgegeven aan Unia op"), "day"),
    },
    "task": {
        "origin": Say(N_("Waarom"), "task_origins"),
        "what": Say(N_("Wat")),
        "made": Say(N_("Opgeschreven op"), "day"),
        "due": Say(N_("Voor"), "day"),
        "place": Say(N_("Waar"), "name"),
        "done": Say(N_("Gedaan op"), "day"),
        "snoozed": Say(N_("Uitgesteld tot"), "day"),
    },
    "consent": {
        "purpose": Say(N_("Waarover"), "purposes"),
        "state": Say(N_("Wat je zei"), "consent_states"),
        "recipient": Say(N_("Voor wie of waarlangs"), "name"),
        "at": Say(N_("Wanneer"), "moment"),
        "how": Say(N_("Hoe je het zei"), "consent_ways"),
        "worker": Say(N_("Wie het vroeg"), "name"),
        "valid_until": Say(N_("Geldig tot en met"), "day"),
        "months": Say(N_("Hoeveel maanden dat duurt")),
        "basis": Say(N_("Waarop het steunt"), "bases"),
        "text_id": Say(N_("Welke tekst je hoorde")),
        "text_version": Say(N_("Versie van die tekst")),
        "age_band": Say(N_("Je leeftijd toen"), "age_bands"),
        "understands": Say(N_("Je begreep wat je besliste"), "yes"),
        "interpreter": Say(N_("Wie tolkte"), "interpreters"),
        "readback_right": Say(N_("Je zei het juist terug"), "yes"),
        "has_copy": Say(N_("Je kreeg een kopie"), "yes"),
    },
    "copied": {
        "day": Say(N_("Je kreeg een kopie op"), "day"),
        "how": Say(N_("Hoe"), "copy_hows"),
        "worker": Say(N_("Van wie"), "name"),
    },
    "signature": {"day": Say(N_("Je tekende op"), "day")},
    "same_as": {
        "state": Say(N_("Twee bladzijden over jou"), "same"),
        "day": Say(N_("Beslist op"), "day"),
    },
    "request": {
        "right": Say(N_("Wat je vroeg"), "rights"),
        "day": Say(N_("Gevraagd op"), "day"),
        "number": Say(N_("Nummer van je vraag")),
        "extended": Say(N_("Meer tijd gevraagd op"), "day"),
        "extension": Say(N_("Waarom dat langer duurt"), "request_extensions"),
        "done": Say(N_("Antwoord gegeven op"), "day"),
        "outcome": Say(N_("Wat we deden"), "request_outcomes"),
        "refusal": Say(N_("Waarom niet alles"), "request_refusals"),
    },
    "request_of": {"words": Say(_WORDS)},
    "reply": {"day": Say(N_("Opgeschreven op"), "day"), "words": Say(N_("Jij zegt"))},
}
_TITLES = {
    "youth": N_("Over jou"),
    "barrier": N_("Wat tegenhoudt"),
    "presence": N_("We zagen elkaar"),
    "contact": N_("Het contact zelf, zonder jouw naam"),
    "person": N_("Iemand dicht bij jou"),
    "offer": N_("Werk, opleiding of stage"),
    "pause": N_("De vier maanden stonden stil"),
    "referral": N_("Doorverwijzing"),
    "refusal": N_("Een dienst zei nee"),
    "shared": N_("Iets doorgegeven"),
    "word_back": N_("Iets gehoord van een partner"),
    "report": N_("Melding van discriminatie"),
    "task": N_("Te doen"),
    "consent": N_("Wat je antwoordde"),
    "copied": N_("Een kopie gekregen"),
    "signature": N_("Je handtekening"),
    "same_as": N_("Twee bladzijden zijn één"),
    "request": N_("Je vraag over je gegevens"),
    "request_of": N_("Je vraag over je gegevens"),
    "reply": N_("Jouw antwoord"),
}
_SAYS = {"youth": N_("Jij"), "worker": N_("Een begeleider")}
_SAME = {"same": N_("Samengevoegd tot één"), "apart": N_("Uit elkaar gehaald")}
_BASES = {row.code: row.label for row in bases.BASES}
_SPECIAL: dict[str, Mapping[str, str]] = {"says": _SAYS, "same": _SAME, "bases": _BASES}


def title_words(kind: str, value: Any, *, texts: Texts) -> str:
    """What a record is. `value`: what its deciding field holds (a barrier's code, an offer's kind), "" for others."""
    if kind == "barrier" and value:
        return _barrier(str(value), texts)
    if kind == "offer" and value in offers.BY_CODE:
        return texts.t(offers.BY_CODE[value].label)
    if kind == "referral" and value in partner_kinds.BY_CODE:
        return texts.t(partner_kinds.BY_CODE[value].label)
    if kind == "consent" and value in purposes.BY_CODE:
        return texts.t(purposes.BY_CODE[value].label)
    return texts.t(_TITLES.get(kind, N_("Ook dit")))


def decides(kind: str) -> str:
    """The field that makes the title of a record, "" for none."""
    return {"barrier": "code", "offer": "kind", "referral": "partner_kind", "consent": "purpose"}.get(kind, "")


def section_words(section: str, *, texts: Texts) -> str:
    """The heading of a part of the copy."""
    row = reply_sections.BY_CODE.get(section)
    return texts.t(row.label) if row is not None else texts.t("Wat je ons vroeg")


def label_words(kind: str, field: str, *, texts: Texts) -> str:
    """What stands before a value; "" for a field that says nothing to a reader."""
    if field in JOINS:
        return ""
    say = FIELDS.get(kind, {}).get(field)
    return texts.t(say.label) if say is not None else texts.t("Ook dit")


def value_words(kind: str, field: str, value: Any, *, names: Mapping[str, str], texts: Texts) -> str:
    """A value as a reader says it. `names`: our numbers of people, places and partners -> how they are called."""
    say = FIELDS.get(kind, {}).get(field, Say("", "text"))
    if isinstance(value, list | tuple):
        return ", ".join(_one(say, each, names=names, texts=texts) for each in value)
    return _one(say, value, names=names, texts=texts)


def _one(say: Say, value: Any, *, names: Mapping[str, str], texts: Texts) -> str:
    if say.how == "yes" or isinstance(value, bool):
        return texts.t("ja") if value else texts.t("nee")
    if say.how == "name":
        return _named(str(value), names, texts)
    said = _SAID.get(say.how)
    return said(str(value), texts) if said is not None else _coded(say.how, value, texts)


def _day(value: str, texts: Texts) -> str:
    return date_words(dt.date.fromisoformat(value[:10]), texts=texts)


def _moment(value: str, texts: Texts) -> str:
    moment = dt.datetime.fromisoformat(value)
    day = date_words(local_day(moment), texts=texts)
    return texts.t("{day} om {time}", day=day, time=time_words(moment, texts=texts))


def _coded(list_name: str, value: Any, texts: Texts) -> str:
    if list_name in _SPECIAL:
        return texts.t(_SPECIAL[list_name].get(str(value), str(value)))
    row = next((row for row in CODE_LISTS.get(list_name, ()) if row.code == str(value)), None)
    if row is None:
        return str(value)
    label = getattr(row, "label", "")
    return texts.t(label) if label else str(getattr(row, "name", value))


def _barrier(code: str, texts: Texts) -> str:
    sub = barriers.SUB_BY_CODE.get(code)
    return texts.t(sub.label if sub is not None else barriers.row_of(code).label)


def _named(value: str, names: Mapping[str, str], texts: Texts) -> str:
    """A name, a channel, or an honest word for who is not here any more."""
    channel = _coded("channels", value, texts)
    if channel != value:
        return channel
    is_number = len(value) == 32 and all(letter in "0123456789abcdef" for letter in value)
    return names.get(value) or (texts.t("niet meer bekend") if is_number else value)


def _field_name(value: str, texts: Texts) -> str:
    """A line of a sheet as the log names it: a field, or only the purpose of a sensitive one."""
    if value in purposes.BY_CODE:
        return texts.t(purposes.BY_CODE[value].label)
    if value == "barriers":
        return texts.t("Wat tegenhoudt")
    if value == "asks":
        asks = FIELDS["referral"]["asks"]
        return texts.t(asks.label)
    say = FIELDS["youth"].get(value)
    return texts.t(say.label) if say is not None else value


_SAID: dict[str, Callable[[str, Texts], str]] = {
    "day": _day,
    "moment": _moment,
    "fields": _field_name,
    "barriers": _barrier,
}
