"""Everything that can go wrong on the way, one at a time, and nothing lost."""

from __future__ import annotations

import asyncio
import datetime as dt

import httpx
import pytest

from domain.errors import BadInput, CentreRefused, CentreUntrusted
from storage.actions.youths import create_youth
from storage.intake import drop_snapshot
from storage.joining import Joiner
from storage.outbox import next_batch
from storage.relay import Relay
from tests.journeys.conftest import PASSPHRASE, Central, Device, both, let_in, make_device
from tests.journeys.line import Fault
from tests.journeys.test_team import change, youth_of


async def waiting(device: Device) -> int:
    return (await device.syncer.refresh()).waiting


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_run_cut_at_any_request_goes_on_where_it_stood(
    two_devices: tuple[Device, Device], central: Central, fault: Fault, request_number: int
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await sami.vault.run(create_youth, alias="Bilal")
    await sami.syncer.sync_now()
    noor.line.next_faults = [None] * request_number + [fault] * 3  # each request is repeated twice
    cut = await noor.syncer.sync_now()
    assert (cut.word, cut.trouble, noor.line.next_faults) == ("wacht", "NoNetwork", [])
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
    assert await waiting(noor) == 0
    [(rows, names)] = central.rows("SELECT count(*), count(DISTINCT op_id) FROM ledger")
    assert rows == names


async def test_one_cut_is_not_even_noticed(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.next_faults = ["after", "before"]
    assert (await noor.syncer.sync_now()).word == "gelukt"


@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_kill_in_the_middle_of_a_request_loses_nothing(
    two_devices: tuple[Device, Device], request_number: int
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    reached = asyncio.Event()
    count = 0

    def hang(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        nonlocal count
        count += 1
        if count > request_number:
            reached.set()
            raise asyncio.CancelledError  # the centre has it; the device never hears
        return reply

    noor.line.change = hang
    run = asyncio.create_task(noor.syncer.sync_now())
    await asyncio.wait_for(reached.wait(), 10)
    await asyncio.gather(run, return_exceptions=True)
    again = await noor.kill_and_reopen()
    await both(again, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
    await again.end()


async def test_a_centre_that_is_gone_leaves_work_waiting_and_says_so(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.always = "gone"
    first = await noor.syncer.sync_now()
    assert (first.word, first.trouble) == ("wacht", "NoNetwork")
    assert first.waiting > 0
    assert first.last_success is not None
    second = await noor.syncer.sync_now()
    assert second.since == first.since  # since when, not when it was last tried
    noor.line.always = None
    healed = await noor.syncer.sync_now()
    assert (healed.word, healed.trouble, healed.waiting) == ("gelukt", "", 0)


@pytest.mark.parametrize("fault", ["portal", "redirect", "unsigned"])
async def test_a_captive_portal_is_no_network(two_devices: tuple[Device, Device], fault: Fault) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    before = await waiting(noor)
    noor.line.always = fault
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble, state.waiting) == ("wacht", "NoNetwork", before)
    assert not [request for request in noor.line.requests if request.url.host == "wifi.example"]


@pytest.mark.parametrize("fault", ["mangled", "big"])
async def test_a_reply_that_is_not_the_centre_s_is_not_taken(two_devices: tuple[Device, Device], fault: Fault) -> None:
    noor, _ = two_devices
    noor.line.always = fault
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    noor.line.always = None
    assert (await noor.syncer.sync_now()).word == "gelukt"


@pytest.mark.parametrize("years", [3, -50])
async def test_a_wrong_clock_is_named_and_nothing_is_lost(two_devices: tuple[Device, Device], years: int) -> None:
    noor, sami = two_devices
    noor.clock.offset = dt.timedelta(days=365 * years)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "ClockWrong")
    assert abs(state.offset_seconds - noor.clock.offset.total_seconds()) < 60
    noor.clock.offset = dt.timedelta()
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_clock_a_month_ahead_does_not_drag_others_along(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    noor.clock.offset = dt.timedelta(days=30)
    await noor.vault.run(change, youth, goal="van de toekomst")
    noor.clock.offset = dt.timedelta()
    await both(noor, sami)
    millis = await sami.vault.run(lambda store: store.clock.millis)
    assert millis < (sami.clock().timestamp() + 600) * 1000
    await sami.vault.run(change, youth, goal="van nu")  # based on the other: it wins, whatever the clocks say
    await both(sami, noor)
    assert (await noor.vault.run(youth_of, youth))["goal"] == "van nu"


async def test_two_syncs_at_once_are_one(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.requests.clear()
    states = await asyncio.gather(*(noor.syncer.sync_now() for _ in range(5)))
    assert {state.word for state in states} == {"gelukt"}
    assert len([request for request in noor.line.requests if request.method == "POST"]) == 1


async def test_a_cloned_device_keeps_what_is_pending_and_says_so(
    two_devices: tuple[Device, Device], tmp_path: object
) -> None:
    import shutil
    from pathlib import Path

    noor, sami = two_devices
    await sami.vault.close()
    copy = Path(str(tmp_path)) / "copy"
    shutil.copytree(sami.vault.directory, copy)
    await sami.vault.open(PASSPHRASE)
    clone = make_device(copy, sami.line.inner)
    await clone.vault.open(PASSPHRASE)
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await both(sami, noor)
    state = await clone.syncer.sync_now()
    assert (state.word, state.code) == ("mislukt", "device_fork")
    assert state.waiting > 0
    await clone.end()


async def test_work_moves_while_the_vault_is_closed_for_twelve_hours(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.close()
    assert (await noor.syncer.sync_now()).waiting == 0
    await sami.syncer.sync_now()
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_colleague_s_work_pulled_while_closed_is_there_at_opening(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    await noor.vault.close()
    youth = await sami.vault.run(create_youth, alias="Bilal")
    await sami.syncer.sync_now()
    await noor.syncer.sync_now()
    sami.line.always = noor.line.always = "gone"
    await noor.vault.open(PASSPHRASE)
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Bilal"


# --- connecting


async def test_connecting_twice_is_harmless(one_device: Device, central: Central) -> None:
    code = central.place_code()
    assert (await one_device.syncer.connect(code)).word == "gelukt"
    assert (await one_device.syncer.connect(code)).word == "gelukt"
    assert (await one_device.syncer.connect(central.place_code())).word == "gelukt"


async def test_connecting_whose_answer_was_lost_is_done_again(one_device: Device, central: Central) -> None:
    code = central.place_code()
    one_device.line.next_faults = [None, "after", "after", "after"]
    with pytest.raises(Exception, match="netwerk"):
        await one_device.syncer.connect(code)
    assert (await one_device.syncer.connect(code)).word == "gelukt"


async def test_a_wrong_code_is_said_in_plain_words(one_device: Device, central: Central) -> None:
    code = central.place_code()
    with pytest.raises(BadInput):
        await one_device.syncer.connect(code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert not one_device.line.requests


async def test_a_used_code_is_refused_in_plain_words(one_device: Device, central: Central, tmp_path: object) -> None:
    code = central.place_code()
    await one_device.syncer.connect(code)
    other = make_device(one_device.vault.directory.parent / "other", central.transport())
    await other.vault.create(PASSPHRASE, worker_name="Iris")
    with pytest.raises(CentreRefused) as refusal:
        await other.syncer.connect(code)
    assert refusal.value.code == "bad_proof"
    assert (await other.syncer.refresh()).word == "nooit"
    await other.end()


async def test_another_centre_at_the_address_gets_nothing(
    one_device: Device, central: Central, tmp_path: object
) -> None:
    code = central.place_code()
    impostor = Central.start(one_device.vault.directory.parent / "impostor")
    one_device.line.inner = impostor.transport()
    with pytest.raises(CentreUntrusted):
        await one_device.syncer.connect(code)
    assert [request.url.path for request in one_device.line.requests] == ["/v1/centre"]
    impostor.stop()


# --- being let in


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("request_number", [0, 1, 2])
async def test_joining_survives_a_cut_and_a_restart_at_any_request(
    one_device: Device, central: Central, fault: Fault, request_number: int
) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    sami = make_device(noor.vault.directory.parent / "sami", central.transport())
    await sami.vault.create_joining(PASSPHRASE, code=invitation.code, worker_name="Sami", device_name="Gsm")
    sami.line.next_faults = [None] * request_number + [fault] * 3
    with pytest.raises(Exception, match="netwerk"):
        await sami.syncer.join_step()
    sami = await sami.kill_and_reopen()
    assert sami.vault.state == "joining"
    assert (await sami.syncer.join_step()).stage == "asked"
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.admit(asking)
    sami = await sami.kill_and_reopen()
    assert (await sami.syncer.join_step()).stage == "in"
    sami = await sami.kill_and_reopen()
    assert sami.vault.state == "open"
    await both(sami, noor)
    rows = await noor.vault.run(lambda store: store.book.rows("SELECT name FROM worker ORDER BY name"))
    assert [row["name"] for row in rows] == ["Noor", "Sami"]
    await sami.end()


async def test_admitting_twice_lets_in_once(one_device: Device, central: Central) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    sami = make_device(noor.vault.directory.parent / "sami", central.transport())
    await sami.vault.create_joining(PASSPHRASE, code=invitation.code)
    await sami.syncer.join_step()
    [asking] = await noor.syncer.pending_answers()
    noor.line.next_faults = ["after", "after", "after"]
    with pytest.raises(Exception, match="netwerk"):
        await noor.syncer.admit(asking)
    await noor.syncer.admit(asking)
    await noor.syncer.admit(asking)
    assert await noor.vault.run(lambda store: store.roster.length) == 2
    assert await noor.syncer.pending_answers() == []
    await sami.end()


async def test_two_coordinators_who_admit_at_once_both_succeed(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, _ = two_devices
    iris = make_device(noor.vault.directory.parent / "iris", central.transport())
    invitation = await noor.syncer.invite()
    await iris.vault.create_joining(PASSPHRASE, code=invitation.code, worker_name="Iris")
    await iris.syncer.join_step()
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.admit(asking, role="coordinator")
    await iris.syncer.join_step()
    await both(iris, noor)
    joel = make_device(noor.vault.directory.parent / "joel", central.transport())
    await let_in(iris, joel, name="Joël")  # Noor's device has not heard of this
    mila = make_device(noor.vault.directory.parent / "mila", central.transport())
    await let_in(noor, mila, name="Mila")
    await both(noor, iris, joel, mila)
    assert await joel.vault.run(lambda store: len(store.roster.members)) == 5
    for device in (iris, joel, mila):
        await device.end()


async def test_an_invitation_works_for_one_device(one_device: Device, central: Central) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    folder = noor.vault.directory.parent
    first, second = (make_device(folder / name, central.transport()) for name in ("first", "second"))
    for device in (first, second):
        await device.vault.create_joining(PASSPHRASE, code=invitation.code)
    await first.syncer.join_step()
    with pytest.raises(CentreRefused) as refusal:
        await second.syncer.join_step()
    assert refusal.value.code == "bad_proof"
    for device in (first, second):
        await device.end()


async def test_only_a_coordinator_s_device_invites(two_devices: tuple[Device, Device]) -> None:
    from domain.errors import NotAllowed

    _, sami = two_devices
    with pytest.raises(NotAllowed):
        await sami.syncer.invite()


async def test_a_letter_by_somebody_else_is_not_believed(one_device: Device, central: Central) -> None:
    """A centre that puts a letter of its own in the mailbox cannot seal it: it does not have the secret."""
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    with central.app.state.database.writing() as connection:
        connection.exec_driver_sql("UPDATE mailbox SET offer = x'00112233445566778899aabbccddeeff0011223344556677'")
    sami = make_device(noor.vault.directory.parent / "sami", central.transport())
    await sami.vault.create_joining(PASSPHRASE, code=invitation.code)
    with pytest.raises(CentreUntrusted):
        await sami.syncer.join_step()
    plan = await sami.vault.join(Joiner.plan)
    assert plan.answer is None
    await sami.end()


async def test_what_waits_is_read_from_the_log(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    before = await waiting(noor)
    await noor.vault.run(create_youth, alias="Lowie")
    shown = await waiting(noor)
    assert shown > before
    assert shown == len((await noor.vault.relay(next_batch)).op_ids)


@pytest.mark.parametrize("has_unsent", [False, True])
async def test_a_log_that_was_rescued_is_filled_up_from_the_centre_before_anything_is_sent(
    two_devices: tuple[Device, Device], *, has_unsent: bool
) -> None:
    """As after storage/rescue.py: own operations that the centre has are gone, perhaps before some it does not have."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    device = await noor.vault.relay(lambda relay: relay.device)
    if has_unsent:
        await noor.vault.run(change, youth, wishes=("lassen",))

    def damage(relay: Relay) -> None:
        with relay.log.transaction():
            relay.log.db.conn.execute(
                "DELETE FROM operation WHERE device = ? AND seq IS NOT NULL AND dev_seq > "
                "(SELECT max(dev_seq) - 3 FROM operation WHERE device = ? AND seq IS NOT NULL)",
                (device, device),
            )
            relay.log.set_fact("rescued", True)
            relay.log.set_fact("cursor", "")
        drop_snapshot(relay)

    await noor.vault.relay(damage)
    noor = await noor.kill_and_reopen()
    noor.line.requests.clear()
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert noor.line.requests[0].method == "GET"
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Lowie"
    await noor.vault.run(change, youth, goal="lassen")
    await both(noor, sami)
    for device_of in (noor, sami):
        found = await device_of.vault.run(youth_of, youth)
        assert (found["goal"], found.get("wishes", [])) == ("lassen", ["lassen"] if has_unsent else [])
    await noor.end()
