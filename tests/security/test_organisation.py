"""What only coordinators decide: against a member that lies, two who decide at once, and roles that change."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from domain.consent_texts import consent_text
from domain.consent_texts.text import WORD_FIELDS
from domain.policies import ORGANISATION, policy_id
from storage.actions.conflicts import settle
from storage.actions.organisation import set_controller, set_policy
from storage.actions.own_texts import take_step, write_text
from storage.folding import NOT_COORDINATOR
from storage.queries.conflicts import open_conflicts
from storage.queries.organisation import basis_of, controller, own_texts, period_months, policy
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import Device
from tests.security.conftest import Scene
from tests.security.crafted import inner, sign_in

_encode = msgspec.msgpack.Encoder().encode


def lie(store: Store, kind: str, record: str, fields: dict[str, Any]) -> None:
    scope = store.book.drawers("", "settings")[0].scope
    sign_in(store, scope, _encode(inner(store, kind, fields, id=record)))


def patch(**values: Any) -> dict[str, Any]:
    return {name: {"v": value, "on": []} for name, value in values.items()}


async def same_books(*devices: Device) -> None:
    views = [await device.vault.run(look) for device in devices]
    assert all(view.tables == views[0].tables for view in views)


async def device_of(device: Device) -> bytes:
    return await device.vault.run(lambda store: store.identity.device)


@pytest.mark.parametrize("kind", ["policy", "organisation", "own_text", "text_step", "help_line"])
async def test_what_a_member_decides_that_is_no_coordinator_never_counts(scene: Scene, kind: str) -> None:
    words = {name: getattr(consent_text("P05", language="nl"), name) for name in WORD_FIELDS} | {"what": "Alles."}
    text = await scene.noor.vault.run(write_text, purpose="P05", language="nl", words=words)
    await scene.noor.vault.run(set_policy, "P05", basis="public_task", months=3)
    await scene.sync(scene.noor, scene.sami)
    hashed = (await scene.noor.vault.run(own_texts))[0].words_hash
    about = {"worker": "e" * 32, "at": "2026-11-20T18:00:00Z"}
    crafted: dict[str, tuple[str, dict[str, Any]]] = {
        "policy": (policy_id("P05"), patch(purpose="P05", months=36, basis="consent")),
        "organisation": (ORGANISATION, patch(name="Iemand anders")),
        "own_text": ("b" * 32, {"purpose": "P05", "language": "nl", "version": 1002, **words, **about}),
        "text_step": ("b" * 32, {"text": text, "state": "approved", "hash": hashed, "is_wider": True, **about}),
        "help_line": ("b" * 32, patch(name="Bel mij", number="0900 00 00")),
    }
    before = (await scene.noor.vault.run(look)).tables
    await scene.sami.vault.run(lie, kind, *crafted[kind])
    await scene.sync(scene.sami, scene.noor, scene.iris)
    assert list((await scene.noor.vault.run(look)).quarantined.values()) == [NOT_COORDINATOR]
    after = (await scene.noor.vault.run(look)).tables
    assert {name for name in after if after[name] != before[name]} <= {"position"}
    for device in (scene.noor, scene.iris):
        assert await device.vault.run(period_months, "P05") == 3
        assert await device.vault.run(basis_of, "P05") == "public_task"
        assert (await device.vault.run(controller)).name == ""
        assert [text.state for text in await device.vault.run(own_texts)] == ["concept"]
    again = await scene.reopened(0)
    assert await again.vault.run(period_months, "P05") == 3
    # A lie changes nothing of what a coordinator writes next, also when it says the very same.
    await again.vault.run(set_policy, "P05", basis="consent", months=36, reason="Op vraag van de raad.")
    assert await again.vault.run(period_months, "P05") == 36


async def test_what_two_coordinators_decide_at_once_is_asked_about_and_the_shortest_holds(scene: Scene) -> None:
    noor, sami, iris = scene.devices
    await noor.syncer.change_role(await device_of(sami), role="coordinator")
    await scene.sync(sami, iris)
    await noor.vault.run(set_policy, "P05", basis="consent", months=9, reason="Langer nodig.")
    await sami.vault.run(set_policy, "P05", basis="public_task", months=4)
    await noor.vault.run(_named, "Noord")
    await sami.vault.run(_named, "Zuid")
    for _ in range(2):
        await scene.sync(noor, sami, iris)
    for device in scene.devices:
        found = await device.vault.run(policy, "P05")
        assert (found.months, found.rival_months) == (4, (9,))
    await same_books(*scene.devices)
    asked = {(row.kind, row.field) for row in await noor.vault.run(open_conflicts)}
    assert asked == {("policy", "months"), ("policy", "basis"), ("organisation", "name")}
    assert await iris.vault.run(open_conflicts) == []  # not hers to settle
    for row in await noor.vault.run(open_conflicts):
        value = {"months": 9, "basis": "consent", "name": "Zuid"}[row.field]
        await noor.vault.run(settle, kind=row.kind, record=row.record, field=row.field, value=value)
    await scene.sync(noor, sami, iris)
    for device in scene.devices:
        found = await device.vault.run(policy, "P05")
        assert (found.months, found.basis, found.rival_months) == (9, "consent", ())
        assert (await device.vault.run(controller)).name == "Zuid"
        assert await device.vault.run(open_conflicts) == []


def _named(store: Store, name: str) -> None:
    set_controller(store, name=name, address="", email="", phone="", dpo="", is_public=False)


async def test_what_a_coordinator_decided_stands_after_the_role_is_gone(scene: Scene) -> None:
    noor, sami, iris = scene.devices
    await noor.syncer.change_role(await device_of(sami), role="coordinator")
    await scene.sync(sami)
    await sami.vault.run(set_policy, "P05", basis="public_task", months=4)
    await scene.sync(sami)
    await noor.syncer.change_role(await device_of(sami), role="worker")
    await scene.sync(noor, sami, iris)
    for device in scene.devices:
        assert await device.vault.run(period_months, "P05") == 4
    again = await scene.reopened(2)
    assert await again.vault.run(period_months, "P05") == 4


async def test_what_came_before_the_role_was_known_counts_once_it_is(scene: Scene) -> None:
    noor, sami, _ = scene.devices
    await sami.vault.run(lie, "policy", policy_id("P05"), patch(purpose="P05", months=2))
    await scene.sync(sami, noor)
    assert await noor.vault.run(period_months, "P05") is None
    await noor.syncer.change_role(await device_of(sami), role="coordinator")
    await scene.sync(noor, sami)
    assert await noor.vault.run(period_months, "P05") == 2
    assert (await noor.vault.run(look)).quarantined == {}
    again = await scene.reopened(0)
    assert await again.vault.run(period_months, "P05") == 2


async def test_words_that_allow_more_reach_the_yes_on_every_device(scene: Scene) -> None:
    noor, sami, iris = scene.devices
    words = {name: getattr(consent_text("P02", language="nl"), name) for name in WORD_FIELDS} | {
        "what": "Ook een foto."
    }
    text = await noor.vault.run(write_text, purpose="P02", language="nl", words=words)
    await noor.vault.run(take_step, text, state="read_back")
    await noor.vault.run(take_step, text, state="approved", is_wider=True)
    await scene.sync(noor, sami, iris)
    for device in scene.devices:
        ledger = await device.vault.run(lambda store: store.book.ledger(scene.youth, today=store.today()))
        assert ledger["P02", ""].state == "invalidated"
        assert ledger["P05", ""].state == "given"
        record = await device.vault.run(lambda store: store.book.record("youth", scene.youth) or {})
        assert record["name"] == "Lowie Fictief"  # asked again, not erased
    await same_books(*scene.devices)
