"""An offer and a referral made on one device arrive at the other, and go from both when the youth stops."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from domain.errors import NeedsConsent
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.offers import propose_offer, start_offer
from storage.actions.partners import add_partner
from storage.actions.referrals import hear_back, move_referral, propose_referral, share
from storage.actions.tasks import finish_due, snooze_due
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import DueRow, due_rows
from storage.queries.offers import offers_of
from storage.queries.partners import partners
from storage.queries.referrals import referrals_of
from storage.queries.sharing import recipient_of_referral, shared_with
from tests.journeys.agreement import look
from tests.journeys.conftest import Central, Device, both

SOON = dt.timedelta(days=40)


async def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    await device.vault.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


async def due(device: Device) -> list[DueRow]:
    def ask(store: Any) -> list[DueRow]:
        return due_rows(store, until=store.today() + SOON, only_mine=False)

    return await device.vault.run(ask)


async def test_offer_referral_and_what_was_shared_arrive_at_the_other_device(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bilal")
    await noor.vault.run(change_youth, youth, age_band="18-24")
    partner = await noor.vault.run(add_partner, name="CAW Noord", kind="caw")
    offer = await noor.vault.run(propose_offer, youth, kind="work", where="Bakkerij")
    referral = await noor.vault.run(propose_referral, youth, partner=partner)
    await noor.vault.run(move_referral, referral, state="together")
    await both(noor, sami)
    assert [row.name for row in await sami.vault.run(partners)] == ["CAW Noord"]
    assert [(row.id, row.where) for row in await sami.vault.run(offers_of, youth)] == [(offer, "Bakkerij")]
    [row] = await sami.vault.run(referrals_of, youth)
    assert (row.id, row.state, row.partner_name) == (referral, "together", "CAW Noord")
    with pytest.raises(NeedsConsent) as refusal:
        await sami.vault.run(share, referral, fields=["age_band"])
    assert refusal.value.purpose == "P09"
    # Asked on one device, shared from the other: the yes travels, and is used up on both.
    await give(noor, youth, "P09", recipient=await noor.vault.run(recipient_of_referral, referral))
    await both(noor, sami)
    await sami.vault.run(share, referral, fields=["age_band"])
    await both(sami, noor)
    assert [row.fields for row in await noor.vault.run(shared_with, youth)] == [("age_band",)]
    with pytest.raises(NeedsConsent):
        await noor.vault.run(share, referral, fields=["age_band"])
    with pytest.raises(NeedsConsent) as refusal:
        await noor.vault.run(hear_back, referral, text="Begint maandag.")
    assert refusal.value.purpose == "P10"


async def test_stopping_about_health_takes_gtb_and_maatwerk_from_both_devices_and_leaves_the_rest(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bilal")
    with pytest.raises(NeedsConsent) as refusal:
        await noor.vault.run(propose_referral, youth, partner_kind="gtb")
    assert refusal.value.purpose == "P05"
    with pytest.raises(NeedsConsent) as refusal:
        await noor.vault.run(propose_offer, youth, kind="individual_maatwerk")
    assert refusal.value.purpose == "P05"
    await give(noor, youth, "P05")
    await noor.vault.run(propose_referral, youth, partner_kind="gtb", asks="Een coach naast mij.")
    await noor.vault.run(propose_offer, youth, kind="individual_maatwerk", where="Maatwerk Oost")
    plain = await noor.vault.run(propose_referral, youth, partner_kind="ocmw")
    job = await noor.vault.run(propose_offer, youth, kind="work")
    await both(noor, sami)
    assert len(await sami.vault.run(referrals_of, youth)) == len(await sami.vault.run(offers_of, youth)) == 2
    await sami.vault.run(withdraw, youth, purpose="P05")
    await both(sami, noor)
    for device in (noor, sami):
        assert [row.id for row in await device.vault.run(referrals_of, youth)] == [plain]
        assert [row.id for row in await device.vault.run(offers_of, youth)] == [job]
        seen = await device.vault.run(look)
        for word in (b"coach naast", b"Maatwerk Oost", b"individual_maatwerk", b"gtb"):
            assert word not in seen.raw_book
        assert (await device.vault.run(lambda store: store.log.quarantined())) == {}


async def test_two_devices_tick_off_and_put_off_the_same_thing_and_it_is_there_once(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bilal")
    offer = await noor.vault.run(propose_offer, youth, kind="work")
    await noor.vault.run(start_offer, offer)
    await give(noor, youth, "P11")
    await both(noor, sami)
    first, second = await due(noor), await due(sami)
    assert [row.key for row in first] == [row.key for row in second] == [f"aftercare:{offer}:{n}" for n in (0, 1)]
    today = await noor.vault.run(lambda store: store.today())
    await noor.vault.run(finish_due, first[0])
    await sami.vault.run(snooze_due, second[0], until=today + dt.timedelta(days=9))
    await noor.vault.run(snooze_due, first[1], until=today + dt.timedelta(days=35))
    await sami.vault.run(finish_due, second[1])
    await both(noor, sami)
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert views[0].tables == views[1].tables
    assert len(views[0].tables["task"]) == 2
    assert await due(noor) == await due(sami) == []
    assert [await device.vault.run(lambda store: store.log.quarantined()) for device in (noor, sami)] == [{}, {}]
