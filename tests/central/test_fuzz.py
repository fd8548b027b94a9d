"""schemathesis over the service: whatever is sent, by whomever, is answered; never with a fault, always signed.

The description it works from is made of the routes and of the shapes of domain.wire. Bodies go as msgpack; a request is
signed by a member, by a claimant or by nobody.
"""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import msgspec
import pytest
import schemathesis
from hypothesis import strategies as st
from requests import Request

from central.app import create_app
from central.settings import Settings
from domain import signatures
from domain.wire import MEDIA_TYPE, encode
from tests.central.conftest import claimed_team
from tests.central.device import Answer, Device, Line
from tests.central.doors import Door, Watched, doors
from tests.central.team import Team, push

BYTES = "sealed-bytes"
LENGTHS = (0, 1, 12, 16, 32, 48, 64, 80, 201, 300)


def text_of(length: int) -> str:
    return base64.b64encode(b"\xa5" * length).decode()


schemathesis.openapi.format(
    BYTES,
    st.sampled_from([text_of(length) for length in LENGTHS])
    | st.binary(max_size=260).map(lambda raw: base64.b64encode(raw).decode()),
)


@schemathesis.serializer(MEDIA_TYPE)
def as_msgpack(_context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Bytes are base64 in what is generated; what no shape fits travels as it is."""
    return msgspec.msgpack.encode(_with_bytes(value))


def _with_bytes(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_bytes(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_bytes(inner) for inner in value]
    if isinstance(value, str) and len(value) % 4 == 0 and re.fullmatch(r"[A-Za-z0-9+/]+=*", value):
        return base64.b64decode(value)
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        return float(value) if abs(value) < 2**1000 else 0
    return value


def _pinned(node: Any) -> Any:
    """msgspec's description, with a format where bytes stand, so that generated ones are often of a good length."""
    if isinstance(node, dict):
        if node.get("contentEncoding") == "base64":
            return {"type": "string", "format": BYTES}
        return {key: _pinned(value) for key, value in node.items()}
    return [_pinned(value) for value in node] if isinstance(node, list) else node


def description(team: Team) -> dict[str, Any]:
    """OpenAPI, of the routes as they are."""
    shapes = [door.shape for door in doors() if door.shape]
    refs, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    body_of = dict(zip(shapes, refs, strict=True))
    paths: dict[str, Any] = {}
    for door in doors():
        operation: dict[str, Any] = {
            "operationId": door.name,
            "parameters": [_parameter(hole, team) for hole in re.findall(r"\{(\w+)\}", door.path)],
            "responses": {"default": {"description": "signed"}},
        }
        if door.name == "get_operations":
            operation["parameters"] += [
                {"name": name, "in": "query", "schema": {"anyOf": [{"type": "string"}, {"enum": values}]}}
                for name, values in (("after", ["newest"]), ("before", ["newest"]), ("limit", ["1", "250"]))
            ]
        if door.shape:
            operation["requestBody"] = {"required": True, "content": {MEDIA_TYPE: {"schema": body_of[door.shape]}}}
        paths.setdefault(door.path, {})[door.method.lower()] = operation
    info = {"title": "Vindplaats central", "version": "1"}
    return {
        "openapi": "3.1.0",
        "info": info,
        "paths": paths,
        "components": {"schemas": _pinned(components)},
    }


def _parameter(hole: str, team: Team) -> dict[str, Any]:
    schema = {"anyOf": [{"enum": [known(team)[hole]]}, {"type": "string", "minLength": 1}]}
    return {"name": hole, "in": "path", "required": True, "schema": schema}


def known(team: Team) -> dict[str, str]:
    """What leads to something that is there."""
    return {
        "team": team.id.hex(),
        "mailbox": "ab" * 16,
        "device": team.founder.id.hex(),
        "table": "contacts",
        "period": "2026Q1",
    }


class Attack:
    """One service, one team with something in its ledger, and a way to send a generated case as somebody."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(data=folder, device_requests_a_minute=10**9, team_requests_a_minute=10**9)
        self.app = create_app(settings.model_copy(update={"open_requests_a_minute": 10**9}))
        self.watched = Watched(self.app)
        self.loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app=self.watched)
        self.line = Line(
            http=httpx.AsyncClient(transport=transport, base_url="http://centre.example"),
            centre_key=self.app.state.key.public,
        )
        self.team: Team = self.run(claimed_team(self.app, self.line))
        self.run(push(self.line, self.team.founder, self.team.founder.operation()))
        self.schema = schemathesis.openapi.from_dict(description(self.team))

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        self.run(self.line.http.aclose())
        self.loop.close()
        self.app.state.database.close()

    def send(self, case: Any, *, who: str) -> Answer:
        kwargs = case.as_transport_kwargs(base_url="http://centre.example")
        wanted = Request(**{name: kwargs.get(name) for name in ("method", "url", "params", "data")}).prepare()
        body = wanted.body or b""
        raw = body if isinstance(body, bytes) else str(body).encode()
        path, _, query = (wanted.path_url).partition("?")
        signer = {"member": self.team.founder.signer, "claimant": Device().claimant, "nobody": None}[who]
        return self.run(  # type: ignore[no-any-return]
            self._ask(case.method, path, query, raw, signer)
        )

    async def _ask(self, method: str, path: str, query: str, body: bytes, signer: Any) -> Answer:
        url = httpx.URL(f"http://centre.example{path}" + (f"?{query}" if query else ""))
        raw_path, _, raw_query = url.raw_path.decode().partition("?")
        line = self.line
        nonce = secrets.token_urlsafe(18)
        fields = _signed(line, method, raw_path, raw_query, body=body, nonce=nonce, signer=signer)
        return await line.send(method, str(url), body=body, fields=fields, nonce=nonce)


def _signed(line: Line, method: str, path: str, query: str, *, body: bytes, nonce: str, signer: Any) -> dict[str, str]:
    if signer is None:
        return {signatures.NONCE_FIELD: nonce}
    return signatures.sign_request(
        signatures.RequestLine(method=method, path=path, query=query),
        body=body,
        central=line.central,
        created_seconds=int(time.time()),
        nonce=nonce,
        signer=signer,
    )


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attack]:
    made = Attack(tmp_path_factory.mktemp("fuzzed"))
    yield made
    made.close()


def tried(attack: Attack, door: Door, *, examples: int) -> set[str]:
    """Send so many of the good and of the bad; the codes that came back."""
    operation = attack.schema[door.path][door.method.lower()]
    said: set[str] = set()
    free = operation.as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE)
    own = {hole: known(attack.team)[hole] for hole in re.findall(r"\{(\w+)\}", door.path)}
    modes = list(schemathesis.GenerationMode) if door.shape else [schemathesis.GenerationMode.POSITIVE]
    cases = st.one_of(*(operation.as_strategy(generation_mode=mode, path_parameters=own) for mode in modes), free)

    @hypothesis.settings(max_examples=examples, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(case=cases, who=st.sampled_from(["member", "member", "claimant", "nobody"]))
    def send(case: Any, who: str) -> None:
        answer = attack.send(case, who=who)
        assert answer.status < 500
        said.add("" if answer.status == 200 else answer.code)

    send()
    return said


@pytest.mark.parametrize("door", doors(), ids=str)
def test_whatever_is_sent_is_answered_and_no_fault(attack: Attack, door: Door) -> None:
    said = tried(attack, door, examples=15)
    assert said - {"bad_signature"}  # some got past the door and were judged
    assert door.name in attack.watched.entered


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("door", doors(), ids=str)
def test_whatever_is_sent_for_long_is_answered_and_no_fault(attack: Attack, door: Door) -> None:
    tried(attack, door, examples=3000)
    assert door.name in attack.watched.entered


def test_serializer_gives_bytes_where_the_protocol_has_bytes() -> None:
    assert as_msgpack_of({"a": text_of(16), "b": "né", "c": 2**70}) == encode(
        {"a": b"\xa5" * 16, "b": "né", "c": 2.0**70}
    )


def as_msgpack_of(value: Any) -> bytes:
    return msgspec.msgpack.encode(_with_bytes(value))
