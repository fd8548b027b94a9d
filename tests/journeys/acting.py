"""What the state machine does its rules with: acting on a device, a kill noticed, quiet, and what has to hold then."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Literal

from hypothesis.stateful import RuleBasedStateMachine, initialize

from domain.errors import Refused
from storage.door import Saved
from storage.store import Store
from sync.state import SyncState
from tests.journeys.agreement import CONFIRMATIONS, View, check_agreement, check_nothing_readable, check_tables, look
from tests.journeys.conftest import Device
from tests.journeys.model import EVERYTHING, Fate, Model, Stop, Text, Yes
from tests.journeys.quick_team import (
    TIMES,
    Killed,
    Line,
    Team,
    copied,
    drop_databases,
    quick_device,
    quick_open,
)

MARK = "Kanarie"
Outcome = Literal["done", "refused", "killed"]
HOSTILE_TO_PATIENCE = {"", "NoNetwork", "ClockWrong"}


class Acting(RuleBasedStateMachine):
    """Three devices, their centre and the model of them; the rules are in test_state_machine.py."""

    team: Team
    tally: Counter[str]

    # --- beginning and end

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="three-devices-"))
        self.runner = asyncio.Runner()
        self.centre, self.devices = copied(self.team, self.folder)
        self.databases = [self.centre.database]
        self.model, self.count, self.backups = Model(), 0, list[tuple[Path, Path]]()
        self.restored = 0
        self.entangled = set[str]()  # youths of whom the model says less: their files were merged with another
        for number in range(3):
            self.opened(number)
        self.tally["runs"] += 1

    def teardown(self) -> None:
        if not hasattr(self, "devices"):
            return
        try:
            if sys.exc_info()[1] is None:
                self.quiet()
        finally:
            for device in self.devices:
                self.runner.run(device.end())
            self.centre.stop()
            self.runner.close()
            if self.team.postgres:
                drop_databases(self.team, self.databases)
            shutil.rmtree(self.folder)

    # --- acting on a device

    def opened(self, number: int) -> Device:
        device = self.devices[number]
        if device.vault.state == "closed":
            try:
                self.runner.run(quick_open(device.vault, self.team.keys[number]))
            except Killed:
                self.revive(number)
        return self.devices[number]

    def ask(self, number: int, query: Any, *args: Any) -> Any:
        return self.runner.run(self.opened(number).vault.run(query, *args))

    def act(self, number: int, what: Any, *args: Any, **kwargs: Any) -> tuple[Outcome, Any]:
        device = self.opened(number)
        try:
            return "done", self.runner.run(device.vault.run(what, *args, **kwargs))
        except Refused:
            return "refused", None
        except Killed:
            self.revive(number)
            return "killed", None

    def revive(self, number: int) -> None:
        """A dead process, and a new one on what it left."""
        dead = self.devices[number]
        store = dead.vault._store
        if store is not None:
            self.runner.run(dead.vault._on_thread(store.book.close))
        self.runner.run(dead.die())
        alive = quick_device(dead.vault.directory, b"", self.centre.transport(), clock=dead.clock)
        self.devices[number] = alive
        self.runner.run(quick_open(alive.vault, self.team.keys[number]))
        self.tally["kills"] += 1

    def line(self, number: int) -> Line:
        line = self.devices[number].line
        assert isinstance(line, Line)
        return line

    def words(self) -> str:
        self.count += 1
        return f"{MARK} {self.count:05d}"

    def knew(self, number: int) -> frozenset[bytes]:
        stops = list(self.model.stops)
        found: frozenset[bytes] = self.ask(
            number, lambda store: frozenset(op for op in stops if store.log.row_of(op) is not None)
        )
        return found

    def knows(self, number: int, youth: str) -> bool:
        """Is there a file of this youth on this device? Without one there is no screen to do anything on."""
        return bool(self.ask(number, lambda store: store.book.record("youth", youth) is not None))

    def write(self, number: int, words: str, *, what: Any, youth: str = "", purpose: str = "P00") -> Any:
        """Do what writes `words`, and note it when it was saved."""
        if youth and not self.knows(number, youth):
            return None
        knew = self.knew(number)
        outcome, made = self.act(number, what)
        is_there = outcome == "done" or (outcome == "killed" and words in self.ask(number, _book_text))
        if is_there:
            saved = getattr(made, "saved", made)
            ops = saved.op_ids if isinstance(saved, Saved) else ()
            self.model.texts.append(Text(words=words, device=number, ops=ops, youth=youth, purpose=purpose, knew=knew))
            self.tally["texts"] += 1
        return made if is_there else None

    def consent(self, number: int, youth: str, what: Any) -> None:
        if not self.knows(number, youth):
            return
        knew, before = self.knew(number), self.ask(number, _answers, youth)
        self.act(number, what)
        for name, (purpose, state, op) in self.ask(number, _answers, youth).items():
            if name in before:
                continue
            if state == "given":
                self.model.yeses.append(Yes(op=op, youth=youth, purpose=purpose, knew=knew))
            elif state in ("refused", "withdrawn"):
                self.model.stops[op] = Stop(op=op, youth=youth, purpose=purpose)
            self.tally[state] += 1

    def synced(self, number: int, *, also: set[str] = frozenset()) -> SyncState | None:  # type: ignore[assignment]
        try:
            state = self.runner.run(self.devices[number].syncer.sync_now())
        except Killed:
            self.revive(number)
            return None
        said = f"{state.trouble}/{state.code}" if state.code else state.trouble
        assert said in HOSTILE_TO_PATIENCE | also, state
        self.tally["syncs"] += 1
        return state

    # --- quiet

    def quiet(self) -> None:
        for number, device in enumerate(self.devices):
            device.vault._log.__dict__.pop("transaction", None)  # no kill is planned any more
            device.clock.offset = TIMES["now"]()
            self.opened(number)
        for _ in range(2):  # whatever was written or erased anywhere is everywhere
            self.everybody_syncs()
        check_tables([self.ask(number, look) for number in range(3)], apart_from=CONFIRMATIONS)
        self.everybody_syncs()  # and so is that it was erased; nobody answers that
        self.tally["quiet"] += 1
        views = [self.ask(number, look) for number in range(3)]
        check_agreement(views, self.centre)
        check_nothing_readable(self.folder, MARK)
        self.check_texts(views)
        self.check_standings(views[0].stubs)

    def fate(self, text: Text) -> Fate | None:
        """What the model says became of it; None where it does not say."""
        return self.model.fate(text)

    def check_texts(self, views: list[View]) -> None:
        for text in self.model.texts:
            fate = self.fate(text)
            self.tally[fate or "unsaid"] += 1
            for view in views:
                is_there = text.words.encode() in view.raw_book or text.words.lower().encode() in view.raw_book
                assert fate is None or is_there == (fate == "lives"), (text, fate)

    def everybody_syncs(self) -> None:
        for number in range(3):
            state = self.synced(number)
            assert state is not None
            assert (state.word, state.waiting) == ("gelukt", 0), state

    def check_standings(self, stubs: frozenset[bytes]) -> None:
        rows = self.ask(0, lambda store: store.book.rows("SELECT youth, purpose, state FROM standing"))
        standing = {(row["youth"], row["purpose"]): row["state"] for row in rows}
        asked = {(stop.youth, stop.purpose) for stop in self.model.stops.values()}
        asked |= {(yes.youth, yes.purpose) for yes in self.model.yeses}
        for youth, purpose in asked:
            if purpose != EVERYTHING and youth not in self.entangled:
                is_given = standing.get((youth, purpose)) == "given"
                assert is_given == self.model.is_given(youth, purpose, stubs=stubs), (youth, purpose, standing)


def _book_text(store: Store) -> str:
    return store.book.to_bytes().decode("utf-8", errors="replace")


def _answers(store: Store, youth: str) -> dict[str, tuple[str, str, bytes]]:
    rows = store.book.rows(
        "SELECT c.id, c.purpose, c.state, p.op FROM consent c JOIN part p ON p.record = c.id WHERE c.youth = ?", youth
    )
    return {row["id"]: (row["purpose"], row["state"], bytes(row["op"])) for row in rows}


# --- runs
