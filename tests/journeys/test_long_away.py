"""Away for half a year: newest first, usable after a few pages, nothing that waited is lost, wherever it is cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.offers import change_offer, propose_offer
from storage.actions.pauses import pause_clock, resume_clock
from storage.actions.people import add_person, change_person
from storage.actions.places import add_place, change_place
from storage.actions.referrals import change_referral, propose_referral
from storage.actions.tasks import add_task, change_task
from storage.actions.youths import create_youth
from storage.folding import rebuild
from storage.log.log import REBUILD
from storage.relay import Relay
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import Central, Device, both
from tests.journeys.line import Fault
from tests.journeys.test_team import youth_of

PAGE = 8
CUT_AFTER_THREE: tuple[Fault | None, ...] = (None, None, None, "before", "before", "before")


def open_on(store: Store, place: str, day: int) -> None:
    change_place(store, place, hours=f"dag {day}")


def hours_of(store: Store, place: str) -> str:
    return str((store.book.record("place", place) or {}).get("hours", ""))


@pytest.fixture
async def away(two_devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch) -> tuple[Device, Device]:
    """Sami was in step half a year ago and wrote since; Noor went on. Pages are small, so that there are many."""
    monkeypatch.setattr("sync.run.MAX_BATCH_OPERATIONS", PAGE)
    noor, sami = two_devices
    return noor, sami


async def a_long_time(noor: Device, sami: Device) -> tuple[str, str, str]:
    """(a place both know, a youth Sami made while away, a youth whose health went meanwhile)."""
    place = await noor.vault.run(add_place, name="Park", kind="park")
    gone = await noor.vault.run(create_youth, alias="Bilal")
    await noor.vault.run(record_answer, Answer(youth=gone, purpose="P05", state="given", understood=True))
    await noor.vault.run(pick_barrier, gone, code="health")
    await both(noor, sami)
    youth = await sami.vault.run(create_youth, alias="Onderweg")
    for day in range(3 * PAGE):
        await noor.vault.run(open_on, place, day)
        if day == PAGE:
            await noor.vault.run(withdraw, gone, purpose="P05")
    await noor.syncer.sync_now()
    half_a_year = dt.timedelta(days=200)
    success = int((sami.clock() - half_a_year).timestamp() * 1000)
    await sami.vault.relay(Relay.note, sync_success=success)
    return place, youth, gone


async def test_after_half_a_year_the_newest_comes_first_and_work_that_waited_goes_out_before(
    away: tuple[Device, Device],
) -> None:
    noor, sami = away
    place, youth, gone = await a_long_time(noor, sami)
    sami.line.requests.clear()
    sami.line.next_faults = list(CUT_AFTER_THREE)  # push, newest, one page back; then cut
    cut = await sami.syncer.sync_now()
    assert (cut.word, cut.waiting) == ("wacht", 0)
    asked = [request.url.query.decode() for request in sami.line.requests]
    assert sami.line.requests[0].method == "POST"
    assert "after=newest" in asked[1]
    assert asked[2].startswith("before=")
    assert await sami.vault.run(hours_of, place) == f"dag {3 * PAGE - 1}", (
        "usable: today is there, yesterday is not yet"
    )
    assert (
        len(await sami.vault.run(lambda store: store.book.rows("SELECT 1 FROM entry WHERE field = 'hours'"))) < 2 * PAGE
    )
    later = await sami.vault.run(create_youth, alias="Tijdens")
    sami = await sami.kill_and_reopen()
    sami.line.requests.clear()
    assert (await sami.syncer.sync_now()).word == "gelukt"
    again = [request.url.query.decode() for request in sami.line.requests if request.method == "GET"]
    assert not any("newest" in query for query in again), "it goes on where it was cut"
    assert sum(query.startswith("before=") for query in again) >= 2
    await both(noor, sami)
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert views[0].tables == views[1].tables
    for device in (noor, sami):
        assert (await device.vault.run(youth_of, youth))["alias"] == "Onderweg"
        assert (await device.vault.run(youth_of, later))["alias"] == "Tijdens"
        assert (
            await device.vault.run(lambda store: store.book.rows("SELECT 1 FROM barrier WHERE youth = ?", gone)) == []
        )
        assert await device.vault.run(lambda store: store.log.fact(REBUILD)) is None
    await sami.end()


def make_and_change(store: Store, place: str, *, pages: int) -> None:
    """Every kind that is changed later, made now and changed some pages on."""
    youth = create_youth(store, alias="Nieuw")
    made: list[tuple[Callable[..., Any], str, dict[str, Any]]] = [
        (change_barrier, pick_barrier(store, youth, code="motivation"), {"weight": 2}),
        (change_referral, propose_referral(store, youth, partner_kind="caw", asks="Een kamer."), {"asks": "Een bed."}),
        (change_offer, propose_offer(store, youth, kind="work"), {"where": "Bakkerij"}),
        (change_task, add_task(store, what="Bel terug", youth=youth), {"what": "Ga langs"}),
        (change_person, add_person(store, youth, role="parent"), {"is_mentor": True}),
        (resume_clock, pause_clock(store, youth, reason="abroad"), {}),
    ]
    for day in range(pages * PAGE):
        open_on(store, place, day)
    for change, record, values in made:
        change(store, record, **values)


async def test_a_change_that_is_read_before_the_making_of_its_record_waits_for_it(away: tuple[Device, Device]) -> None:
    noor, sami = away
    place, _, _ = await a_long_time(noor, sami)
    await noor.vault.run(make_and_change, place, pages=3)
    await noor.syncer.sync_now()
    await both(sami, noor)
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert [(view.quarantined, view.waiting) for view in views] == [({}, 0)] * 2
    assert views[0].tables == views[1].tables
    await sami.vault.run(rebuild)
    assert (await sami.vault.run(look)).tables == views[1].tables, "the log keeps the order in which it was read"


@pytest.mark.parametrize("request_number", [1, 2, 4, 6])
async def test_a_rebuild_that_is_cut_at_any_request_ends_the_same(
    away: tuple[Device, Device], request_number: int
) -> None:
    noor, sami = away
    _, youth, _ = await a_long_time(noor, sami)
    sami.line.next_faults = [*[None] * request_number, "after", "after", "after"]
    await sami.syncer.sync_now()
    sami.line.next_faults = []
    await both(sami, noor)
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert views[0].tables == views[1].tables
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Onderweg"


async def test_a_centre_that_is_restored_in_the_middle_of_it_is_read_in_the_usual_order(
    away: tuple[Device, Device], central: Central, tmp_path: Path
) -> None:
    noor, sami = away
    ledger, boxes = central.backup(tmp_path / "backup")
    place, _, _ = await a_long_time(noor, sami)
    sami.line.next_faults = list(CUT_AFTER_THREE)
    await sami.syncer.sync_now()
    central.restored(ledger, boxes, folder=tmp_path / "restored")
    await both(noor, sami)
    await both(noor, sami)
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert views[0].tables == views[1].tables
    assert await sami.vault.run(hours_of, place) == f"dag {3 * PAGE - 1}"


async def test_one_run_after_half_a_year_gives_a_restored_centre_back_what_it_lost(
    away: tuple[Device, Device], central: Central, tmp_path: Path
) -> None:
    """What waits stands on what the centre lost, so it is refused at first; the same run sends both."""
    noor, sami = away
    await both(noor, sami)
    ledger, boxes = central.backup(tmp_path / "backup")
    lost = await sami.vault.run(create_youth, alias="Verloren")
    await sami.syncer.sync_now()
    central.restored(ledger, boxes, folder=tmp_path / "restored")
    youth = await sami.vault.run(create_youth, alias="Onderweg")
    success = int((sami.clock() - dt.timedelta(days=200)).timestamp() * 1000)
    await sami.vault.relay(Relay.note, sync_success=success)
    state = await sami.syncer.sync_now()
    assert (state.word, state.waiting) == ("gelukt", 0)
    await both(noor)
    assert (await noor.vault.run(youth_of, lost))["alias"] == "Verloren"
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Onderweg"


async def test_who_was_away_for_a_holiday_reads_on_as_ever(away: tuple[Device, Device]) -> None:
    noor, sami = away
    place, _, _ = await a_long_time(noor, sami)
    success = int((sami.clock() - dt.timedelta(days=30)).timestamp() * 1000)
    await sami.vault.relay(Relay.note, sync_success=success)
    sami.line.requests.clear()
    await both(sami)
    assert not any(b"before=" in request.url.query for request in sami.line.requests)
    assert await sami.vault.run(hours_of, place) == f"dag {3 * PAGE - 1}"
