"""The frozen context: what each key of our JSON-LD means, as absolute IRIs. It stands in every document whole.

Made of the declarations of the records, and laid down in tests/domain/golden/jsonld-context-v1.json: a changed meaning
is a new version. The prefixes are those of the guide "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using
DPV" (W3C DPVCG, Final Community Group Report, 1 August 2024, https://w3id.org/dpv/guides/consent-27560).
"""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args, get_origin

from domain.jsonld.terms import OURS
from domain.records import KINDS, Kind

PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vp": OURS,
}
# Keys whose value is a thing (an IRI), one or several.
_ONE = ("dct:conformsTo", "dct:publisher", "dct:isPartOf", "dpv:hasDataController", "dpv:hasDataSubject")
_THINGS = (
    *("dpv:hasJurisdiction", "dpv:hasApplicableLaw", "dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasLegalBasis"),
    *("dpv:hasRecipient", "dpv:hasAuthority", "dpv:hasProcessing", "dpv:hasNecessity", "dpv:hasDataSource"),
    *("dpv:hasStorageCondition", "dpv:hasLocation", "dpv:hasRight", "dpv:hasConsentControl", "dpv:hasProcess"),
    *("dpv:hasNotice", "dpv:hasEntity", "dpv:hasConsentStatus", "dpv:isIndicatedBy", "dpv:isExercisedAt"),
    *("dpv:hasRecordOfActivity", "dpv:hasDuration", "skos:broader", "schema:contactPoint", "schema:address"),
    *("schema:recipient", "vp:record", "vp:names"),
)
_TYPED = {
    "dct:created": "xsd:date",
    "dct:date": "xsd:date",
    "dpv:isIndicatedAtTime": "xsd:dateTime",
    "vp:erasedOn": "xsd:date",
}
# Our fields that the world has a word for.
_KNOWN = {
    "alias": "schema:alternateName",
    "birth_date": "schema:birthDate",
    "phone": "schema:telephone",
    "languages": "schema:knowsLanguage",
    "gender": "schema:gender",
}
_IS_THING = frozenset(
    (
        *("youth", "contact", "consent", "referral", "request", "follows", "about", "worker", "partner", "place"),
        *("fixed_contact", "round", "after"),
    )
)
_IN_ORDER = frozenset({"strokes"})


def _of_records() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in exported_kinds():
        for name, field in kind.fields.items():
            found[key_of(name)] = _definition(name, field.type)
    return dict(sorted(found.items()))


def exported_kinds() -> list[Kind]:
    """Kinds that can be in a youth's copy."""
    return [kind for kind in KINDS.values() if "youth" in kind.fields or kind.name in ("youth", "contact", "request")]


def key_of(field: str) -> str:
    """The key of a field in the document."""
    return _KNOWN.get(field, f"vp:{field}")


def type_of(kind: str) -> str:
    """The type of a record in the document: "vp:WordBack"."""
    return "vp:" + "".join(part.capitalize() for part in kind.split("_"))


def _definition(name: str, hint: Any) -> dict[str, Any]:
    definition: dict[str, Any] = {"@id": _absolute(key_of(name))}
    base = get_args(hint)[0] if hasattr(hint, "__metadata__") else hint
    kinds = (base, *get_args(base))
    if name in _IS_THING:
        definition["@type"] = "@id"
    elif dt.datetime in kinds:
        definition["@type"] = "xsd:dateTime"
    elif dt.date in kinds:
        definition["@type"] = "xsd:date"
    if get_origin(base) is tuple:
        definition["@container"] = "@list" if name in _IN_ORDER else "@set"
    return definition


def _absolute(key: str) -> str:
    prefix, _, name = key.partition(":")
    return PREFIXES[prefix] + name


def _context() -> dict[str, Any]:
    things = {key: {"@id": _absolute(key), "@type": "@id", "@container": "@set"} for key in _THINGS}
    ones = {key: {"@id": _absolute(key), "@type": "@id"} for key in _ONE}
    typed = {key: {"@id": _absolute(key), "@type": kind} for key, kind in _TYPED.items()}
    former = {
        "vp:former": {"@id": _absolute("vp:former"), "@container": "@set"},
        "vp:rivals": {"@id": _absolute("vp:rivals"), "@container": "@set"},
    }
    return {"@version": 1.1, **PREFIXES, **ones, **things, **typed, **former, **_of_records()}


CONTEXT: dict[str, Any] = _context()
