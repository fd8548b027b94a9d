"""The copy as a file that a computer reads (JSON-LD), and the consent receipt in it. Made in memory."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

import msgspec

from domain.codes import authorities, bases, consent_states, municipalities, purposes, rights
from domain.consent_texts import consent_text
from domain.copywords import decides, title_words
from domain.deciding import VDAB
from domain.jsonld.consent_record import Agreement, Party, Said, Setting, consent_receipt, missing
from domain.jsonld.copy import Field, Record, copy_document, thing
from domain.jsonld.terms import STATES, iri
from domain.texts import N_, Texts
from storage.queries.copy import Copy, CopyRecord, copy_of
from storage.queries.organisation import months_for, own_texts, policy
from storage.store import Store

_VDAB_ADDRESS = "Keizerslaan 11, 1000 Brussel"
_HERE = N_("bij het team zelf")
_STOP = N_("Zeg het aan het team. Stoppen kan altijd, en wordt meteen gedaan.")
_UNTIL = N_("tot je stopt")


class CopyFile(msgspec.Struct, frozen=True, kw_only=True):
    """`raw`: UTF-8 JSON-LD. `lacks`: what the consent profile asks for and nobody filled in, as "party dpv:hasName"."""

    raw: bytes
    lacks: tuple[str, ...]


def copy_file(store: Store, youth: str | None, *, texts: Texts) -> CopyFile | None:
    """The whole copy of a youth, in the words of this language; None when it is not here."""
    found = copy_of(store, youth)
    if found is None:
        return None
    setting = _setting(found, texts)
    agreements = [_agreement(store, found, events, texts) for events in _by_purpose(found)]
    receipt = consent_receipt(agreements, setting)
    document = copy_document(
        [_record(record, texts) for record in found.records],
        subject=setting.subject,
        publisher=setting.controller.id,
        day=found.day,
        language=texts.language,
        title=texts.t("Wat staat er over mij"),
        names=found.names,
        receipt=receipt,
    )
    lacks = sorted({each for record in receipt["dpv:hasRecordOfActivity"] for each in missing(record)})
    return CopyFile(raw=json.dumps(document, ensure_ascii=False, indent=1).encode(), lacks=tuple(lacks))


def _setting(found: Copy, texts: Texts) -> Setting:
    ours, authority = found.controller, authorities.authority_for(is_public=found.controller.is_public)
    titles = {row.code: texts.t(row.label) for row in rights.RIGHTS}
    return Setting(
        subject=thing(found.youth),
        controller=Party(
            id=iri("controller", found.youth),
            role="dpv:DataController",
            name=ours.name or found.team,
            address=ours.address,
            country="BE" if ours.address else "",
            email=ours.email,
            phone=ours.phone,
            reached_by=texts.t(_HERE),
        ),
        authority=Party(
            id=iri("authority", authority.code),
            role="dpv:DataProtectionAuthority",
            name=texts.t(authority.label),
            address=authority.address,
            country="BE",
            email=authority.email,
            phone=authority.phone,
        ),
        rights={"withdraw": texts.t("Stoppen")} | titles | {"complaint": texts.t("Klacht")},
        day=found.day,
    )


def _by_purpose(found: Copy) -> list[list[CopyRecord]]:
    """Consent events by purpose and recipient, each list oldest first.

    A state of a newer app has no word in the vocabulary: it stands among the records, not in the receipt.
    """
    groups: dict[tuple[str, str], list[CopyRecord]] = {}
    for record in found.records:
        is_known = record.value("purpose") in purposes.BY_CODE and record.value("state") in STATES
        if record.kind == "consent" and is_known:
            groups.setdefault((record.value("purpose"), record.value("recipient")), []).append(record)
    ordered = sorted(groups.items())
    return [sorted(events, key=lambda record: (str(record.value("at")), record.id)) for _, events in ordered]


def _agreement(store: Store, found: Copy, events: Sequence[CopyRecord], texts: Texts) -> Agreement:
    code, key = str(events[0].value("purpose")), str(events[0].value("recipient"))
    row = purposes.BY_CODE[code]
    shown = found.names.get(key, key)
    words = consent_text(code, language=texts.language, own=own_texts(store)).named(shown)
    asked = next((event for event in reversed(events) if event.value("text_id")), None)
    dutch = consent_text(code, language="nl", own=own_texts(store))
    return Agreement(
        purpose=code,
        key=key,
        recipient=_recipient(store, found, code, key, texts),
        label=texts.t(row.label),
        what=words.what,
        is_explicit=row.is_explicit,
        bases=_laws(store, code, events),
        months=None if row.is_each_time else months_for(store, found.youth, code, recipient=key),
        days=next((rule.days for rule in row.retention if rule.days is not None), None),
        until=texts.t(_UNTIL),
        each_time=row.is_each_time,
        notice=f"{asked.value('text_id')}-{asked.value('text_version')}" if asked else f"{dutch.id}-{dutch.version}",
        notice_hash=str(asked.value("text_hash")) if asked else dutch.named(shown).words_hash,
        how_to_stop=texts.t(_STOP),
        said=tuple(_said(event, events[:place], texts) for place, event in enumerate(events)),
    )


def _said(event: CopyRecord, before: Sequence[CopyRecord], texts: Texts) -> Said:
    way = consent_states.WAY_BY_CODE.get(event.value("how"))
    until = event.value("valid_until", None)
    return Said(
        id=event.id,
        state=event.value("state"),
        at=dt.datetime.fromisoformat(event.value("at")),
        valid_until=dt.date.fromisoformat(until) if until else None,
        how=texts.t(way.label) if way is not None else "",
        is_again=bool(before) and before[-1].value("state") in ("given", "expired", "invalidated"),
    )


def _laws(store: Store, code: str, events: Sequence[CopyRecord]) -> tuple[str, ...]:
    """The articles behind what was agreed: those the events name, and the condition for special categories."""
    named = [bases.BY_CODE[event.value("basis")].law for event in events if event.value("basis") in bases.BY_CODE]
    condition = bases.CONDITION_BY_CODE.get(policy(store, code).condition)
    return tuple(dict.fromkeys([*(named or ["gdpr.6.1.a"]), *(condition.laws if condition is not None else ())]))


def _recipient(store: Store, found: Copy, code: str, key: str, texts: Texts) -> Party | None:
    """Who else receives it. A channel is a way, no recipient."""
    if not key or code in ("P03", "P04"):
        return None
    if key == VDAB:
        address = {"address": _VDAB_ADDRESS, "country": "BE", "reached_by": "vdab.be"}
        return Party(id=iri("recipient", VDAB), role="dpv:ThirdParty", name="VDAB", **address)
    partner = store.book.record("partner", key) or {}
    town = municipalities.BY_CODE.get(partner.get("municipality", ""))
    return Party(
        id=thing(key),
        role="dpv:ThirdParty",
        name=found.names.get(key) or texts.t("deze partner"),
        address=town.name if town is not None else str(partner.get("municipality", "")),
        country="BE",
        email=str(partner.get("email", "")),
        phone=str(partner.get("phone", "")),
        reached_by=texts.t(_HERE),
    )


def _record(record: CopyRecord, texts: Texts) -> Record:
    fields = tuple(
        Field(name=each.field, value=each.value, rivals=each.rivals, former=each.former) for each in record.values
    )
    return Record(
        kind=record.kind,
        id=f"{record.id}/{record.section}" if record.kind == "youth" else record.id,
        purpose=record.purpose,
        label=title_words(record.kind, record.value(decides(record.kind)), texts=texts),
        fields=fields,
        erased_on=record.erased_on,
    )
