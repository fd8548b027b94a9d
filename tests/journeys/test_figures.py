"""Figures from a tap to the centre: a real vault, a real sync, a real database, and what is not in it."""

from __future__ import annotations

import datetime as dt
import json
import random

import httpx
from sqlalchemy import select

from central import schema
from central.backoffice.sums import periods, sheet
from domain.tables.catalogue import BY_NAME, CATALOGUE
from domain.tables.dimension import Key
from domain.tables.period import Quarter
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.queries.counting import exact_counts
from storage.queries.gated import Gated
from storage.store import Store
from tests.journeys.conftest import Central, Device, both

SIGNALS = ("own", "other", "found", "")
PLACES = ("square", "park", "station", "street")
NAMES = ("Lowie Canarie", "Amira Canarie", "Bilal Canarie")


def a_quarter(store: Store, *, youths: int = 12, contacts: int = 40) -> None:
    """A team's work, with exact cells that are seldom multiples of 5."""
    chance = random.Random(7)
    known = []
    for number in range(youths):
        youth = create_youth(store, alias=f"{NAMES[number % 3]} {number}", age_band=("15-17", "18-24")[number % 2])
        change_youth(store, youth, municipality="44021", gender=("female", "male", "other")[number % 3])
        record_answer(store, Answer(youth=youth, purpose="P07", state="given", understood=True, how="written"))
        record_answer(store, Answer(youth=youth, purpose="P12", state="given", understood=True))
        for code in ("detention", "care", "mobility")[: 1 + number % 3]:
            pick_barrier(store, youth, code=code)
        known.append(youth)
    for _ in range(contacts):
        who = (chance.choice(known),) if chance.random() < 0.5 else ()
        place, signal = chance.choice(PLACES), chance.choice(SIGNALS)
        log_contact(store, ContactDraft(place_kind=place, signal=signal, count=3, youths=who))


def today(store: Store) -> dt.date:
    return store.today()


def exact(store: Store, name: str) -> dict[Key, int]:
    return exact_counts(Gated(store), BY_NAME[name], Quarter.on(store.today()))


def at_the_centre(central: Central, name: str, period: str) -> dict[Key, int]:
    row = schema.cell.c
    asked = select(row.dimensions, row.count).where(row.table == name, row.period == period)
    with central.app.state.database.reading() as connection:
        return {tuple(json.loads(text)): count for text, count in connection.execute(asked)}


async def test_a_coordinator_who_syncs_sees_rounded_figures_at_the_centre(central: Central, one_device: Device) -> None:
    await one_device.vault.run(a_quarter)
    await one_device.syncer.connect(central.place_code())
    period = Quarter.on(await one_device.vault.run(today)).name
    assert periods(central.app.state.database)[0] == period
    off = 0
    for table in CATALOGUE:
        counted = await one_device.vault.run(exact, table.name)
        if not any(counted.values()) and table.has_special:
            assert at_the_centre(central, table.name, period) == {}, "it waits for its first figure"
            continue
        stored = at_the_centre(central, table.name, period)
        assert set(stored) == {*table.cells(), *table.totals()}
        assert all(abs(stored[key] - counted.get(key, 0)) < 5 for key in stored)
        off += sum(stored[key] != counted.get(key, 0) for key in stored)
    assert off > 30, "the exact cells are seldom multiples of 5"
    shown = sheet(central.app.state.database, BY_NAME["contacts_by_place_signal"], period=period)
    assert shown.teams == 1
    assert abs(shown.base - 40) < 5


async def test_the_centre_holds_no_exact_cell_no_name_no_day_no_worker(central: Central, one_device: Device) -> None:
    await one_device.vault.run(a_quarter)
    await one_device.syncer.connect(central.place_code())
    counts = [row[0] for row in central.rows("SELECT count FROM cell")]
    assert counts
    assert all(isinstance(count, int) and count % 5 == 0 for count in counts)
    words = {
        word
        for (text,) in central.rows("SELECT DISTINCT dimensions FROM cell")
        for word in json.loads(str(text))
        if word is not None
    }
    assert words <= {code for table in CATALOGUE for dimension in table.dimensions for code in dimension.codes}
    assert {str(row[0]) for row in central.rows("SELECT DISTINCT period FROM figures")} <= {
        str(row[0]) for row in central.rows("SELECT DISTINCT period FROM cell")
    }
    worker = await one_device.vault.run(lambda store: store.worker)
    raw = b"".join(path.read_bytes() for path in central.folder.iterdir() if path.name.startswith("central.sqlite"))
    day = (await one_device.vault.run(today)).isoformat()
    for word in (*NAMES, "Canarie", "Laptop Noor", worker, day):
        for encoding in ("utf-8", "utf-16-le"):
            assert word.encode(encoding) not in raw, word
    assert b"barriers_by_age" in raw, "the scan sees what is there"
    columns = {str(row[1]) for table in ("figures", "cell") for row in central.rows(f"PRAGMA table_info({table})")}
    assert columns == {
        "team", "table", "period", "vector", "is_final", "stored_millis", "dimensions", "is_total", "count",
    }  # fmt: skip


async def test_who_withdraws_is_absent_the_next_time(central: Central, one_device: Device) -> None:
    youths = await one_device.vault.run(_many_girls)
    await one_device.syncer.connect(central.place_code())
    period = Quarter.on(await one_device.vault.run(today)).name
    before = at_the_centre(central, "youths_by_gender_age", period)["female", "15-17"]
    for youth in youths[:20]:
        await one_device.vault.run(withdraw_all, youth)
    await both(one_device)
    after = at_the_centre(central, "youths_by_gender_age", period)["female", "15-17"]
    assert (before, after) == (20, 0)


def _many_girls(store: Store) -> list[str]:
    found = []
    for number in range(20):
        youth = create_youth(store, alias=f"meisje {number}", age_band="15-17")
        change_youth(store, youth, gender="female")
        log_contact(store, ContactDraft(youths=(youth,)))
        found.append(youth)
    return found


async def test_two_devices_count_the_same_and_say_the_same(
    central: Central, two_devices: tuple[Device, Device]
) -> None:
    noor, sami = two_devices
    await noor.vault.run(a_quarter, youths=4, contacts=10)
    await both(noor, sami)
    period = Quarter.on(await noor.vault.run(today)).name
    by_noor = at_the_centre(central, "contacts_by_place_signal", period)
    assert any(by_noor.values())
    sami.clock.offset = dt.timedelta(minutes=1)
    counted = [await device.vault.run(exact, "contacts_by_place_signal") for device in (noor, sami)]
    assert counted[0] == counted[1]
    await sami.vault.run(lambda store: store.log.set_fact("figures", {}))
    assert (await sami.syncer.sync_now()).word == "gelukt"
    assert at_the_centre(central, "contacts_by_place_signal", period) == by_noor


async def test_figures_that_cannot_be_sent_fail_no_sync_and_go_the_next_time(
    central: Central, one_device: Device
) -> None:
    await one_device.vault.run(a_quarter, youths=2, contacts=6)
    real, one_device.line.inner = one_device.line.inner, _NoTables(one_device.line.inner)
    state = await one_device.syncer.connect(central.place_code())
    assert state.word == "gelukt", state
    assert central.rows("SELECT * FROM figures") == []
    one_device.line.inner = real
    assert (await one_device.syncer.sync_now()).word == "gelukt"
    assert central.rows("SELECT * FROM figures")


class _NoTables(httpx.AsyncBaseTransport):
    """A line that is cut at every table."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/tables/" in request.url.path:
            raise httpx.ConnectError("refused", request=request)
        return await self._inner.handle_async_request(request)
