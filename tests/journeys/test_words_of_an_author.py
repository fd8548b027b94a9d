"""What an author wrote offline into what others erased: read once, sealed till then, and gone."""

from __future__ import annotations

import datetime as dt

import pytest

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.youths import change_youth
from storage.door import Change, save
from storage.parting import KEPT_DAYS, let_go, parted
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import PASSPHRASE, Central, Device, both
from tests.journeys.erasing import NOTE, a_youth, note, on_disk, waiting


async def test_note_written_offline_is_shown_to_its_author_once_and_is_nowhere_after(
    central: Central, two_devices: tuple[Device, Device]
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    [shown] = await sami.vault.run(parted)
    assert (shown.kind, shown.texts) == ("presence", (("note", NOTE),))
    assert NOTE.encode() not in (await sami.vault.run(look)).raw_book
    assert await noor.vault.run(parted) == []
    assert await waiting(noor) == ["Gsm Sami"]  # as long as a word of it is left there it is not erased
    await sami.vault.close()
    assert NOTE.encode() not in on_disk(sami)  # sealed, as everything is
    await sami.vault.open(PASSPHRASE)
    assert len(await sami.vault.run(parted)) == 1
    await sami.vault.run(let_go)
    assert await sami.vault.run(parted) == []
    left = "SELECT (SELECT count(*) FROM parting) + (SELECT count(*) FROM secret WHERE name LIKE 'parted%')"
    assert await sami.vault.run(lambda store: store.log.db.conn.execute(left).fetchone()[0]) == 0
    await both(sami, noor)
    assert await waiting(noor) == []


async def test_shown_text_lies_on_the_disk_under_a_key_of_this_device_and_no_drawer_key_stays(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)

    def sealed(store: Store) -> list[tuple[bytes, bytes]]:
        scope = store.book.drawers(youth, "file")[0].scope
        found = store.log.db.conn.execute("SELECT ct FROM operation WHERE scope = ? AND seq IS NULL", (scope,))
        return [(bytes(ct), box.sealed) for (ct,) in found for box in store.log.boxes_in(scope)]

    pieces = await sami.vault.run(sealed)
    assert pieces
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    assert await sami.vault.run(parted)
    raw = on_disk(sami)
    for ct, box in pieces:
        assert ct[:64] not in raw
        assert box[:32] not in raw
    assert NOTE.encode() not in raw


async def test_erasure_that_came_while_locked_shows_the_text_at_opening(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await sami.vault.close()
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    assert NOTE.encode() not in on_disk(sami)
    await sami.vault.open(PASSPHRASE)
    assert [shown.texts for shown in await sami.vault.run(parted)] == [(("note", NOTE),)]
    assert await sami.vault.run(lambda store: store.log.db.conn.execute("SELECT 1 FROM parting").fetchall()) == []


async def test_text_that_nobody_looks_at_goes_after_a_week(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    await sami.vault.close()
    sami.clock.offset = dt.timedelta(days=KEPT_DAYS, hours=1)
    await sami.vault.open(PASSPHRASE)
    assert await sami.vault.run(parted) == []
    sami.clock.offset = dt.timedelta()
    await both(sami, noor)
    assert await waiting(noor) == []


async def test_what_the_team_had_read_before_the_stop_goes_without_a_word(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await both(sami, noor)
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    assert await sami.vault.run(parted) == []
    assert await waiting(noor) == []


async def test_own_withdrawal_shows_its_worker_nothing(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await sami.vault.run(withdraw_all, youth)
    await both(sami, noor)
    assert await sami.vault.run(parted) == []


@pytest.mark.parametrize("times_begun_again", [0, 1])
async def test_shown_text_is_never_adopted_also_when_the_youth_begins_again(
    two_devices: tuple[Device, Device], times_begun_again: int
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await sami.vault.run(change_youth, youth, next_step=NOTE, wishes=[NOTE])

    def stop(store: Store) -> None:
        withdraw_all(store, youth)
        if times_begun_again:
            record_answer(store, Answer(youth=youth, purpose="P01", state="given", understood=True))
            save(store, [Change(kind="youth", id=youth, values={"alias": "Lowie"})])

    await noor.vault.run(stop)
    await both(noor, sami)
    shown = await sami.vault.run(parted)
    assert [one.kind for one in shown] == ["presence", "youth"]
    assert dict(shown[1].texts) == {"next_step": NOTE, "wishes": NOTE}
    await sami.vault.run(let_go)
    await both(sami, noor)
    for device in (noor, sami):
        view = await device.vault.run(look)
        assert NOTE.encode() not in view.raw_book
        assert view.unsent == 0
        assert len(view.tables["youth"]) == times_begun_again


async def test_text_in_a_drawer_that_falls_here_is_shown_too(two_devices: tuple[Device, Device]) -> None:
    """Noor's stop cannot name a drawer that Sami opened offline: Sami's own device shreds it, and shows what was in."""
    noor, sami = two_devices
    youth = await a_youth(noor, sami)

    def note_health(store: Store) -> None:
        record_answer(store, Answer(youth=youth, purpose="P05", state="given", understood=True))
        change_barrier(store, pick_barrier(store, youth, code="health"), words=NOTE)

    await sami.vault.run(note_health)
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    assert [dict(one.texts) for one in await sami.vault.run(parted)] == [{"words": NOTE}]
    assert NOTE.encode() not in (await sami.vault.run(look)).raw_book


async def test_author_killed_before_reading_still_reads_it(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await note(sami, youth)
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    again = await sami.kill_and_reopen()
    assert len(await again.vault.run(parted)) == 1
    assert await again.vault.run(lambda store: store.book.record("youth", youth)) is None
    await again.end()
