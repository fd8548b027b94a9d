"""A vault of one that goes to another team: everything comes along once, nothing that was stopped comes back."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from domain.errors import NoRoom, Refused
from storage import moving
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place, change_place
from storage.actions.youths import change_youth, create_youth
from storage.drafts import draft, keep_draft
from storage.inbox import QuickNote
from storage.log import next_log
from storage.log.log import LOG_FILE
from storage.moving import contents, move
from storage.store import Store
from tests.journeys.agreement import check_tables, look
from tests.journeys.conftest import PASSPHRASE, Central, Clock, Device, both, make_device
from tests.journeys.quick_team import quick_device, quick_open
from tests.storage.device import rebuilt_tables, tables

HEALTH = "Kanarie uit het gezondheidsdossier"
KINDS = ("contact", "presence", "youth", "barrier", "consent", "proof", "place")


async def alone(folder: Path, central: Central) -> Device:
    """Sami worked offline: two youths, one of whom stopped with health; contacts, a place, a draft, a quick note."""
    sami = make_device(folder, central.transport())
    await sami.vault.create(PASSPHRASE, worker_name="Sami", device_name="Gsm Sami", memory_short=True)
    await sami.vault.run(work)
    await sami.vault.leave(QuickNote(day=sami.clock().date(), part_of_day="evening", note="aan de brug"))
    return sami


def work(store: Store) -> None:
    youth = ""
    place = add_place(store, name="Park", kind="park")
    change_place(store, place, hours="na school")
    for alias in ("Lowie", "Bilal"):
        youth = create_youth(store, alias=alias)
        change_youth(store, youth, goal="bakken")
        change_youth(store, youth, goal="lassen")
        log_contact(store, ContactDraft(youths=(youth,), note=f"met {alias}"))
        record_answer(store, Answer(youth=youth, purpose="P05", state="given", understood=True))
        change_barrier(store, pick_barrier(store, youth, code="health"), words=HEALTH if alias == "Bilal" else "moe")
        pick_barrier(store, youth, code="mobility")
    withdraw(store, youth, purpose="P05")
    keep_draft(store, "contact", {"note": "half getypt"})


def records(store: Store) -> dict[str, list[dict[str, Any]]]:
    """What stands in the book of the kinds that a worker makes, by id."""
    return {
        kind: [dict(row) | {"first": 0} for row in store.book.rows(f"SELECT * FROM {kind} ORDER BY id")]
        for kind in KINDS
    }


@pytest.fixture
async def team(central: Central, one_device: Device, tmp_path: Path) -> AsyncIterator[tuple[Device, Device]]:
    """Noor's team at the centre, and Sami alone."""
    await one_device.syncer.connect(central.place_code())
    sami = await alone(tmp_path / "sami", central)
    yield one_device, sami
    await sami.end()


async def asked(noor: Device, sami: Device) -> None:
    """Up to the words on both screens, and Noor's 'Laat toe'."""
    invitation = await noor.syncer.invite()
    seen = await sami.syncer.use_invitation(invitation.code, device_name="Gsm Sami")
    assert seen is not None
    assert (seen.stage, seen.is_own_team) == ("decide", False)
    state = await sami.syncer.agree()
    assert state is not None
    [asking] = await noor.syncer.pending_answers()
    assert (state.stage, state.words) == ("asked", asking.words)
    await noor.syncer.admit(asking)


async def test_all_work_of_a_lone_vault_comes_along_once_and_means_the_same(
    team: tuple[Device, Device], central: Central
) -> None:
    noor, sami = team
    before = await sami.vault.run(records)
    standing = await sami.vault.run(lambda store: sorted(map(tuple, store.book.rows("SELECT * FROM standing"))))
    worker = await sami.vault.run(lambda store: store.worker)
    old_team = await sami.vault.run(lambda store: store.team)
    told = await sami.vault.run(contents)
    assert (told.youths, told.contacts, told.places, told.unreadable) == (2, 2, 1, 0)
    await asked(noor, sami)
    await both(sami, noor)
    for device in (sami, noor):
        assert await device.vault.run(records) == before
        found = await device.vault.run(lambda store: sorted(map(tuple, store.book.rows("SELECT * FROM standing"))))
        assert found == standing
        assert await device.vault.run(lambda store: store.log.quarantined()) == {}
        assert HEALTH not in repr(await device.vault.run(records))
        names = await device.vault.run(lambda store: store.book.rows("SELECT id, name FROM worker ORDER BY name"))
        assert [row["name"] for row in names] == ["Noor", "Sami"]
        keys = await device.vault.run(lambda store: store.book.rows("SELECT figures_key FROM setting"))
        assert len(keys) == 1
        assert await device.vault.run(lambda store: store.book.rows("SELECT 1 FROM conflict")) == []
    assert await sami.vault.run(lambda store: (store.worker, store.team != old_team)) == (worker, True)
    assert (await sami.vault.run(draft, "contact") or {})["note"] == "half getypt"
    assert [waiting.note.note for waiting in await sami.vault.waiting()] == ["aan de brug"]
    assert await sami.syncer.move_state() is None
    again = await sami.kill_and_reopen()
    assert await again.vault.run(records) == before
    await again.end()


async def test_history_and_what_a_change_was_based_on_come_along(team: tuple[Device, Device]) -> None:
    """The former goal stays in the history and is no rival of the newer one; a later change goes on top of it."""
    noor, sami = team
    await asked(noor, sami)
    await both(sami, noor)
    [youth] = await noor.vault.run(
        lambda store: [r["id"] for r in store.book.rows("SELECT id FROM youth WHERE alias = 'Lowie'")]
    )
    folded = await noor.vault.run(lambda store: store.book.folded(youth, "goal"))
    assert (folded.value, folded.rivals) == ("lassen", ())
    written = await noor.vault.run(
        lambda store: store.book.rows("SELECT 1 FROM entry WHERE record = ? AND field = 'goal'", youth)
    )
    assert len(written) == 2
    await noor.vault.run(change_youth, youth, goal="metsen")
    await both(noor, sami)
    assert (await sami.vault.run(lambda store: store.book.record("youth", youth)) or {})["goal"] == "metsen"


async def test_the_old_team_ends_on_this_device(team: tuple[Device, Device]) -> None:
    noor, sami = team
    old_team = await sami.vault.run(lambda store: store.team)
    boxes = await sami.vault.run(
        lambda store: [bytes(r[0]) for r in store.log.db.conn.execute("SELECT kid FROM keybox")]
    )
    await asked(noor, sami)
    await sami.syncer.sync_now()
    await sami.vault.close()
    everything = b"".join(path.read_bytes() for path in sami.vault.directory.rglob("*") if path.is_file())
    assert old_team not in everything
    assert not any(kid in everything for kid in boxes)
    assert sorted(path.name for path in sami.vault.directory.glob("*log*.sqlite")) == [LOG_FILE]


async def test_until_the_coordinator_lets_in_the_vault_is_used_as_ever(team: tuple[Device, Device]) -> None:
    noor, sami = team
    invitation = await noor.syncer.invite()
    await sami.syncer.use_invitation(invitation.code)
    await sami.syncer.agree()
    await sami.syncer.sync_now()
    youth = await sami.vault.run(create_youth, alias="Later")
    sami = await sami.kill_and_reopen()
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.admit(asking)
    await both(sami, noor)
    assert (await noor.vault.run(lambda store: store.book.record("youth", youth)) or {})["alias"] == "Later"
    await sami.end()


async def test_who_thinks_better_of_it_stays_as_they_were(team: tuple[Device, Device]) -> None:
    noor, sami = team
    before = await sami.vault.run(records)
    invitation = await noor.syncer.invite()
    await sami.syncer.use_invitation(invitation.code)
    await sami.syncer.forget_move()
    assert await sami.syncer.move_state() is None
    assert await noor.syncer.pending_answers() == []
    assert await sami.vault.run(records) == before


async def test_a_team_with_colleagues_does_not_move_and_says_why(
    two_devices: tuple[Device, Device], central: Central, tmp_path: Path
) -> None:
    noor, _ = two_devices
    other = make_device(tmp_path / "other", central.transport())
    await other.vault.create(PASSPHRASE, worker_name="Iris", memory_short=True)
    await other.syncer.connect(central.place_code())
    invitation = await other.syncer.invite()
    with pytest.raises(Refused, match="nog anderen"):
        await noor.syncer.use_invitation(invitation.code)
    assert await noor.syncer.move_state() is None
    assert await other.syncer.pending_answers() == []
    await other.end()


class NoPush(httpx.AsyncBaseTransport):
    """Asking goes through, sending does not: so each of several copies of one vault may go on by itself."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and request.url.path.endswith("/ops"):
            raise httpx.ConnectError("gone", request=request)
        return await self._inner.handle_async_request(request)


STEPS = ("begin_next", "sign_again", "commit_next", "take_next", "_wipe", "drop_next")


async def test_a_kill_before_or_after_any_step_leaves_the_old_team_or_the_new_and_is_resumed(
    team: tuple[Device, Device], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies on the disk at such a moment is what the next start finds: a copy of it is taken, and later opened."""
    noor, sami = team
    before = await sami.vault.run(records)
    await asked(noor, sami)
    copies: dict[str, Path] = {}

    def keep(moment: str) -> None:
        where = tmp_path / f"{len(copies)}"
        copies[f"{moment} {len(copies)}"] = shutil.copytree(sami.vault.directory, where)

    def copied(act: Callable[..., Any], name: str) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            keep(f"before {name}")
            result = act(*args, **kwargs)
            keep(f"after {name}")
            return result

        return stepped

    for module in (next_log, moving):
        for step in STEPS:
            if hasattr(module, step):
                monkeypatch.setattr(module, step, copied(getattr(module, step), step))
    key = sami.vault._store_key
    sami.line.inner = NoPush(honest := sami.line.inner)
    await sami.syncer.sync_now()
    monkeypatch.undo()
    assert {name.split()[1] for name in copies} == set(STEPS)
    await sami.syncer.stop()
    new_team, teams = await noor.vault.run(lambda store: store.team), set()
    for name, folder in copies.items():
        again = quick_device(folder, key, NoPush(honest), clock=Clock())
        await quick_open(again.vault, key)
        assert await again.vault.run(records) == before, name
        teams.add(await again.vault.run(lambda store: store.team))
        await again.syncer.sync_now()
        assert await again.vault.run(lambda store: store.team) == new_team, name
        assert await again.vault.run(records) == before, name
        assert not next_log.has_next(folder), name
        again.line.inner = honest
        if name == next(iter(copies)):
            await both(again, noor)
            assert await noor.vault.run(records) == before
        await again.end()
    assert len(teams) == 2


async def test_a_full_disk_is_said_and_the_old_team_stays(
    team: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    noor, sami = team
    before = await sami.vault.run(records)
    await asked(noor, sami)

    def full(store: Store, *args: Any, **kwargs: Any) -> None:
        honest = next_log.begin_next

        def small(directory: Path) -> Any:
            log = honest(directory)
            log.db.conn.execute(f"PRAGMA max_page_count={log.db.conn.execute('PRAGMA page_count').fetchone()[0] + 4}")
            return log

        with monkeypatch.context() as patched:
            patched.setattr("storage.moving.begin_next", small)
            move(store, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr("sync.moving.move", full)
        with pytest.raises(NoRoom):
            await sami.syncer._move_on()
    assert await sami.vault.run(records) == before
    assert not list(sami.vault.directory.glob("moving/*"))
    await both(sami, noor)
    assert await noor.vault.run(records) == before


async def copy_of(sami: Device, folder: Path) -> Device:
    """The same vault a second time, as from a backup of the phone."""
    shutil.copytree(sami.vault.directory, folder)
    copy = quick_device(folder, b"", sami.line.inner, clock=Clock())
    await quick_open(copy.vault, sami.vault._store_key)
    return copy


async def test_two_copies_of_one_vault_that_both_move_bring_the_work_once(
    team: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = team
    before = await sami.vault.run(records)
    copy = await copy_of(sami, tmp_path / "copy")
    later = await copy.vault.run(create_youth, alias="Later")
    for device in (sami, copy):
        await asked(noor, device)
        await both(device, noor)
    await both(sami, copy, noor)
    views = [await device.vault.run(look) for device in (noor, sami, copy)]
    check_tables(views)
    assert [(view.quarantined, view.waiting, view.tables["conflict"]) for view in views] == [({}, 0, [])] * 3
    found = await noor.vault.run(records)
    assert {row["id"] for row in found["youth"]} == {row["id"] for row in before["youth"]} | {later}
    assert {kind: found[kind] for kind in ("contact", "presence", "place")} == {
        kind: before[kind] for kind in ("contact", "presence", "place")
    }
    assert await noor.vault.run(rebuilt_tables) == await noor.vault.run(tables)
    await copy.end()


async def test_what_the_team_erased_does_not_come_back_with_another_copy_of_the_vault(
    team: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = team
    copy = await copy_of(sami, tmp_path / "copy")
    await asked(noor, sami)
    await both(sami, noor)
    [youth] = await noor.vault.run(
        lambda store: [r["id"] for r in store.book.rows("SELECT id FROM youth WHERE alias = 'Lowie'")]
    )
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    await asked(noor, copy)
    await both(copy, noor, sami)
    for device in (noor, sami, copy):
        assert await device.vault.run(lambda store: store.book.record("youth", youth)) is None
        assert [r["alias"] for r in (await device.vault.run(records))["youth"]] == ["Bilal"]
        assert "met Lowie" not in repr(await device.vault.run(look))
        assert await device.vault.run(lambda store: store.log.quarantined()) == {}
    await copy.end()
