"""Rows kept about every youth say what the book says, whatever was written since (storage/book/by_youth.py)."""

import datetime as dt
import random
from contextlib import suppress

import pytest

from domain.consent import state_of
from domain.errors import VindplaatsError
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.contacts import ContactDraft, SavedContact, log_contact, undo_contact
from storage.actions.merging import merge_files, take_apart
from storage.actions.youths import change_youth, create_youth
from storage.book.by_youth import ByYouth
from storage.folding import rebuild
from storage.queries.agreements import Agreements
from storage.queries.all_files import all_files
from storage.store import Store
from tests.storage.device import Device


def check(store: Store) -> None:
    """What is kept, held against the book read anew and against the ledger of each youth."""
    kept = {youth: tuple(row) for youth, row in all_files(store).items()}
    fresh = store.book.rows("SELECT id, alias, fixed_contact, clock_start, last_seen FROM file")
    assert kept == {row["id"]: tuple(row) for row in fresh}
    agreements, may = Agreements(store), Agreements(store).each("team", kind="presence", field="day")
    for row in store.book.rows("SELECT id FROM youth"):
        youth = row["id"]
        ledger = store.book.own_ledger(youth, today=store.today())
        assert [agreements._state(purpose, youth) for purpose in ("P01", "P02")] == [
            state_of(ledger, purpose) for purpose in ("P01", "P02")
        ]
        assert may(youth) == agreements.may("team", kind="presence", field="day", youth=youth)


class Work:
    """What a worker may do, picked by chance."""

    def __init__(self, youths: list[str], chance: random.Random) -> None:
        self.youths, self.chance = youths, chance
        self.saved: list[SavedContact] = []

    def see(self, store: Store) -> None:
        day = store.today() - dt.timedelta(days=self.chance.randrange(30))
        self.saved.append(log_contact(store, ContactDraft(youths=tuple(self.chance.sample(self.youths, 2)), day=day)))

    def take_back(self, store: Store) -> None:
        if self.saved:
            undo_contact(store, self.saved.pop())

    def change(self, store: Store) -> None:
        change_youth(store, self.one(), alias=f"Naam {self.chance.randrange(99)}", clock_start="2026-09-01")

    def join(self, store: Store) -> None:
        one, other = self.chance.sample(self.youths, 2)
        if store.book.file_of(one) != store.book.file_of(other):
            merge_files(store, one, other=other)

    def part(self, store: Store) -> None:
        take_apart(store, self.one())

    def answer(self, store: Store) -> None:
        state = self.chance.choice(("given", "refused"))
        record_answer(store, Answer(youth=self.one(), purpose="P02", state=state, understood=True))

    def end(self, store: Store) -> None:
        withdraw_all(store, self.one())
        self.youths[:] = [each for each in self.youths if store.book.record("youth", each)]
        self.youths += [create_youth(store, alias=alias) for alias in ("Nieuw", "Nog een")]
        self.saved.clear()

    def one(self) -> str:
        return self.chance.choice(self.youths)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_follows_every_change(device: Device, seed: int) -> None:
    chance = random.Random(seed)
    work = Work([device.run(create_youth, alias=f"Jongere {number}") for number in range(5)], chance)
    acts = [work.see, work.see, work.see, work.change, work.join, work.part, work.take_back, work.answer, work.end]
    device.run(check)
    for _ in range(30):
        with suppress(VindplaatsError):  # refused, as two files that were never one cannot be made apart
            device.run(chance.choice([*acts, rebuild]))
        device.run(check)


def test_only_who_something_was_written_about_is_read_again(device: Device) -> None:
    one, other = (device.run(create_youth, alias=alias) for alias in ("Zaki", "Milo"))

    def rows(store: Store) -> tuple[object, object]:
        files = all_files(store)
        return files[one], files[other]

    before = device.run(rows)
    device.run(log_contact, ContactDraft(youths=(one,)))
    after = device.run(rows)
    assert after[0] != before[0]
    assert after[1] is before[1]
    device.run(log_contact, ContactDraft(count=3))
    assert device.run(rows)[0] is after[0]


def test_what_was_written_and_rolled_back_shows_nowhere(device: Device) -> None:
    youth = device.run(create_youth, alias="Zaki")

    def attempt(store: Store) -> str:
        all_files(store)
        conn = store.book.conn
        conn.execute("BEGIN")
        conn.execute("UPDATE youth SET alias = 'Milo' WHERE id = ?", (youth,))
        inside = str(all_files(store)[youth]["alias"])
        conn.execute("ROLLBACK")
        return inside

    assert device.run(attempt) == "Milo"
    assert device.run(lambda store: all_files(store)[youth]["alias"]) == "Zaki"


def test_questions_of_other_days_do_not_pile_up(device: Device) -> None:
    def ask(store: Store) -> ByYouth:
        for day in range(200):
            store.book.by_youth.rows("SELECT id, ? FROM youth WHERE true", day, youth="id")
        return store.book.by_youth

    assert len(device.run(ask)._kept) <= 40
