"""A member device that lies: whatever it signs, the other devices live, and their work goes on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.clock import MAX_COUNTER
from domain.keybox import box_signed_bytes
from domain.operation import EraseBody, encode_erase
from domain.records import quarter_of
from domain.texts import Texts
from storage import door
from storage.actions.barriers import change_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.figures import is_whole
from storage.outbox import rewrap
from storage.queries.conflicts import open_conflicts
from storage.queries.consent_history import consent_history
from storage.queries.contacts import contacts_of_day, open_round, places, prefill
from storage.queries.copy import copy_of
from storage.queries.copy_file import copy_file
from storage.queries.due import due_rows
from storage.queries.offers import offers_of
from storage.queries.old_totals import old_quarters
from storage.queries.own_texts import text_rows
from storage.queries.partners import partners
from storage.queries.people import people_of
from storage.queries.referrals import referrals_of
from storage.queries.requests import requests, requests_of
from storage.queries.retention import going, kept_until, retention_state
from storage.queries.sharing import share_lines, shared_with
from storage.queries.timeline import timeline
from storage.queries.today import today
from storage.queries.youth_file import barriers_of, purposes_of, youth_file
from storage.queries.youths import youth_rows
from storage.sealing import seal_group
from storage.store import Store
from tests.journeys.agreement import look
from tests.security.conftest import Scene
from tests.security.crafted import Case, in_file, inner, sign_in
from tests.security.crafted_cases import CASES

WORDS = "Gaat gewoon verder"


def counts(store: Store) -> dict[str, int]:
    return {
        "apart": len(store.log.quarantined()),
        "kept": len(store.book.rows("SELECT op FROM unknown")),
        "waits": len(store.book.rows("SELECT op FROM waiting")),
    }


def read_every_screen(store: Store, youth: str) -> None:
    today(store), youth_rows(store), youth_rows(store, text="lowie"), open_conflicts(store), places(store)
    open_round(store), prefill(store), contacts_of_day(store, store.today())
    for each in [row[0] for row in store.book.rows("SELECT id FROM youth")]:
        youth_file(store, each), youth_file(store, each, road="together"), timeline(store, each)
        timeline(store, each, road="together"), barriers_of(store, each), purposes_of(store, each)
        offers_of(store, each), people_of(store, each), shared_with(store, each)
        for row in referrals_of(store, each):
            share_lines(store, row.id)
        kept_until(store, each), consent_history(store, each), requests_of(store, each), copy_of(store, each)
        copy_file(store, each, texts=Texts("nl"))
    going(store, days=400), retention_state(store), old_quarters(store), requests(store), text_rows(store, "nl")
    due_rows(store, until=store.today() + dt.timedelta(days=400), only_mine=False), partners(store)


def counted(store: Store) -> bool:
    heads = {device.hex(): head for device, head in store.heads.items()}
    return is_whole(store, heads=heads)


async def work_goes_on(scene: Scene, *, said: str = "") -> None:
    """Save, sync, read on the other side, die, come back with the same book, sync again."""
    await scene.noor.vault.run(read_every_screen, scene.youth)
    before = len(await scene.noor.vault.run(lambda store: store.log.quarantined()))
    saved = await scene.noor.vault.run(log_contact, ContactDraft(note=WORDS, count=2))
    await scene.noor.vault.run(_change, scene.youth, goal=WORDS)
    assert len(await scene.noor.vault.run(lambda store: store.log.quarantined())) == before
    await scene.sync(scene.noor, scene.iris, scene.noor, said=said)  # who erased last has confirmed last
    found = await scene.iris.vault.run(lambda store: store.book.record("contact", saved.contact))
    assert found is not None
    assert found["note"] == WORDS
    goals = await scene.iris.vault.run(lambda store: store.book.rows("SELECT raw FROM entry WHERE field = 'goal'"))
    assert any(WORDS in row["raw"] for row in goals)
    views = [await device.vault.run(look) for device in (scene.noor, scene.iris)]
    assert views[0].tables == views[1].tables
    again = await scene.reopened(0)
    assert (await again.vault.run(look)).tables == views[0].tables
    await again.vault.run(read_every_screen, scene.youth)
    await scene.sync(again, said=said)


def _change(store: Store, /, youth: str, **values: Any) -> None:
    change_youth(store, youth, **values)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_record_that_no_honest_app_writes_stops_nobody(scene: Scene, case: Case) -> None:
    def lie(store: Store) -> None:
        for scope, plain in case.make(store, scene.youth):
            sign_in(store, scope, plain)

    before = await scene.noor.vault.run(counts)
    had = await scene.noor.vault.run(lambda store: store.log.last_position())
    await scene.sami.vault.run(lie)
    await scene.sync(scene.sami)
    await scene.sync(scene.noor, said=case.said)
    assert await scene.noor.vault.run(lambda store: store.log.last_position()) >= had + case.count
    after = await scene.noor.vault.run(counts)
    expected = before | ({} if case.fate == "taken" else {case.fate: case.count})
    assert after == expected
    assert await scene.noor.vault.run(counted) == (case.fate == "taken")  # no figures from a view with holes
    await work_goes_on(scene, said=case.said)


async def test_heads_that_nobody_has_are_remembered_once_a_device(scene: Scene) -> None:
    [case] = [case for case in CASES if case.said]
    for scope, plain in await scene.sami.vault.run(case.make, scene.youth):
        await scene.sami.vault.run(sign_in, scope, plain)
    await scene.sync(scene.sami)
    await scene.sync(scene.noor, said=case.said)
    assert len(await scene.noor.vault.run(lambda store: store.log.fact("vouched"))) == 1


async def test_the_same_corpus_all_at_once_stops_nobody(scene: Scene) -> None:
    for case in CASES:
        if case.said:
            continue

        def lie(store: Store, case: Case = case) -> None:
            for scope, plain in case.make(store, scene.youth):
                sign_in(store, scope, plain)

        await scene.sami.vault.run(lie)
    await scene.sync(scene.sami, scene.noor, scene.iris)
    apart = sum(case.count for case in CASES if case.fate == "apart")
    assert (await scene.noor.vault.run(counts))["apart"] >= apart
    await work_goes_on(scene)


async def test_a_stop_after_sixty_answers_is_kept_and_can_be_answered(scene: Scene) -> None:
    """One event can name fifty others; the rest is answered by the next."""
    [case] = [case for case in CASES if case.name.startswith("sixty")]
    for scope, plain in await scene.sami.vault.run(case.make, scene.youth):
        await scene.sami.vault.run(sign_in, scope, plain)
    await scene.sync(scene.sami, scene.noor)
    await scene.noor.vault.run(withdraw, scene.youth, purpose="P02")
    for _ in range(2):
        answer = Answer(youth=scene.youth, purpose="P02", state="given", understood=True)
        await scene.noor.vault.run(record_answer, answer)
    ledger = await scene.noor.vault.run(lambda store: store.book.ledger(scene.youth, today=store.today()))
    assert ledger["P02", ""].state == "given"
    assert await scene.noor.vault.run(lambda store: store.log.quarantined()) == {}


async def test_a_counter_at_its_end_does_not_make_our_own_work_unreadable(scene: Scene) -> None:
    def soon(store: Store) -> tuple[bytes, bytes]:
        millis = int(store.now().timestamp() * 1000) + 200_000  # inside what is believed
        return in_file("youth", {"goal": {"v": "x", "on": []}}, clock=[millis, MAX_COUNTER])(store, scene.youth)[0]

    await scene.sami.vault.run(lambda store: sign_in(store, *soon(store)))
    await scene.sync(scene.sami, scene.noor)
    assert (await scene.noor.vault.run(lambda store: store.clock.counter)) == MAX_COUNTER
    await work_goes_on(scene)


def erase(store: Store, body: EraseBody) -> None:
    door._commit(store, seal_group(store, [], erase=body))


async def test_an_erase_of_everything_leaves_an_empty_book_in_which_work_goes_on(scene: Scene) -> None:
    """Any member may erase; the device list still says who did. It costs the team its work, not its app."""

    def all_of_it(store: Store) -> EraseBody:
        run = store.log.db.conn.execute
        scopes = [bytes(row[0]) for row in run("SELECT DISTINCT scope FROM operation")]  # the blank one of erases too
        return EraseBody(scopes=tuple(scopes), ops=tuple(bytes(row[0]) for row in run("SELECT op_id FROM operation")))

    body = await scene.sami.vault.run(all_of_it)
    assert len(encode_erase(body)) < 20_000
    await scene.sami.vault.run(erase, body)
    await scene.sync(scene.sami, scene.noor, scene.iris)
    assert await scene.noor.vault.run(lambda store: store.book.rows("SELECT id FROM youth")) == []
    await scene.noor.vault.run(read_every_screen, scene.youth)
    youth = await scene.noor.vault.run(create_youth, alias="Bilal")
    scene.youth = youth
    await work_goes_on(scene)


async def test_an_erase_that_is_erased_still_reaches_a_restored_centre(scene: Scene, tmp_path: Path) -> None:
    ledger, boxes = scene.centre.backup(tmp_path / "backup")
    await scene.noor.vault.run(withdraw, scene.youth, purpose="P05")
    await scene.sync(scene.noor, scene.sami, scene.iris)

    def erases(store: Store) -> EraseBody:
        found = store.log.db.conn.execute("SELECT op_id FROM operation WHERE substr(head, 1, 1) = x'00'")
        return EraseBody(scopes=(bytes(16),), ops=tuple(bytes(row[0]) for row in found))

    await scene.sami.vault.run(lambda store: erase(store, erases(store)))
    await scene.sync(scene.sami, scene.noor, scene.iris)
    scene.centre.lose_all_but(ledger, boxes, folder=tmp_path / "restored")
    for _ in range(2):
        await scene.sync(scene.noor, scene.sami, scene.iris)
    views = [await device.vault.run(look) for device in scene.devices]
    assert {view.unsent for view in views} == {0}
    assert b"vaak moe" not in views[0].raw_book
    without = "SELECT count(*) FROM ledger WHERE suite = 0 AND seq NOT IN (SELECT seq FROM ciphertext)"
    assert scene.centre.rows(without) == [(0,)]


@pytest.mark.parametrize("what", ["the core of a contact", "the opening of a drawer", "the row of a barrier"])
async def test_half_an_erasure_leaves_the_book_as_a_fresh_fold_would(scene: Scene, what: str) -> None:
    saved = await scene.noor.vault.run(log_contact, ContactDraft(note="bij de brug"))
    await scene.sync(scene.noor, scene.sami)

    def target(store: Store) -> bytes:
        if what == "the core of a contact":
            return saved.saved.op_ids[0]
        if what == "the opening of a drawer":
            scope = store.book.drawers(quarter_of(store.today()), "core_notes")[0].scope
            row = store.book.row("SELECT op FROM drawer WHERE scope = ?", scope.hex())
        else:
            row = store.book.row("SELECT op FROM entry WHERE kind = 'barrier' AND field = 'code'")
        assert row is not None
        return bytes.fromhex(row["op"])

    op_id = await scene.sami.vault.run(target)
    await scene.sami.vault.run(erase, EraseBody(ops=(op_id,)))
    await scene.sync(scene.sami, scene.noor, scene.iris)
    await work_goes_on(scene)  # holds the book against one that is folded anew


async def test_a_drawer_under_another_purpose_s_yes_is_not_written_in_and_goes(scene: Scene) -> None:
    """Else a stop of health would not find it."""
    scope = bytes(range(16))  # found before any other

    def open_it(store: Store) -> None:
        row = store.book.row("SELECT id FROM consent WHERE purpose = 'P01'")
        assert row is not None
        fields = {"drawer": "health", "subject": scene.youth, "consent": row["id"]}
        sign_in(store, scope, _plain(inner(store, "opened", fields)))

    await scene.sami.vault.run(open_it)
    await scene.sync(scene.sami, scene.noor)
    assert await scene.noor.vault.run(lambda store: store.log.is_erased(scope))
    await scene.noor.vault.run(lambda store: change_barrier(store, _health(store), words="heel moe"))
    await scene.noor.vault.run(withdraw, scene.youth, purpose="P05")
    await scene.sync(scene.noor, scene.iris)
    for device in (scene.noor, scene.iris):
        assert b"heel moe" not in (await device.vault.run(look)).raw_book


async def test_a_key_box_that_opens_with_no_key_stops_nobody(scene: Scene) -> None:
    def slip_in(store: Store) -> None:
        scope = store.book.drawers(scene.youth, "file")[0].scope
        good = store.keyring.box_for(
            b"\x00" * 32, scope, born=store.keyring.epoch, maker=store.identity.device, sign=_no
        )
        bad = msgspec.structs.replace(good, kid=bytes(16), sealed=bytes(len(good.sealed)))
        signed = msgspec.structs.replace(bad, sig=store.identity.sign.sign(box_signed_bytes(store.team, bad)))
        with store.log.transaction():
            store.log.add_box(signed, is_unsent=True)

    await scene.sami.vault.run(slip_in)
    await scene.sync(scene.sami, scene.noor)
    await work_goes_on(scene)
    await scene.noor.vault.relay(lambda relay: relay.log.offer_boxes_again())
    await scene.noor.vault.relay(rewrap)
    await scene.sync(scene.noor)


def _health(store: Store) -> str:
    row = store.book.row("SELECT id FROM barrier WHERE code = 'health'")
    assert row is not None
    return str(row[0])


def _no(message: bytes) -> bytes:
    return bytes(64)


_plain = msgspec.msgpack.Encoder().encode
