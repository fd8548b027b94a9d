"""An older app beside a newer one, and an older or a newer centre: what one does not know it keeps, and passes on."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest

from domain.operation import Inner, pack_plain
from domain.wire import PushReply, PushRequest, Verdict, decode, encode
from storage import sealing
from storage.actions.youths import create_youth
from storage.outbox import next_batch
from storage.reauthoring import readable
from storage.sealing import Draft, seal_group
from storage.store import Store
from sync.refusals import refused
from tests.journeys.conftest import Central, Device, both
from tests.journeys.test_copied_devices import copy_of, renewed
from tests.journeys.test_hostile import signed_again
from tests.journeys.test_team import scope_of, youth_of

LATER: dict[str, Any] = {"alias": {"v": "Lowie", "on": []}, "shoe_size": {"v": 43, "on": []}}


def write_as_in_2031(store: Store, youth: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field, a kind and an inside that this version does not know, signed and sealed as any other work."""
    scope = scope_of(store, youth, "file")
    kid = store.keyring.write_kid(scope) or b""

    def encoded(inner: Inner) -> bytes:
        raw = msgspec.to_builtins(inner, builtin_types=(bytes,)) | {"v": 9, "an_idea_of_2031": [1, {"a": "b"}]}
        return pack_plain(msgspec.msgpack.encode(raw))

    with monkeypatch.context() as patched:
        patched.setattr(sealing, "encode_inner", encoded)
        drafts = [
            Draft(scope=scope, kind="youth", id=youth, fields=LATER, kid=kid),
            Draft(scope=scope, kind="swimming_lesson", id="e" * 32, fields={"level": 3, "of": [youth]}, kid=kid),
        ]
        group = seal_group(store, drafts, erase=None)
    with store.log.transaction():
        for name, operation in group.operations:
            store.log.insert(name, operation)
    store.heads[store.identity.device] = group.head


def insides(store: Store) -> list[dict[str, Any]]:
    """What newer work holds inside, as it lies here, whoever signed it."""
    pieces = readable(store, store.log.rows_after(0), stays=frozenset()).pieces
    found = [p.inside for p in pieces if p.erase is None and p.inside["v"] == 9]
    return [{k: v for k, v in inside.items() if k not in ("group", "seen", "roster")} for inside in found]


async def test_an_older_app_keeps_what_a_newer_one_wrote_and_passes_it_on(
    two_devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bo")
    await noor.vault.run(write_as_in_2031, youth, monkeypatch)
    await both(noor, sami)
    for device in (noor, sami):
        assert (await device.vault.run(youth_of, youth))["alias"] in ("Bo", "Lowie")
        assert await device.vault.run(lambda store: store.log.quarantined()) == {}
    assert await sami.vault.run(insides) == await noor.vault.run(insides)
    assert [inside["kind"] for inside in await sami.vault.run(insides)] == ["youth", "swimming_lesson"]


async def test_what_an_older_app_does_not_know_survives_being_signed_anew(
    two_devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    noor, sami = two_devices
    youth = await sami.vault.run(create_youth, alias="Bo")
    await both(sami, noor)
    clone = await copy_of(sami, tmp_path / "copy")
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(write_as_in_2031, youth, monkeypatch)
    before = await clone.vault.run(insides)
    await both(sami, noor)
    assert (await clone.syncer.sync_now()).code == "device_fork"
    await renewed(noor, clone)
    await both(clone, noor)
    assert await clone.vault.run(insides) == before
    assert await noor.vault.run(insides) == before
    await clone.end()


async def test_replies_of_a_newer_centre_are_read_for_what_is_known_of_them(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices

    def newer(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        body = msgspec.msgpack.decode(reply.read())
        return signed_again(central, request, msgspec.msgpack.encode(body | {"idea_of_2031": [1, {"a": None}]}))

    noor.line.change = newer
    youth = await noor.vault.run(create_youth, alias="Lowie")
    assert (await noor.syncer.sync_now()).word == "gelukt"
    await both(sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_newer_app_works_with_a_centre_that_does_not_say_where_it_stands(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    """Replies without the fields that were added later (`before`, `after`): nothing is asked that it would refuse."""
    noor, sami = two_devices
    known = {"verdicts", "box_verdicts", "generation", "server_millis"}

    def older(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method != "POST" or not request.url.path.endswith("/ops"):
            return reply
        body = msgspec.msgpack.decode(reply.read())
        return signed_again(central, request, msgspec.msgpack.encode({k: v for k, v in body.items() if k in known}))

    noor.line.change = older
    youth = await noor.vault.run(create_youth, alias="Lowie")
    noor.line.requests.clear()
    assert (await noor.syncer.sync_now()).word == "gelukt"
    queries = {name for request in noor.line.requests for name in request.url.params}
    assert queries <= {"after", "limit"}
    await both(sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


@pytest.mark.parametrize("code", ["bad_shape", "a_refusal_of_2031"])
async def test_an_older_centre_that_refuses_a_newer_suite_is_said_plainly_and_the_work_waits(
    two_devices: tuple[Device, Device], central: Central, code: str
) -> None:
    noor, _ = two_devices

    def refusing(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method != "POST" or not request.url.path.endswith("/ops"):
            return reply
        told = decode(reply.read(), PushReply)
        verdicts = tuple(Verdict(code) for _ in told.verdicts)
        return signed_again(central, request, encode(msgspec.structs.replace(told, verdicts=verdicts)))

    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.change = refusing
    state = await noor.syncer.sync_now()
    assert (state.word, state.code) == ("mislukt", code)
    assert state.waiting > 0
    assert len(state.sentence.split()) > 3
    noor.line.change = None
    assert (await noor.syncer.sync_now()).word == "gelukt"


async def test_the_centre_refuses_an_operation_of_a_suite_it_does_not_know(
    two_devices: tuple[Device, Device],
) -> None:
    """The first byte of the header says how it was sealed: a suite of a later year is no operation to this centre."""
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    batch = await noor.vault.relay(next_batch)
    head, ct = batch.request.ops[0]
    client = await noor.syncer._client()
    assert client is not None
    reply = await client.push(PushRequest(ops=((b"\x07" + head[1:], ct),)))
    assert reply.verdicts == (Verdict("bad_shape"),)
    assert "Werk de app bij" in refused("bad_shape").sentence
    assert (await noor.syncer.sync_now()).word == "gelukt"
