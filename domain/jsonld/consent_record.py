"""Consent records and the receipt that carries them, after the published profile of ISO/IEC TS 27560.

Source: "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV", W3C Data Privacy Vocabularies and
Controls Community Group, Final Community Group Report of 1 August 2024 (with the errata of 15 August 2024),
https://w3id.org/dpv/guides/consent-27560, profiles dpv-27560#record and dpv-27560#receipt. `MANDATORY` lists every
field of which that report says MUST. One record is one purpose (and recipient), its events are its consent states.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from domain.jsonld import terms
from domain.jsonld.terms import iri

Node = dict[str, Any]
# Of the record; of its process; of each party but the data subject; of each consent event; of the receipt.
MANDATORY: dict[str, tuple[str, ...]] = {
    "record": (
        *("dct:identifier", "dpv:hasDataSubject", "dpv:hasNotice", "dpv:hasProcess", "dpv:hasDataController"),
        *("dpv:hasJurisdiction", "dpv:hasEntity", "dpv:hasConsentStatus", "dpv:hasLegalBasis"),
    ),
    "notice": ("dct:language",),
    "process": (
        *("dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasStorageCondition", "dpv:hasDataController"),
        *("dpv:hasRecipient", "dpv:hasConsentControl", "dpv:hasJurisdiction", "dpv:hasRight"),
    ),
    "party": ("dpv:hasName", "dpv:hasIdentifier", "schema:contactPoint", "schema:address"),
    "event": ("dpv:isIndicatedAtTime", "dpv:hasDuration", "dpv:isIndicatedBy"),
    "receipt": ("dct:identifier", "dct:created", "dpv:hasRecordOfActivity"),
}


class Party(Struct, frozen=True, kw_only=True):
    """Somebody in a record. `id`: an IRI. `role`: a DPV class. What is empty is left out, and so counts as lacking."""

    id: str
    role: str
    name: str = ""
    address: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    reached_by: str = ""  # where no number and no mail address is known: how else

    @property
    def contact(self) -> str:
        """The IRI of where this party is reached."""
        return iri(self.id, "contact")


class Said(Struct, frozen=True, kw_only=True):
    """One consent event. `how`: in words. `is_again`: a yes after a yes."""

    id: str
    state: str
    at: dt.datetime
    valid_until: dt.date | None
    how: str
    is_again: bool = False


class Agreement(Struct, frozen=True, kw_only=True):
    """All that was said of one purpose and recipient, oldest first, in the words of the language of the copy.

    `key`: our own name of the recipient, "" for none; `recipient`: who that is, None for a channel.
    `bases`: codes of domain.codes.law. `months`, `days`: how long, else `until` in words. `notice`: id and version of
    the text, `notice_hash` of its Dutch words; which translation was read stands in the proof only.
    """

    purpose: str
    key: str
    recipient: Party | None
    label: str
    what: str
    is_explicit: bool
    bases: tuple[str, ...]
    months: int | None
    days: int | None
    until: str
    each_time: bool
    notice: str
    notice_hash: str
    how_to_stop: str
    said: tuple[Said, ...]


class Setting(Struct, frozen=True, kw_only=True):
    """What all records of a copy share. `rights`: key of terms.RIGHTS -> its title."""

    subject: str
    controller: Party
    authority: Party
    rights: Mapping[str, str]
    day: dt.date


def consent_receipt(agreements: Sequence[Agreement], setting: Setting) -> Node:
    """The receipt with every record in it. It names the profile only when nothing that must be there lacks."""
    records = [consent_record(each, setting) for each in agreements]
    number = iri("receipt", setting.subject, setting.day.isoformat())
    receipt = {
        "@id": number,
        "@type": "dpv:ConsentReceipt",
        "dct:identifier": number,
        "dct:created": setting.day.isoformat(),
        "dct:publisher": setting.controller.id,
        "schema:recipient": [setting.subject],
        "dpv:hasRecordOfActivity": records,
    }
    if all("dct:conformsTo" in record for record in records):
        receipt["dct:conformsTo"] = terms.CONFORMS_RECEIPT
    return receipt


def consent_record(agreement: Agreement, setting: Setting) -> Node:
    """One record; with `dct:conformsTo` when it has everything that must be there."""
    recipient = agreement.recipient
    number = iri("record", setting.subject, agreement.purpose, agreement.key)
    parties = [setting.controller, setting.authority, *([recipient] if recipient is not None else [])]
    record: Node = {
        "@id": number,
        "@type": "dpv:ConsentRecord",
        "dct:identifier": number,
        "dpv:hasDataSubject": setting.subject,
        "dpv:hasDataController": setting.controller.id,
        "dpv:hasJurisdiction": ["loc:BE"],
        "dpv:hasApplicableLaw": ["eu-gdpr:GDPR"],
        "dpv:hasAuthority": [setting.authority.id],
        "dpv:hasLegalBasis": _bases(agreement),
        "dpv:hasNotice": [_notice(agreement)],
        "dpv:hasProcess": [_process(agreement, setting, number)],
        "dpv:hasConsentStatus": [_event(each, agreement, setting) for each in agreement.said],
        "dpv:hasEntity": [{"@id": setting.subject, "@type": "dpv:DataSubject"}, *(_party(party) for party in parties)],
    }
    if not missing(record):
        record["dct:conformsTo"] = terms.CONFORMS_RECORD
    return record


def missing(record: Node) -> tuple[str, ...]:
    """What must be there and is not, as "party dpv:hasName"."""
    parts: list[tuple[str, Node]] = [("record", record)]
    parts += [("notice", notice) for notice in record.get("dpv:hasNotice", ())]
    parts += [("process", process) for process in record.get("dpv:hasProcess", ())]
    parts += [("event", event) for event in record.get("dpv:hasConsentStatus", ())]
    parties = (party for party in record.get("dpv:hasEntity", ()) if party["@type"] != "dpv:DataSubject")
    parts += [("party", party) for party in parties]
    return tuple(sorted({f"{part} {key}" for part, node in parts for key in MANDATORY[part] if not node.get(key)}))


def _bases(agreement: Agreement) -> list[str]:
    """The kind of consent first (27560: event type), then the articles the organisation rests on."""
    kind = "dpv:ExplicitlyExpressedConsent" if agreement.is_explicit else "dpv:ExpressedConsent"
    return [kind, *(terms.BASES[code] for code in agreement.bases if code in terms.BASES)]


def _notice(agreement: Agreement) -> Node:
    return {
        "@id": iri("notice", agreement.notice, agreement.notice_hash),
        "@type": "dpv:ConsentNotice",
        "dct:identifier": agreement.notice,
        "dct:language": "nl",
        "schema:sha256": agreement.notice_hash,
    }


def _process(agreement: Agreement, setting: Setting, number: str) -> Node:
    """`number` of the record: what is without a number of its own gets one that follows from it."""
    recipients = [setting.controller.id, *([agreement.recipient.id] if agreement.recipient is not None else [])]
    kind = terms.DATA_KIND.get(agreement.purpose, terms.PLAIN_DATA)
    return {
        "@id": iri(number, "process"),
        "@type": "dpv:Process",
        "dpv:hasPurpose": [
            {
                "@id": iri("purpose", agreement.purpose),
                "@type": "dpv:Purpose",
                "dct:identifier": agreement.purpose,
                "dct:title": agreement.label,
                "dct:description": agreement.what,
                "skos:broader": list(terms.PURPOSES[agreement.purpose]),
            }
        ],
        "dpv:hasPersonalData": [
            {
                "@id": iri("data", agreement.purpose),
                "@type": kind,
                "skos:broader": list(terms.PERSONAL_DATA[agreement.purpose]),
                "dpv:hasNecessity": ["dpv:Optional"],
                "dpv:hasDataSource": ["dpv:DataSubjectDataSource"],
            }
        ],
        "dpv:hasProcessing": ["dpv:Collect", "dpv:Store", "dpv:Use", *(["dpv:Share"] if recipients[1:] else [])],
        "dpv:hasAuthority": [setting.authority.id],
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": ["dpv:WithinDevice", "dpv:CloudLocation"]},
            {"@type": "dpv:StorageDuration", "dpv:hasDuration": [_kept(agreement)]},
        ],
        "dpv:hasDataController": setting.controller.id,
        "dpv:hasRecipient": recipients,
        "dpv:hasJurisdiction": ["loc:BE"],
        "dpv:hasConsentControl": [
            {
                "@type": "dpv:WithdrawConsent",
                "dct:description": agreement.how_to_stop,
                "dpv:isExercisedAt": [setting.controller.contact],
            }
        ],
        "dpv:hasRight": [
            {
                "@type": ["dpv:DataSubjectRight", terms.RIGHTS[code]],
                "dct:title": title,
                "dpv:isExercisedAt": [(setting.authority if code == "complaint" else setting.controller).contact],
            }
            for code, title in setting.rights.items()
        ],
    }


def _kept(agreement: Agreement) -> Node:
    if agreement.months is not None:
        return {"@type": "dpv:TemporalDuration", "rdf:value": f"P{agreement.months}M"}
    if agreement.days is not None:
        return {"@type": "dpv:TemporalDuration", "rdf:value": f"P{agreement.days}D"}
    return {"@type": "dpv:UntilEventDuration", "rdf:value": agreement.until}


def _event(said: Said, agreement: Agreement, setting: Setting) -> Node:
    is_youths = said.state in terms.BY_THE_YOUTH
    state = terms.RENEWED if said.is_again and said.state == "given" else terms.STATES[said.state]
    kind = "dpv:ExplicitlyExpressedConsent" if agreement.is_explicit else "dpv:ExpressedConsent"
    event: Node = {
        "@id": iri("event", said.id),
        "@type": [state, kind] if said.state == "given" else state,
        "dpv:isIndicatedAtTime": said.at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "dpv:isIndicatedBy": [setting.subject if is_youths else setting.controller.id],
        "dpv:hasDuration": [_holds(said, agreement)],
    }
    if said.how:
        event["dpv:hasIndicationMethod"] = said.how
    return event


def _holds(said: Said, agreement: Agreement) -> Node:
    """Until when this is so."""
    if said.state == "given" and said.valid_until is not None:
        return {"@type": "dpv:UntilTimeDuration", "rdf:value": said.valid_until.isoformat()}
    if said.state == "given" and agreement.each_time:
        return {"@type": "dpv:FixedOccurrencesDuration", "rdf:value": "1"}
    return {"@type": "dpv:UntilEventDuration", "rdf:value": "dpv:ConsentWithdrawn" if said.state == "given" else "next"}


def _party(party: Party) -> Node:
    """A party with what is known of it; only what is not there lacks."""
    known = {"schema:email": party.email, "schema:telephone": party.phone, "schema:contactType": party.reached_by}
    contact = {key: value for key, value in known.items() if value}
    node: Node = {"@id": party.id, "@type": party.role, "dpv:hasIdentifier": party.id}
    if party.name:
        node["dpv:hasName"] = party.name
    if contact:
        node["schema:contactPoint"] = [{"@id": party.contact, "@type": "schema:ContactPoint", **contact}]
    where = {"schema:streetAddress": party.address, "schema:addressCountry": party.country}
    address = {key: value for key, value in where.items() if value}
    if address:
        node["schema:address"] = [{"@type": "schema:PostalAddress", **address}]
    return node
