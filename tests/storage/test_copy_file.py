"""The copy as JSON-LD, held against a processor that is not ours (PyLD) and that has no network."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from domain.codes import purposes
from domain.jsonld import terms
from domain.jsonld.consent_record import MANDATORY
from domain.jsonld.context import CONTEXT, PREFIXES, exported_kinds, key_of
from domain.policies import ORGANISATION
from domain.records import KINDS
from domain.texts import Texts
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.partners import add_partner
from storage.actions.youths import create_youth
from storage.door import Change, new_id, save
from storage.queries.copy_file import CopyFile, copy_file
from tests.storage.device import Device
from tests.storage.test_copy import RECIPIENTS, agree, asked, full_file

GOLDEN = Path(__file__).parent.parent / "domain" / "golden" / "jsonld-context-v1.json"
ALLOWED = {"@context", "@id", "@type", "@value", "@list", "@set"}


def no_network(url: str, _options: Any) -> Any:
    raise AssertionError(f"the document fetches {url}")


def expanded(document: Any) -> Any:
    return jsonld.expand(document, {"documentLoader": no_network})


def filled_in(device: Device) -> None:
    values = {"name": "Jeugddienst Noord", "address": "Kerkstraat 1, 9000 Gent", "email": "jeugd@voorbeeld.be"}
    device.run(save, [Change(kind="organisation", id=ORGANISATION, values=values)])


def file_of(device: Device, youth: str, code: str = "nl") -> tuple[CopyFile, dict[str, Any]]:
    found = device.run(copy_file, youth, texts=Texts(code))
    assert found is not None
    document = json.loads(found.raw)
    assert isinstance(document, dict)
    return found, document


def keys_of(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from keys_of(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            if key != "@context":
                yield from keys_of(value)


def leaves(node: Any) -> list[str]:
    """Every value that is said, however it is wrapped."""
    if isinstance(node, list):
        return [leaf for each in node for leaf in leaves(each)]
    if isinstance(node, dict):
        if "@value" in node:
            return [json.dumps(node["@value"])]
        return [
            leaf for key, value in node.items() if key not in ("@context", "@id", "@type") for leaf in leaves(value)
        ]
    return [json.dumps(node)]


def records_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    [receipt] = document["dpv:hasRecordOfActivity"]
    found: list[dict[str, Any]] = receipt["dpv:hasRecordOfActivity"]
    return found


def test_the_context_is_frozen() -> None:
    assert json.loads(GOLDEN.read_text()) == CONTEXT, "a changed meaning is a new version of the context"


def test_one_name_means_one_thing_in_every_kind() -> None:
    from domain.jsonld.context import _definition

    for kind in exported_kinds():
        for name, field in kind.fields.items():
            assert CONTEXT[key_of(name)] == _definition(name, field.type), (kind.name, name)


def test_the_whole_file_expands_with_nothing_dropped_and_every_term_absolute(device: Device) -> None:
    filled_in(device)
    youth, planted = full_file(device)
    _, document = file_of(device, youth)
    big = expanded(document)
    for key in keys_of(big):
        assert key in ALLOWED or key.startswith(tuple(PREFIXES.values())), key
    # As many things said after as before: a key without a meaning would have been dropped with all below it.
    ours = tuple(f'"{prefix}' for prefix in ("urn:", "dpv:", "pd:", "loc:", "eu-gdpr:", terms.CONFORMS_RECORD[:40]))
    said = set(leaves(big))
    for leaf in leaves(document):
        assert leaf in said or leaf.startswith(ours), leaf
    text = json.dumps(big, ensure_ascii=False)
    assert [words for words in planted if words not in text] == []
    for node in nodes(big):
        for kind in node.get("@type", []):
            assert kind.startswith(tuple(PREFIXES.values())), kind
        assert "://" in node.get("@id", "urn://") or node["@id"].startswith("urn:uuid:"), node["@id"]


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from nodes(each)
    elif isinstance(tree, dict) and "@value" not in tree:
        yield tree
        for key, value in tree.items():
            if key not in ("@type", "@id"):
                yield from nodes(value)


def test_a_key_without_a_meaning_would_be_noticed(device: Device) -> None:
    """The test above can fail: this is how a processor treats a key that the context does not know."""
    youth = device.run(create_youth, alias="Bo")
    _, document = file_of(device, youth)
    document["loose"] = "weg"
    assert '"weg"' not in leaves(expanded(document))


def test_there_and_back_is_the_same_document(device: Device) -> None:
    filled_in(device)
    youth, _ = full_file(device)
    _, document = file_of(device, youth)
    back = jsonld.compact(expanded(document), CONTEXT, {"documentLoader": no_network})
    assert flat(back) == flat(document)


def flat(node: Any) -> Any:
    """Order of keys and of members of a set means nothing."""
    if isinstance(node, list):
        return sorted((flat(each) for each in node), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(node, dict):
        return {key: flat(value) for key, value in node.items() if key != "@context"}
    return node


def test_every_mandatory_field_of_the_profile_is_there_after_expansion(device: Device) -> None:
    filled_in(device)
    youth, _ = full_file(device)
    found, document = file_of(device, youth)
    assert found.lacks == ()
    dpv, dct = PREFIXES["dpv"], PREFIXES["dct"]
    [copy] = expanded(document)
    [receipt] = copy[f"{dpv}hasRecordOfActivity"]
    assert receipt["@type"] == [f"{dpv}ConsentReceipt"]
    assert receipt[f"{dct}conformsTo"] == [{"@id": terms.CONFORMS_RECEIPT}]
    _has(receipt, "receipt")
    records = receipt[f"{dpv}hasRecordOfActivity"]
    assert len(records) == len(asked()) + 1  # P01 too
    for record in records:
        assert record["@type"] == [f"{dpv}ConsentRecord"]
        assert record[f"{dct}conformsTo"] == [{"@id": terms.CONFORMS_RECORD}]
        _has(record, "record")
        for part, key in (("notice", "hasNotice"), ("process", "hasProcess"), ("event", "hasConsentStatus")):
            assert record[f"{dpv}{key}"]
            for node in record[f"{dpv}{key}"]:
                _has(node, part)
        [process] = record[f"{dpv}hasProcess"]
        conditions = {kind for node in process[f"{dpv}hasStorageCondition"] for kind in node["@type"]}
        assert conditions == {f"{dpv}StorageLocation", f"{dpv}StorageDuration"}
        for party in record[f"{dpv}hasEntity"]:
            if party["@type"] != [f"{dpv}DataSubject"]:
                _has(party, "party")


def _has(node: dict[str, Any], part: str) -> None:
    for key in MANDATORY[part]:
        prefix, _, name = key.partition(":")
        assert node.get(PREFIXES[prefix] + name), (part, key)


# The fields of which the guide says MUST, written off by hand from its tables (record, notice, processing, party,
# event, receipt), so that our own list cannot grow shorter unseen.
MUST = {
    *("dct:identifier", "dpv:hasDataSubject", "dpv:hasNotice", "dct:language", "dpv:hasProcess", "dpv:hasPurpose"),
    *("dpv:hasPersonalData", "dpv:hasStorageCondition", "dpv:hasDataController", "dpv:hasRecipient"),
    *("dpv:hasConsentControl", "dpv:hasJurisdiction", "dpv:hasRight", "dpv:hasName", "dpv:hasIdentifier"),
    *("schema:contactPoint", "schema:address", "dpv:hasLegalBasis", "dpv:hasConsentStatus"),
    *("dpv:isIndicatedAtTime", "dpv:hasDuration", "dpv:isIndicatedBy", "dpv:hasRecordOfActivity", "dct:created"),
}


def test_our_list_of_mandatory_fields_is_that_of_the_guide() -> None:
    assert {key for keys in MANDATORY.values() for key in keys} | {"dpv:hasEntity"} == MUST | {"dpv:hasEntity"}


def test_without_an_organisation_the_file_does_not_claim_the_profile(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    found, document = file_of(device, youth)
    assert found.lacks == ("party dpv:hasName", "party schema:address")
    assert all("dct:conformsTo" not in record for record in records_in(document))
    assert "dct:conformsTo" not in document["dpv:hasRecordOfActivity"][0]


def test_events_of_one_purpose_are_one_record_oldest_first(device: Device) -> None:
    filled_in(device)
    youth = device.run(create_youth, alias="Bo")
    device.run(record_answer, Answer(youth=youth, purpose="P05", state="asked"))
    agree(device, youth, "P05")
    device.run(withdraw, youth, purpose="P05")
    agree(device, youth, "P05")
    agree(device, youth, "P05")
    _, document = file_of(device, youth)
    [record] = [each for each in records_in(document) if purpose_in(each) == "P05"]
    kinds = [event["@type"] if isinstance(event["@type"], str) else event["@type"][0] for event in events_of(record)]
    given, asked_for = "dpv:ConsentGiven", "dpv:ConsentRequested"
    assert kinds == [asked_for, given, "dpv:ConsentWithdrawn", given, "dpv:RenewedConsentGiven"]
    assert "eu-gdpr:A9-2-a" in record["dpv:hasLegalBasis"]
    assert record["dpv:hasLegalBasis"][0] == "dpv:ExplicitlyExpressedConsent"
    [until] = {event["dpv:hasDuration"][0]["rdf:value"] for event in events_of(record)[1:2]}
    assert dt.date.fromisoformat(until) == dt.date(2027, 5, 20)
    [data] = record["dpv:hasProcess"][0]["dpv:hasPersonalData"]
    assert data["@type"] == "dpv:SpecialCategoryPersonalData"


def purpose_in(record: dict[str, Any]) -> str:
    return str(record["dpv:hasProcess"][0]["dpv:hasPurpose"][0]["dct:identifier"])


def events_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = record["dpv:hasConsentStatus"]
    return found


def test_no_number_of_ours_leaves(device: Device) -> None:
    youth, _ = full_file(device)
    partner = device.run(add_partner, name="CAW Noord", kind="caw")
    values = {"youth": youth, "partner_kind": "caw", "partner": partner, "since": dt.date(2026, 11, 20)}
    device.run(save, [Change(kind="referral", id=new_id(), values=values)])
    found, document = file_of(device, youth)
    book = device.run(lambda store: [row["id"] for kind in KINDS if kind != "opened" for row in ids(store, kind)])
    assert youth in book
    assert [number for number in book if number.encode() in found.raw] == []
    assert {"CAW Noord", "An"} <= {name["schema:name"] for name in document["vp:names"]}


def ids(store: Any, kind: str) -> Any:
    return store.book.rows(f"SELECT id FROM {kind}")


@pytest.mark.parametrize("code", [code for code in asked() if purposes.BY_CODE[code].drawer])
def test_what_was_withdrawn_is_not_in_the_file(device: Device, code: str) -> None:
    youth, planted = full_file(device)
    device.run(withdraw, youth, purpose=code, recipient=RECIPIENTS.get(code, ""))
    found, _ = file_of(device, youth)
    for words, kept_under in planted.items():
        assert (words.encode() in found.raw) == (kept_under != code), words


def test_the_words_are_those_of_the_youths_language(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    _, document = file_of(device, youth, "fr")
    assert document["dct:language"] == "fr"
    [purpose] = records_in(document)[0]["dpv:hasProcess"][0]["dpv:hasPurpose"]
    assert purpose["dct:description"].startswith("Nous")


def test_after_stopping_everything_there_is_no_file(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(withdraw_all, youth)
    assert device.run(copy_file, youth, texts=Texts()) is None
