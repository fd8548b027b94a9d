"""docs/protocol.md and docs/central.md say what the code does: the worked example, every endpoint, code and setting."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.keys import verify
from central.refusals import STATUS
from central.routes import router
from central.settings import Settings
from domain import signatures
from domain.claim import place_of, proof_of
from domain.connect_code import fingerprint_of
from domain.roster import Signed
from domain.wire import REFUSALS, PushRequest, Stamped, encode

DOCS = Path(__file__).parents[2] / "docs"
# RFC 9421 B.1.4, test-key-ed25519, in both roles; everything else counts up from zero.
KEY = Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU="))
PUBLIC = KEY.public_key().public_bytes_raw()
TEAM, DEVICE = bytes(range(16)), bytes(range(16, 32))
CREATED, NONCE = 1_790_000_000, "AAECAwQFBgcICQoLDA0ODxAR"
LINE = signatures.RequestLine(method="POST", path=f"/v1/teams/{TEAM.hex()}/ops")


def worked_example() -> dict[str, str]:
    """Name to text, as the page shows them."""
    body, reply = encode(PushRequest(ops=())), encode(Stamped(server_millis=CREATED * 1000))
    central = fingerprint_of(PUBLIC).hex()
    request = signatures.sign_request(
        LINE,
        body=body,
        central=central,
        created_seconds=CREATED,
        nonce=NONCE,
        signer=signatures.Signer(keyid=signatures.team_keyid(TEAM, DEVICE), sign=KEY.sign),
    )
    answer = signatures.sign_reply(
        status=200,
        body=reply,
        nonce=NONCE,
        created_seconds=CREATED,
        signer=signatures.Signer(keyid=central, sign=KEY.sign),
    )
    base = signatures.read_request(LINE, fields=request).base
    return {
        "request body": body.hex(),
        "signature base": base.decode(),
        "request": "\n".join(f"{name}: {value}" for name, value in request.items()),
        "reply body": reply.hex(),
        "reply": "\n".join(f"{name}: {value}" for name, value in answer.items()),
        "place": place_of(bytes(16)).hex(),
        "proof": proof_of(bytes(16), Signed(body=b"genesis", sig=b"")).hex(),
    }


@pytest.mark.parametrize("name", list(worked_example()))
def test_worked_example_on_the_page_is_what_the_code_makes(name: str) -> None:
    assert worked_example()[name] in (DOCS / "protocol.md").read_text(encoding="utf-8")


def test_worked_example_holds() -> None:
    fields = dict(line.split(": ", 1) for line in worked_example()["request"].splitlines())
    request = signatures.read_request(LINE, fields=fields)
    verify(PUBLIC, request.signature, request.base)
    signatures.check_digest(request, bytes.fromhex(worked_example()["request body"]))


def test_every_endpoint_stands_on_the_page() -> None:
    page = (DOCS / "protocol.md").read_text(encoding="utf-8")
    found = {
        (method, getattr(route, "path", "")) for route in router.routes for method in getattr(route, "methods", ())
    }
    assert len(found) >= 10
    missing = [(method, path) for method, path in found if f"`{method} {path}`" not in page]
    assert missing == []


def test_every_refusal_stands_on_the_page_with_its_status() -> None:
    page = (DOCS / "protocol.md").read_text(encoding="utf-8")
    assert set(STATUS) == set(REFUSALS)
    missing = [code for code, status in STATUS.items() if f"| `{code}` | {status} |" not in page]
    assert missing == []


def test_every_setting_stands_on_the_page_with_its_default() -> None:
    page = (DOCS / "central.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        default = f"`{field.default}`" if str(field.default) else "(none)"
        assert f"| `{name}` | {default} | {field.description} |" in page
