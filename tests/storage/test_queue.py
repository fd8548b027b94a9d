"""The queue of a zitdag: sealed on this device only, gone at its close, and never an operation."""

import datetime as dt
import os
from pathlib import Path

import pytest

from domain.errors import BadInput, Refused
from storage.actions.consents import withdraw_all
from storage.actions.places import add_place
from storage.actions.rounds import close_round, start_round
from storage.actions.youths import create_youth
from storage.door import Change, save
from storage.drafts import keep_draft
from storage.queries.rounds import closing
from storage.queue import (
    Queue,
    arrive,
    come_back,
    drop_queue,
    has_queue,
    keep_talk,
    leave,
    link,
    put_back,
    queue,
    skip,
    sweep_queue,
    take,
    talk_with,
)
from storage.store import Store
from tests.storage.device import Device


@pytest.fixture
def zitdag(device: Device) -> str:
    place = device.run(add_place, name="Jeugdhuis", kind="youth_centre")
    return str(device.run(start_round, kind="zitdag", place=place, partner="vdab"))


def waiting(device: Device) -> list[int]:
    return [waiter.number for waiter in device.run(queue).waiting]


def kept(store: Store) -> list[bytes]:
    """The sealed rows of the queue, as they lie on the disk."""
    rows = store.log.db.conn.execute("SELECT sealed FROM draft WHERE name = 'queue' OR name LIKE 'queue.%'")
    return [bytes(row[0]) for row in rows]


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_numbers_count_up_and_the_one_who_waits_longest_is_called(device: Device, zitdag: str) -> None:
    assert [device.run(arrive), device.run(arrive, word="rode pet"), device.run(arrive)] == [1, 2, 3]
    assert device.run(take) == 1
    with pytest.raises(Refused):
        device.run(take)
    device.run(leave, 1)
    assert device.run(take, 3) == 3
    now = device.run(queue)
    assert (now.came, now.at_table.number if now.at_table else 0) == (3, 3)
    assert [(w.number, w.word) for w in now.waiting] == [(2, "rode pet")]


def test_skip_put_back_and_went_away(device: Device, zitdag: str) -> None:
    for _ in range(3):
        device.run(arrive)
    device.run(skip, 1)
    assert waiting(device) == [2, 1, 3]
    device.run(skip, 3)
    assert waiting(device) == [2, 1, 3]
    device.run(take)
    device.run(put_back)
    assert waiting(device) == [2, 1, 3]
    gone = device.run(leave, 2)
    assert waiting(device) == [1, 3]
    assert gone is not None
    device.run(come_back, gone)
    assert waiting(device) == [2, 1, 3]
    assert device.run(queue).came == 3
    assert device.run(arrive) == 4


def test_what_is_typed_at_the_table_waits_with_the_number(device: Device, zitdag: str) -> None:
    device.run(arrive)
    device.run(take)
    device.run(keep_talk, 1, {"note": "half"})
    device.run(put_back)
    device.reopen()
    device.die()
    assert device.run(talk_with, 1) == {"note": "half"}


def test_queue_lies_sealed_on_the_disk_and_its_very_bytes_are_gone_after_the_close(device: Device, zitdag: str) -> None:
    word, note = ("Kan" + os.urandom(6).hex() for _ in range(2))
    device.run(arrive, word=word)
    device.run(take)
    device.run(keep_talk, 1, {"note": note})
    sealed = device.run(kept)
    assert len(sealed) == 2
    before = on_disk(device.directory)
    assert not [text for text in (word, note) if text.encode() in before]
    assert all(row in before for row in sealed)
    device.run(close_round, zitdag)
    after = on_disk(device.directory)
    assert not [row for row in sealed if row in after]
    assert not device.run(lambda store: has_queue(store.drafts.names()))
    assert device.run(queue) == Queue()
    found = device.run(closing, zitdag)
    assert found is not None
    assert (found.came, found.spoken) == (1, 0)


def test_nothing_of_the_queue_becomes_an_operation(device: Device, zitdag: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    before = device.run(lambda store: store.log.last_position())
    device.run(arrive, word="rode pet")
    device.run(arrive, youth=youth)
    device.run(take)
    device.run(link, 1, youth="")
    device.run(keep_talk, 1, {"note": "half"})
    device.run(put_back)
    device.run(leave, 2)
    assert device.run(lambda store: store.log.last_position()) == before


def test_link_to_a_youth_goes_with_the_agreement_and_the_number_stays(device: Device, zitdag: str) -> None:
    youth, other = (device.run(create_youth, alias=alias) for alias in ("Bo", "Cé"))
    assert (device.run(arrive, youth=youth), device.run(arrive, youth=youth)) == (1, 1)
    device.run(arrive, word="rode pet")
    with pytest.raises(Refused):
        device.run(link, 2, youth=youth)
    device.run(link, 2, youth=other)
    assert [(w.alias, w.youth) for w in device.run(queue).waiting] == [("Bo", youth), ("Cé", other)]
    device.run(withdraw_all, youth)
    assert [(w.number, w.alias, w.youth) for w in device.run(queue).waiting] == [(1, "", ""), (2, "Cé", other)]


def test_queue_of_a_round_that_was_closed_elsewhere_or_yesterday_is_swept_at_the_next_opening(
    device: Device, zitdag: str
) -> None:
    device.run(arrive, word="rode pet")
    device.reopen()
    assert waiting(device) == [1]
    # What a pull from this worker's other device does: the round is closed and nobody asked this queue.
    device.run(save, [Change(kind="round", id=zitdag, values={"is_open": False})])
    assert device.run(queue) == Queue()
    device.reopen()
    assert not device.run(lambda store: has_queue(store.drafts.names()))
    second = device.run(start_round, kind="zitdag")
    device.run(arrive)
    device.clock.time += dt.timedelta(days=1)
    device.run(sweep_queue)
    assert not device.run(lambda store: has_queue(store.drafts.names()))
    assert second


def test_new_round_begins_an_empty_queue_and_other_drafts_stay(device: Device, zitdag: str) -> None:
    device.run(keep_draft, "contact", {"note": "half"})
    device.run(arrive, word="rode pet")
    device.run(start_round, kind="zitdag")
    assert device.run(queue).is_empty
    assert device.run(arrive) == 1
    device.run(drop_queue)
    assert device.run(lambda store: store.drafts.names()) == ["contact"]


def test_nobody_comes_in_without_an_open_zitdag(device: Device) -> None:
    with pytest.raises(BadInput):
        device.run(arrive)
    device.run(start_round, kind="round")
    with pytest.raises(BadInput):
        device.run(arrive)
    assert device.run(take) == 0


def test_what_was_typed_about_a_youth_who_stopped_everything_is_not_sealed_anew_by_the_open_page(
    device: Device, zitdag: str
) -> None:
    """The page at the table seals what it holds every second; it may not have heard of the stop yet."""
    youth = device.run(create_youth, alias="Lowie")
    number = device.run(arrive, youth=youth)
    device.run(take)
    device.run(keep_talk, number, {"note": "over Lowie"})
    device.run(withdraw_all, youth)
    device.run(keep_talk, number, {"note": "over Lowie, en meer"})
    assert device.run(talk_with, number) == {}
    assert f"queue.{number}" not in device.run(lambda store: store.drafts.names())
    put_back_later = device.run(queue)
    assert put_back_later.at_table is not None
    assert put_back_later.at_table.number == number
