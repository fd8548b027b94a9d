"""Three devices of one team: any order of work, cuts, kills, wrong clocks and a restored centre, as rules."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule, run_state_machine_as_test

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.conflicts import settle
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.door import Saved, save
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.following_up import DEVICES, YOUTHS, FollowingUp
from tests.journeys.line import Fault
from tests.journeys.model import EVERYTHING, Stop, Text
from tests.journeys.quick_team import TIMES, Killed, Team, kill_at_commit

PURPOSES = st.sampled_from(("P02", "P05"))
# Field -> the purpose it serves; a person is asked about the first two, the others merge quietly.
FIELDS = {"name": "P02", "phone": "P02", "alias": "P01", "goal": "P01", "next_step": "P01", "wishes": "P01"}


class ThreeDevices(FollowingUp):
    """What three workers may do, and what may happen to them."""

    # --- work

    @rule(target=YOUTHS, number=DEVICES)
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

    @rule(number=DEVICES, youth=YOUTHS)
    def log_with(self, number: int, youth: str) -> None:
        words = self.words()
        draft = ContactDraft(youths=(youth,), note=words)
        self.write(number, words, what=lambda store: log_contact(store, draft), youth=youth, purpose="P01")

    @rule(number=DEVICES, youth=YOUTHS, field=st.sampled_from(sorted(FIELDS)))
    def edit(self, number: int, youth: str, field: str) -> None:
        words = self.words()

        def what(store: Store) -> Saved:
            known = (store.book.record("youth", youth) or {}).get("wishes", [])
            return change_youth(store, youth, **{field: [*known[-3:], words] if field == "wishes" else words})

        self.write(number, words, what=what, youth=youth, purpose=FIELDS[field])

    @rule(first=DEVICES, second=DEVICES, youth=YOUTHS, field=st.sampled_from(("name", "goal")))
    def edit_the_same_on_two(self, first: int, second: int, youth: str, field: str) -> None:
        self.edit(first, youth, field)
        self.edit(second, youth, field)

    @rule(number=DEVICES, youth=YOUTHS, code=st.sampled_from(("motivation", "health")))
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
        is_settled = made is None or (found["record"], found["field"]) not in open_now
        assert is_settled or found["record"] in self.entangled  # of merged files another may hold what was chosen
        self.tally["settled"] += 1

    @rule(first=DEVICES, second=DEVICES, youth=YOUTHS)
    def disagree_on_a_name_and_settle_it(self, first: int, second: int, youth: str) -> None:
        self.answer(first, youth, "P02", "given")
        self.exchange(first, second)
        self.edit_the_same_on_two(first, second, youth, "name")
        self.exchange(first, second)
        self.settle_a_conflict(second)

    def exchange(self, *numbers: int) -> None:
        for number in (*numbers, *numbers):
            self.synced(number)

    # --- consent

    @rule(
        number=DEVICES,
        youth=YOUTHS,
        purpose=PURPOSES,
        state=st.sampled_from(("given", "given", "given", "asked", "refused")),
    )
    def answer(self, number: int, youth: str, purpose: str, state: str) -> None:
        answer = Answer(youth=youth, purpose=purpose, state=state, understood=True)
        self.consent(number, youth, lambda store: record_answer(store, answer))

    @rule(number=DEVICES, youth=YOUTHS, purpose=PURPOSES)
    def stop_one(self, number: int, youth: str, purpose: str) -> None:
        self.consent(number, youth, lambda store: withdraw(store, youth, purpose=purpose))

    @rule(giver=DEVICES, stopper=DEVICES, youth=YOUTHS, purpose=PURPOSES)
    def agree_beside_a_stop(self, giver: int, stopper: int, youth: str, purpose: str) -> None:
        self.answer(giver, youth, purpose, "given")
        self.stop_one(stopper, youth, purpose)

    @rule(number=DEVICES, youth=YOUTHS)
    def ask_again(self, number: int, youth: str) -> None:
        answer = Answer(youth=youth, purpose="P01", state="given", understood=True)
        self.consent(number, youth, lambda store: record_answer(store, answer))

    @rule(number=DEVICES, youth=YOUTHS)
    def stop_everything(self, number: int, youth: str) -> None:
        if not self.knows(number, youth):
            return
        before = self.ask(number, lambda store: [drawer.scope for drawer in store.book.drawers(youth)])
        self.act(number, lambda store: withdraw_all(store, youth))
        erasers = self.ask(number, lambda store: store.log.erased_by(*before) if before else [])
        for op in erasers:
            self.model.stops[op] = Stop(op=op, youth=youth, purpose=EVERYTHING)
            self.tally["everything stopped"] += 1

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

    @rule()
    def everybody_syncs_twice(self) -> None:
        self.quiet()


def run_machine(kind: type[ThreeDevices], team: Team, *, examples: int, steps: int) -> Counter[str]:
    tally: Counter[str] = Counter()
    machine = type(kind.__name__, (kind,), {"team": team, "tally": tally})
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
