"""A new device is let in once, by the right people, whatever is cut."""

from __future__ import annotations

import pytest

from domain.errors import CentreRefused, CentreUntrusted
from storage.joining import Joiner
from tests.journeys.conftest import PASSPHRASE, Central, Device, both, let_in, make_device
from tests.journeys.line import Fault


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
