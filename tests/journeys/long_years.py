"""Two thousand days of three devices, at random: work, yes and no, clocks that lie, devices away or locked."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import Any

from domain.errors import VindplaatsError
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.names import note_name
from storage.actions.retention import approve, extend
from storage.actions.youths import change_youth, create_youth
from storage.store import BRUSSELS, Store
from storage.vault import utc_now
from tests.journeys.promises import FILE, Longer, Met, Promises, Said, Text
from tests.journeys.years import Years

FIELDS = {"P01": "goal", "P02": "name", "P04": "handle", "P05": "", "P06": "", "P07": ""}
BARRIER = {"P05": "health", "P06": "language", "P07": "detention"}
MOST_YOUTHS = 6
MARK, AHEAD = dt.timedelta(days=14), dt.timedelta(days=28)
A_DAY = dt.timedelta(days=1)


class LongYears:
    """`promises` is what ought to hold; `looks`: (day, device) of every sync of an open device with true clocks."""

    def __init__(self, world: Years, *, seed: int) -> None:
        self.world, self.chance = world, random.Random(seed)
        self.promises, self.tally, self.count = Promises(), Counter[str](), 0
        self.looks: list[tuple[dt.date, int]] = []
        self.stopped = set[tuple[str, str]]()
        self.floor = [world.today] * 3
        self.away_until = [dt.date.min] * 3
        self.wrong_until = [dt.date.min] * 3
        self.centre_wrong_until = dt.date.min

    # --- time goes by

    def run(self, *, days: int, step: int) -> Counter[str]:
        first = self.world.today
        while (self.world.today - first).days < days:
            self.world.go(self.chance.randint(1, step))
            self._fate()
            for number in self.chance.sample(range(3), 3):
                for _ in range(self.chance.randint(0, 2)):
                    self._work(number)
            self._note_what_is_over()
            for number in self.chance.sample(range(3), 3):
                if self.away_until[number] <= self.world.today:
                    self._sync(number)
        self._calm()
        return self.tally

    def _fate(self) -> None:
        today, chance = self.world.today, self.chance
        for number in range(3):
            if self.wrong_until[number] <= today:
                self.world.lie(number)
                if chance.random() < 0.04:
                    self.world.lie(number, days=chance.choice((-20000, -400, -30, -1, 1, 30, 200, 400, 1500)))
                    self.wrong_until[number] = today + dt.timedelta(days=chance.randint(1, 60))
                    self.tally["clocks that lied"] += 1
            if self.away_until[number] <= today and chance.random() < 0.04:
                self.away_until[number] = today + dt.timedelta(days=chance.choice((20, 60, 200, 400)))
                self.tally["times away"] += 1
            if chance.random() < 0.2:
                self._lock(number)
            else:
                self.world.open(number)
        if self.centre_wrong_until <= today:
            self.world.centre_lies()
            if chance.random() < 0.02:
                self.world.centre_lies(days=chance.choice((-400, -2, 2, 90, 1000)))
                self.centre_wrong_until = today + dt.timedelta(days=chance.randint(1, 40))
                self.tally["times the centre lied"] += 1

    def _lock(self, number: int) -> None:
        if self.world.devices[number].vault.state == "open":
            self.world.lock(number)

    # --- work

    def _work(self, number: int) -> None:
        if self.world.devices[number].vault.state != "open":
            self.world.open(number)
        youths = self.world.do(number, lambda store: [row["id"] for row in store.book.rows("SELECT id FROM file")])
        acts = (
            [self._note, self._name] if self.chance.random() < 0.3 else [self._meet, self._meet, self._tell, self._tell]
        )
        acts += [self._extend] if self.chance.random() < 0.3 else []
        acts += [self._stop] if self.chance.random() < 0.15 else []
        if len(youths) < MOST_YOUTHS and self.chance.random() < 0.5:
            self._begin(number)
        elif youths:
            self.chance.choice(acts)(number, self.chance.choice(youths))

    def _try(self, number: int, act: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return self.world.do(number, act, *args, **kwargs)
        except VindplaatsError:  # not agreed to, by this device's clock; or it may not be kept any longer
            self.tally["refused"] += 1
            return None

    def _written(self, number: int) -> dict[str, Any]:
        day = (utc_now() + self.world.clocks[number].offset).astimezone(BRUSSELS).date()
        return {"device": number, "true": self.world.today, "written": max(day, self.floor[number])}

    def _write(self, number: int, kind: str, what: Any, *, youth: str = "") -> bool:
        """Do what puts words somewhere, and note where they came to lie."""
        self.count += 1
        words = f"Kanarie {self.count:05d}"
        before = self.world.do(number, lambda store: store.log.last_position())
        if self._try(number, lambda store: what(store, words)) is None:
            return False
        classes = {"note": "core_notes", "name": "third_party"}
        code = classes.get(kind) or {FILE: "file", "P02": "contact", "P04": "handles", "P05": "health"}.get(kind)
        code = code or {"P06": "origin", "P07": "detention"}[kind]
        found = self.world.do(number, _written_since, before, code)
        ops, scopes = tuple(op for op, _ in found), tuple({scope for _, scope in found})
        said = Text(**self._written(number), words=words, kind=kind, youth=youth, ops=ops, scopes=scopes)
        self.promises.texts.append(said)
        self.tally["texts"] += 1
        return True

    def _begin(self, number: int) -> None:
        youth = self._try(number, create_youth, alias=f"Jongere {self.count}")
        if youth is not None:
            self.promises.met[youth] = [Met(**self._written(number), purpose=FILE)]
            self._tell(number, youth)

    def _meet(self, number: int, youth: str) -> None:
        if self._try(number, log_contact, ContactDraft(youths=(youth,))) is not None:
            self.promises.met[youth].append(Met(**self._written(number)))

    def _tell(self, number: int, youth: str) -> None:
        purpose = self.chance.choice(sorted(FIELDS))
        if self.chance.random() < 0.5 or purpose == FILE:
            how = "written" if purpose == "P07" else "spoken"
            answer = Answer(youth=youth, purpose=purpose, state="given", understood=True, how=how)
            if self._try(number, record_answer, answer) is not None:
                self.promises.met[youth].append(Met(**self._written(number), purpose=purpose))
        if purpose in BARRIER:
            self._write(number, purpose, lambda store, words: _barrier(store, youth, purpose, words), youth=youth)
        else:
            field = FIELDS[purpose]
            self._write(number, purpose, lambda store, words: change_youth(store, youth, **{field: words}), youth=youth)

    def _note(self, number: int, youth: str) -> None:
        del youth
        self._write(number, "note", lambda store, words: log_contact(store, ContactDraft(note=words)))

    def _name(self, number: int, youth: str) -> None:
        del youth
        self._write(number, "name", lambda store, words: note_name(store, name=words))

    def _extend(self, number: int, youth: str) -> None:
        purpose = self.chance.choice((FILE, FILE, "P02", "P04"))
        if self._try(number, extend, youth, reason="looking", purpose=purpose) is not None:
            until = self.world.do(
                number, lambda store: store.book.row("SELECT until FROM kept_longer ORDER BY first DESC")
            )
            said = Longer(**self._written(number), purpose=purpose, until=dt.date.fromisoformat(until["until"]))
            self.promises.longer.setdefault(youth, []).append(said)
            self.tally["kept longer"] += 1

    def _stop(self, number: int, youth: str) -> None:
        purpose = self.chance.choice((FILE, "P02", "P05", "P07"))
        act = withdraw_all if purpose == FILE else withdraw
        about = {} if purpose == FILE else {"purpose": purpose}
        if self._try(number, act, youth, **about) is not None:
            self.stopped.add((youth, purpose))
            self.tally["stops"] += 1

    # --- looking

    def _sync(self, number: int) -> None:
        is_open = self.world.devices[number].vault.state == "open"
        state = self.world.sync(number)
        if state.trouble or state.word != "gelukt":
            self.tally["syncs in vain"] += 1
            return
        today = self.world.today
        self.floor[number] = today
        for said in self.promises.said():
            if said.device == number and said.synced is None:
                said.synced = today
        if is_open:
            self._see(number)
            if number == 0 and (count := self._try(0, approve)):
                self.tally["let go by a coordinator"] += count
                self.world.sync(0)  # as the app does after every act
            self.looks.append((today, number))
            self._check(number)

    def _see(self, number: int) -> None:
        for said in self.promises.said():
            if said.synced is not None:
                said.seen = said.seen or self.world.today
                if number == 0 and isinstance(said, Text):
                    said.coordinated = said.coordinated or self.world.today

    def _note_what_is_over(self) -> None:
        """From its earliest end on it may be gone, whatever comes after; and from a stop on, also what a device writes
        that has not heard of it.
        """
        for text in self.promises.texts:
            is_stopped = {(text.youth, FILE), (text.youth, text.kind)} & self.stopped
            text.is_free |= bool(is_stopped) or self.world.today >= self.promises.end(text, early=True)

    def _check(self, number: int) -> None:
        book, kept, keys = self.world.do(number, _everything)
        there = _names(self.world.centre.rows(_WHOLE))
        boxed = _names(self.world.centre.rows("SELECT scope FROM keybox"))
        for text in self.promises.texts:
            words = text.words.encode()
            if not text.is_free and (text.synced is not None or text.device == number):
                assert words in book, ("too soon", number, self.world.today, text)
                self.tally["kept"] += 1
            if text.synced is not None and self._must_be_gone(text):
                said = (number, self.world.today, self.promises.end(text, early=False), text)
                assert words not in book, ("too late", *said)
                assert not any(words in each for each in kept), ("too late in a snapshot or a draft", *said)
                assert not there.intersection(text.ops), ("too late at the centre", *said)
                assert not boxed.intersection(text.scopes), ("a key too late at the centre", *said)
                assert not keys.intersection(text.scopes), ("a key too late", *said)
                self.tally["gone"] += 1

    def _must_be_gone(self, text: Text) -> bool:
        """Was it marked by a look at the end's approach, and was there a look by the coordinator 14 days after?"""
        end, settled = self.promises.end(text, early=False), self.promises.settled(text)
        marked = next((day for day, _ in self.looks if day >= end - AHEAD + A_DAY and day > settled), None)
        if marked is None:
            return False
        return any(number == 0 and day >= max(end + A_DAY, marked + MARK + A_DAY) for day, number in self.looks)

    def _calm(self) -> None:
        """True clocks for two months: then everything that is over is gone, everywhere."""
        self.world.centre_lies()
        for number in range(3):
            self.world.lie(number)
            self.world.open(number)
        for _ in range(9):
            self.world.go(7)
            self._note_what_is_over()
            for number in range(3):
                self._sync(number)


_WHOLE = "SELECT l.op_id FROM ledger l JOIN ciphertext c ON c.team = l.team AND c.seq = l.seq"


def _names(rows: list[Any]) -> set[bytes]:
    return {bytes(row[0]) for row in rows}


def _written_since(store: Store, position: int, code: str) -> list[tuple[bytes, bytes]]:
    found = store.log.db.conn.execute("SELECT op_id, scope FROM operation WHERE position > ?", (position,)).fetchall()
    drawers = {row["scope"]: row["code"] for row in store.book.rows("SELECT scope, code FROM drawer")}
    return [(bytes(op), bytes(scope)) for op, scope in found if drawers.get(bytes(scope).hex()) == code]


def _barrier(store: Store, youth: str, purpose: str, words: str) -> Said | Any:
    from storage.actions.barriers import change_barrier, pick_barrier

    return change_barrier(store, pick_barrier(store, youth, code=BARRIER[purpose]), words=words)


def _everything(store: Store) -> tuple[bytes, list[bytes], set[bytes]]:
    """The open book; the sealed one beside it, when there is one, and drafts; the drawers with a key."""
    sealed = store.snapshot.read(last_position=store.log.last_position())
    kept = [repr(store.drafts.get(name)).encode() for name in store.drafts.names()]
    if sealed is not None:
        kept.append(sealed.to_bytes())
        sealed.close()
    keys = _names(store.log.db.conn.execute("SELECT scope FROM keybox").fetchall())
    return store.book.to_bytes(), kept, keys
