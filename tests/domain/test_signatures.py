"""RFC 9421: the test vector of the RFC itself, both ends against each other, and everything that must be refused."""

from __future__ import annotations

import base64

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain import signatures
from domain.errors import BadRecord, BadSignature

# RFC 9421 B.1.4, test-key-ed25519
RFC_KEY = Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU="))
CENTRAL = "ab" * 16
NONCE = "Zm9vYmFyYmF6cXV4MTIzNA"
LINE = signatures.RequestLine(method="POST", path="/v1/teams/00/ops")
TEAM, DEVICE = bytes(range(16)), bytes(range(16, 32))


def verify(public_key: bytes, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        raise BadSignature from None


def public_bytes() -> bytes:
    return RFC_KEY.public_key().public_bytes_raw()


def request_fields(body: bytes = b"body") -> dict[str, str]:
    return signatures.sign_request(
        LINE,
        body=body,
        central=CENTRAL,
        created_seconds=1_618_884_473,
        nonce=NONCE,
        signer=signatures.Signer(keyid=signatures.team_keyid(TEAM, DEVICE), sign=RFC_KEY.sign),
    )


def read(fields: dict[str, str], **changed: str) -> signatures.SignedRequest:
    return signatures.read_request(msgspec.structs.replace(LINE, **changed), fields=fields)


def reply_fields(nonce: str = NONCE) -> dict[str, str]:
    return signatures.sign_reply(
        status=200,
        body=b"reply",
        nonce=nonce,
        created_seconds=1_618_884_473,
        signer=signatures.Signer(keyid=CENTRAL, sign=RFC_KEY.sign),
    )


def check(fields: dict[str, str], *, status: int = 200, body: bytes = b"reply", nonce: str = NONCE) -> int:
    return signatures.check_reply(
        status=status, fields=fields, body=body, nonce=nonce, centre_key=public_bytes(), verify=verify
    )


def test_signature_base_and_signature_are_those_of_rfc_9421_b_2_6() -> None:
    names = ("date", "@method", "@path", "@authority", "content-type", "content-length")
    values = ("Tue, 20 Apr 2021 02:07:55 GMT", "POST", "/foo", "example.com", "application/json", "18")
    covered = " ".join(f'"{name}"' for name in names)
    parameters = f'({covered});created=1618884473;keyid="test-key-ed25519"'
    base = signatures.signature_base(list(zip(names, values, strict=True)), parameters)
    assert base64.b64encode(RFC_KEY.sign(base)).decode() == (
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    )


def test_digest_is_that_of_rfc_9530() -> None:
    assert (
        signatures.content_digest(b'{"hello": "world"}\n') == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    )


def test_request_signed_at_one_end_is_believed_at_the_other() -> None:
    request = read(request_fields())
    verify(public_bytes(), request.signature, request.base)
    signatures.check_digest(request, b"body")
    assert request.key == signatures.TeamKey(team=TEAM, device=DEVICE)
    assert (request.nonce, request.created_seconds, request.central) == (NONCE, 1_618_884_473, CENTRAL)


def test_claim_names_its_own_key() -> None:
    fields = request_fields()
    line = fields["signature-input"].replace(signatures.team_keyid(TEAM, DEVICE), signatures.wire_keyid(public_bytes()))
    assert read(fields | {"signature-input": line}).key == signatures.WireKey(public_key=public_bytes())


@pytest.mark.parametrize("changed", [{"method": "PUT"}, {"path": "/v1/teams/01/ops"}, {"query": "after=1"}])
def test_changed_request_line_breaks_the_signature(changed: dict[str, str]) -> None:
    request = read(request_fields(), **changed)
    with pytest.raises(BadSignature):
        verify(public_bytes(), request.signature, request.base)


def test_changed_body_breaks_the_digest() -> None:
    with pytest.raises(BadSignature):
        signatures.check_digest(read(request_fields()), b"Body")


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("signature-input", "sig1=", "sig2="),
        ("signature-input", '"@path" ', ""),
        ("signature-input", ";created=1618884473", ""),
        ("signature-input", ";created=1618884473", ';created="1618884473"'),
        ("signature-input", ";created=1618884473", ";created=1618884473;created=1618884474"),
        ("signature-input", ";created=1618884473", ";created=-1"),
        ("signature-input", ";created=1618884473", ';created=1618884473;alg="hmac-sha256"'),
        ("signature-input", ";created=1618884473", ";created=1618884473;expires=5"),
        ("signature-input", NONCE, "short"),
        ("signature-input", TEAM.hex(), TEAM.hex().upper()),
        ("signature-input", ';keyid="', '; keyid="'),
        ("signature", "sig1=:", "sig1=:AAAA"),
        ("signature", ":", ""),
        ("content-digest", "sha-256", "sha-512"),
        ("vindplaats-central", "ab", "zz"),
    ],
)
def test_any_other_form_is_refused(field: str, old: str, new: str) -> None:
    fields = request_fields()
    with pytest.raises(BadRecord):
        read(fields | {field: fields[field].replace(old, new, 1)})


def test_two_signatures_in_one_field_are_refused() -> None:
    fields = request_fields()
    with pytest.raises(BadRecord):
        read(fields | {"signature-input": fields["signature-input"] + ", " + fields["signature-input"]})


def test_naming_the_algorithm_is_allowed() -> None:
    fields = request_fields()
    assert read(fields | {"signature-input": fields["signature-input"] + ';alg="ed25519"'}).nonce == NONCE


def test_reply_is_believed_only_for_its_own_request() -> None:
    assert check(reply_fields()) == 1_618_884_473
    with pytest.raises(BadSignature):
        check(reply_fields(), nonce="another-nonce-of-a-request")
    with pytest.raises(BadSignature):
        check(reply_fields(), status=409)
    with pytest.raises(BadSignature):
        check(reply_fields(), body=b"other")


def test_captive_portal_has_not_the_form_of_a_reply() -> None:
    with pytest.raises(BadRecord):
        check({"content-type": "text/html"}, body=b"<html>")


def test_request_cannot_be_passed_off_as_a_reply() -> None:
    with pytest.raises(BadRecord):
        check(request_fields())


def test_nonce_is_found_for_the_reply_also_where_the_request_is_not_signed() -> None:
    assert signatures.nonce_of(request_fields()) == NONCE
    assert signatures.nonce_of({"vindplaats-nonce": NONCE}) == NONCE
    assert signatures.nonce_of({"vindplaats-nonce": 'a"\r\nb'}) == ""
    assert signatures.nonce_of({}) == ""
