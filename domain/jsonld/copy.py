"""The whole copy as JSON-LD: what the youth may take along and give to somebody else (AVG/GDPR article 20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from domain.jsonld.consent_record import Node
from domain.jsonld.context import CONTEXT, key_of, type_of
from domain.jsonld.terms import iri


class Field(Struct, frozen=True, kw_only=True):
    """One field as it is kept; `former` and `rivals` as in storage.queries.copy."""

    name: str
    value: Any
    rivals: tuple[Any, ...] = ()
    former: tuple[Any, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """One record. `id`: our own number, which does not leave. `label`: what it is, in the language of the copy."""

    kind: str
    id: str
    purpose: str
    label: str
    fields: tuple[Field, ...]
    erased_on: dt.date | None = None


def copy_document(
    records: Sequence[Record],
    *,
    subject: str,
    publisher: str,
    day: dt.date,
    language: str,
    title: str,
    names: Mapping[str, str],
    receipt: Node,
) -> Node:
    """One document, with its context in it: the copy and the consent receipt.

    `subject`, `publisher`: IRIs. `names`: our own number of a worker, place or partner -> how people say it.
    """
    return {
        "@context": CONTEXT,
        "@id": iri("copy", subject, day.isoformat()),
        "@type": "vp:Copy",
        "dct:title": title,
        "dct:created": day.isoformat(),
        "dct:language": language,
        "dct:publisher": publisher,
        "dpv:hasDataSubject": subject,
        "vp:record": [_record(record) for record in records],
        "vp:names": [
            {"@id": thing(number), "schema:name": name} for number, name in sorted(names.items()) if _is_number(number)
        ],
        "dpv:hasRecordOfActivity": [receipt],
    }


def thing(number: str) -> str:
    """The IRI of something that has a number of ours."""
    return iri("thing", number)


def _record(record: Record) -> Node:
    node: Node = {"@id": thing(record.id), "@type": type_of(record.kind), "dct:title": record.label}
    if record.purpose:
        node["vp:purposeCode"] = record.purpose
    if record.erased_on is not None:
        node["vp:erasedOn"] = record.erased_on.isoformat()
    others: dict[str, list[Node]] = {"vp:rivals": [], "vp:former": []}
    for field in record.fields:
        key = key_of(field.name)
        if field.value not in ("", None, [], ()):
            node[key] = _value(field.name, field.value)
        for where, values in (("vp:rivals", field.rivals), ("vp:former", field.former)):
            others[where] += [{key: _value(field.name, value)} for value in values]
    return node | {where: found for where, found in others.items() if found}


def _value(field: str, value: Any) -> Any:
    """Numbers of ours become IRIs, wherever they stand."""
    if isinstance(value, list | tuple):
        return [_value(field, each) for each in value]
    return thing(value) if isinstance(value, str) and _is_number(value) else value


def _is_number(text: str) -> bool:
    return len(text) == 32 and all(letter in "0123456789abcdef" for letter in text)
