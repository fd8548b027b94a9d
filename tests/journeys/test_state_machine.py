"""Three devices of one team against a model: any order of work, cuts, kills, wrong clocks and a restored centre."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule, run_state_machine_as_test

from domain.errors import Refused
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.conflicts import settle
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.door import Saved, save
from storage.store import Store
from sync.state import SyncState
from tests.journeys.agreement import check_agreement, check_nothing_readable, look
from tests.journeys.conftest import Device
from tests.journeys.line import Fault
from tests.journeys.model import EVERYTHING, Model, Stop, Text, Yes
from tests.journeys.quick_team import (
    TIMES,
    Killed,
    Line,
    Team,
    copied,
    drop_databases,
    kill_at_commit,
    make_team,
    quick_device,
    quick_open,
)

MARK = "Kanarie"
Outcome = Literal["done", "refused", "killed"]
DEVICES = st.integers(0, 2)
PURPOSES = st.sampled_from(("P02", "P05"))
# Field -> the purpose it serves; a person is asked about the first two, the others merge quietly.
FIELDS = {"name": "P02", "phone": "P02", "alias": "P01", "goal": "P01", "next_step": "P01", "wishes": "P01"}
HOSTILE_TO_PATIENCE = {"", "NoNetwork", "ClockWrong"}


class ThreeDevices(RuleBasedStateMachine):
    """What three workers may do, and what may happen to them."""

    team: Team
    tally: Counter[str]
    youths: Bundle[str] = Bundle("youths")

    # --- beginning and end

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="three-devices-"))
        self.runner = asyncio.Runner()
        self.centre, self.devices = copied(self.team, self.folder)
        self.databases = [self.centre.database]
        self.model, self.count, self.backups = Model(), 0, list[tuple[Path, Path]]()
        self.restored = 0
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

    # --- work

    @rule(target=youths, number=DEVICES)
    def meet_a_youth(self, number: int) -> Any:
        words = self.words()
        made: list[str] = []

        def what(store: Store) -> None:
            made.append(create_youth(store, alias=words))

        knew = self.knew(number)
        outcome, _ = self.act(number, what)
        found = self.ask(number, lambda store: store.book.row("SELECT id FROM youth WHERE alias = ?", words))
        if found is None:
            assert outcome != "done"
            return multiple()
        self.model.texts.append(Text(words=words, device=number, ops=(), youth=found[0], purpose="P01", knew=knew))
        return str(found[0])

    @rule(number=DEVICES, count=st.integers(0, 9))
    def log_without_names(self, number: int, count: int) -> None:
        words = self.words()
        draft = ContactDraft(count=count, note=words, topics=("work",))
        self.write(number, words, what=lambda store: log_contact(store, draft))

    @rule(number=DEVICES, youth=youths)
    def log_with(self, number: int, youth: str) -> None:
        words = self.words()
        draft = ContactDraft(youths=(youth,), note=words)
        self.write(number, words, what=lambda store: log_contact(store, draft), youth=youth, purpose="P01")

    @rule(number=DEVICES, youth=youths, field=st.sampled_from(sorted(FIELDS)))
    def edit(self, number: int, youth: str, field: str) -> None:
        words = self.words()

        def what(store: Store) -> Saved:
            known = (store.book.record("youth", youth) or {}).get("wishes", [])
            return change_youth(store, youth, **{field: [*known[-3:], words] if field == "wishes" else words})

        self.write(number, words, what=what, youth=youth, purpose=FIELDS[field])

    @rule(first=DEVICES, second=DEVICES, youth=youths, field=st.sampled_from(("name", "goal")))
    def edit_the_same_on_two(self, first: int, second: int, youth: str, field: str) -> None:
        self.edit(first, youth, field)
        self.edit(second, youth, field)

    @rule(number=DEVICES, youth=youths, code=st.sampled_from(("motivation", "health")))
    def work_on_a_barrier(self, number: int, youth: str, code: str) -> None:
        words = self.words()

        def what(store: Store) -> Saved:
            return change_barrier(store, pick_barrier(store, youth, code=code), words=words)

        self.write(number, words, what=what, youth=youth, purpose="P05" if code == "health" else "P01")

    @rule(number=DEVICES)
    def undo_the_last(self, number: int) -> None:
        own = [text for text in self.model.texts if text.device == number and text.ops and not text.is_undone]
        if own:
            outcome, _ = self.act(number, lambda store: save(store, [], erase_ops=own[-1].ops))
            own[-1].is_undone = outcome == "done" or self.ask(number, lambda store: store.log.is_erased(*own[-1].ops))
            self.tally["undone"] += 1

    @rule(number=DEVICES)
    def settle_a_conflict(self, number: int) -> None:
        found = self.ask(number, lambda store: store.book.row("SELECT * FROM conflict ORDER BY record, field"))
        if found is None:
            return
        words = self.words()
        about = {"kind": found["kind"], "record": found["record"], "field": found["field"], "value": words}
        made = self.write(
            number, words, what=lambda store: settle(store, **about), youth=found["record"], purpose="P02"
        )
        open_now = self.ask(
            number, lambda store: [tuple(r) for r in store.book.rows("SELECT record, field FROM conflict")]
        )
        assert made is None or (found["record"], found["field"]) not in open_now
        self.tally["settled"] += 1

    # --- consent

    @rule(
        number=DEVICES,
        youth=youths,
        purpose=PURPOSES,
        state=st.sampled_from(("given", "given", "given", "asked", "refused")),
    )
    def answer(self, number: int, youth: str, purpose: str, state: str) -> None:
        answer = Answer(youth=youth, purpose=purpose, state=state, understood=True)
        self.consent(number, youth, lambda store: record_answer(store, answer))

    @rule(number=DEVICES, youth=youths, purpose=PURPOSES)
    def stop_one(self, number: int, youth: str, purpose: str) -> None:
        self.consent(number, youth, lambda store: withdraw(store, youth, purpose=purpose))

    @rule(giver=DEVICES, stopper=DEVICES, youth=youths, purpose=PURPOSES)
    def agree_beside_a_stop(self, giver: int, stopper: int, youth: str, purpose: str) -> None:
        self.answer(giver, youth, purpose, "given")
        self.stop_one(stopper, youth, purpose)

    @rule(number=DEVICES, youth=youths)
    def ask_again(self, number: int, youth: str) -> None:
        answer = Answer(youth=youth, purpose="P01", state="given", understood=True)
        self.consent(number, youth, lambda store: record_answer(store, answer))

    @rule(number=DEVICES, youth=youths)
    def stop_everything(self, number: int, youth: str) -> None:
        if not self.knows(number, youth):
            return
        before = self.ask(number, lambda store: [drawer.scope for drawer in store.book.drawers(youth)])
        self.act(number, lambda store: withdraw_all(store, youth))
        erasers = self.ask(number, lambda store: store.log.erased_by(*before) if before else [])
        for op in erasers:
            self.model.stops[op] = Stop(op=op, youth=youth, purpose=EVERYTHING)
            self.tally["everything stopped"] += 1

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

    # --- what happens to a device

    @rule(number=DEVICES)
    def sync(self, number: int) -> None:
        self.synced(number)

    @rule(number=DEVICES, fault=st.sampled_from(("before", "after")), clean=st.integers(0, 3), times=st.integers(1, 3))
    def sync_cut(self, number: int, fault: Fault, clean: int, times: int) -> None:
        self.line(number).next_faults = [None] * clean + [fault] * times
        self.synced(number)
        self.line(number).next_faults = []

    @rule(number=DEVICES)
    def sync_with_everything_delivered_twice(self, number: int) -> None:
        self.line(number).is_doubled = True
        self.synced(number, also={"CentreRefused/replay"})
        self.line(number).is_doubled = False

    @rule(number=DEVICES, requests=st.integers(0, 3))
    def die_before_hearing_the_answer(self, number: int, requests: int) -> None:
        self.line(number).kill_after = requests
        self.synced(number)
        self.line(number).kill_after = None

    @rule(number=DEVICES)
    def an_old_request_arrives_late(self, number: int) -> None:
        line = self.line(number)
        if line.last is not None:
            reply = self.runner.run(line.inner.handle_async_request(line.again()))
            assert reply.status_code < 500

    @rule(number=DEVICES, commits=st.integers(0, 6))
    def will_die_at_a_commit(self, number: int, commits: int) -> None:
        self.opened(number)
        kill_at_commit(self.devices[number].vault, commits)

    @rule(number=DEVICES)
    def die_and_come_back(self, number: int) -> None:
        self.revive(number)

    @rule(number=DEVICES)
    def lock(self, number: int) -> None:
        try:
            self.runner.run(self.devices[number].vault.close())
        except Killed:
            self.revive(number)

    @rule(number=DEVICES)
    def rebuild(self, number: int) -> None:
        before = self.ask(number, look).tables
        try:
            self.runner.run(self.opened(number).vault.heal())
        except Killed:
            self.revive(number)
        assert self.ask(number, look).tables == before

    @rule(number=DEVICES, time=st.sampled_from(sorted(TIMES)))
    def set_the_clock(self, number: int, time: str) -> None:
        self.devices[number].clock.offset = TIMES[time]()

    @rule()
    def back_up_the_centre(self) -> None:
        ledger, boxes = self.centre.backup(self.folder / f"backup{len(self.backups)}")
        self.backups.append((ledger, boxes))

    @rule()
    def restore_the_centre(self) -> None:
        if self.backups and self.restored < 3:
            self.restored += 1
            ledger, boxes = self.backups[-1]
            self.centre.lose_all_but(ledger, boxes, folder=self.folder / f"centre{self.restored}")
            self.databases.append(self.centre.database)
            self.tally["restored"] += 1

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

    @rule()
    def quiet(self) -> None:
        for number, device in enumerate(self.devices):
            device.vault._log.__dict__.pop("transaction", None)  # no kill is planned any more
            device.clock.offset = TIMES["now"]()
            self.opened(number)
        for _ in range(2):
            for number in range(3):
                state = self.synced(number)
                assert state is not None
                assert (state.word, state.waiting) == ("gelukt", 0), state
        self.tally["quiet"] += 1
        views = [self.ask(number, look) for number in range(3)]
        check_agreement(views, self.centre)
        check_nothing_readable(self.folder, MARK)
        for text in self.model.texts:
            fate = self.model.fate(text)
            self.tally[fate] += 1
            for view in views:
                is_there = text.words.encode() in view.raw_book or text.words.lower().encode() in view.raw_book
                assert is_there == (fate == "lives"), (text, fate)
        self.check_standings(views[0].stubs)

    def check_standings(self, stubs: frozenset[bytes]) -> None:
        rows = self.ask(0, lambda store: store.book.rows("SELECT youth, purpose, state FROM standing"))
        standing = {(row["youth"], row["purpose"]): row["state"] for row in rows}
        asked = {(stop.youth, stop.purpose) for stop in self.model.stops.values()}
        asked |= {(yes.youth, yes.purpose) for yes in self.model.yeses}
        for youth, purpose in asked:
            if purpose != EVERYTHING:
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


@pytest.fixture(autouse=True)
def _cuts_are_repeated_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client._REPEAT_AFTER_SECONDS", (0.0, 0.0))


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    return make_team(tmp_path_factory.mktemp("team"))


@pytest.fixture(scope="module")
def postgres_team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    from tests.central.conftest import postgres_server

    server = postgres_server()
    yield make_team(tmp_path_factory.mktemp("team"), postgres=server.get_uri())
    server.cleanup()


def _run(team: Team, *, examples: int, steps: int) -> Counter[str]:
    tally: Counter[str] = Counter()
    machine = type("ThreeDevices", (ThreeDevices,), {"team": team, "tally": tally})
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=(Phase.generate,),  # random keys and names: a shorter run is another run
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(machine, settings=limits)
    return tally


def test_three_devices_agree_after_quiet_whatever_happened(team: Team) -> None:
    tally = _run(team, examples=10, steps=25)
    assert tally["quiet"] >= tally["runs"] > 0


@pytest.mark.long
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_hundreds_of_long_days_end_in_agreement(
    database: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    team = request.getfixturevalue("team" if database == "sqlite" else "postgres_team")
    tally = _run(team, examples=200 if database == "sqlite" else 60, steps=60)
    with capsys.disabled():
        print(f"\nthree devices on {database}: " + ", ".join(f"{name} {n}" for name, n in sorted(tally.items())))
    assert tally["lives"] > 0
    assert tally["gone"] > 0
