"""Any session of work, in any order, locked, killed and rebuilt at any moment: log, book and snapshot always agree."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from domain.errors import Refused
from storage.actions.barriers import change_barrier, pick_barrier, unpick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, SavedContact, add_presence, log_contact, undo_contact
from storage.actions.merging import merge_files, take_apart
from storage.actions.places import add_place, change_place
from storage.actions.rounds import close_round, start_round
from storage.actions.youths import change_youth, create_youth
from storage.door import save
from storage.drafts import draft, keep_draft
from storage.queries.youth_view import youth_view
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.storage.device import Device, tables

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
PURPOSES = st.sampled_from(("P02", "P04", "P05", "P06", "P12", "P15"))
CARDS = st.sampled_from(("motivation", "health", "mobility", "language", "discrimination", "health.addiction"))
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "alias": TEXT,
        "name": TEXT,
        "phone": TEXT,
        "handle": TEXT,
        "goal": TEXT,
        "wishes": st.lists(TEXT, max_size=3, unique=True),
        "languages": st.lists(TEXT, max_size=2, unique=True),
        "disability": st.sampled_from(("", "yes", "no")),
        "birth_date": st.none() | st.dates(),
    },
)


class Session(RuleBasedStateMachine):
    """What a worker may do. An answer that the rules refuse is fine; another error is not."""

    made: tuple[Path, bytes]
    youths: Bundle[str] = Bundle("youths")
    contacts: Bundle[SavedContact] = Bundle("contacts")
    barriers: Bundle[str] = Bundle("barriers")
    places: Bundle[str] = Bundle("places")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="session-"))
        shutil.copytree(self.made[0], self.folder / "vault")
        self.device = Device(self.folder / "vault", self.made[1]).open()

    def teardown(self) -> None:
        if hasattr(self, "device"):
            self.device.shut()
            shutil.rmtree(self.folder)

    def act(self, what: Any, *args: Any, **kwargs: Any) -> Any:
        before = self.device.run(lambda store: (tables(store), store.log.last_position()))
        try:
            return self.device.run(what, *args, **kwargs)
        except Refused:
            assert self.device.run(lambda store: (tables(store), store.log.last_position())) == before
            return None

    @rule(target=youths, alias=TEXT)
    def create(self, alias: str) -> Any:
        made = self.act(create_youth, alias=alias)
        return multiple() if made is None else made

    @rule(youth=youths, values=FIELDS)
    def change(self, youth: str, values: dict[str, Any]) -> None:
        self.act(change_youth, youth, **values)

    @rule(youth=youths, values=FIELDS)
    def change_and_undo(self, youth: str, values: dict[str, Any]) -> None:
        saved = self.act(change_youth, youth, **values)
        if saved is not None:
            self.act(save, [], erase_ops=saved.op_ids)

    @rule(youth=youths, purpose=PURPOSES, state=st.sampled_from(("given", "given", "asked", "refused")))
    def answer(self, youth: str, purpose: str, state: str) -> None:
        self.act(record_answer, Answer(youth=youth, purpose=purpose, state=state, understood=True))

    @rule(youth=youths, purpose=PURPOSES)
    def stop(self, youth: str, purpose: str) -> None:
        self.act(withdraw, youth, purpose=purpose)

    @rule(youth=youths)
    def stop_all(self, youth: str) -> None:
        self.act(withdraw_all, youth)

    @rule(youth=youths, other=youths)
    def merge(self, youth: str, other: str) -> None:
        self.act(merge_files, youth, other=other)

    @rule(youth=youths)
    def make_apart(self, youth: str) -> None:
        self.act(take_apart, youth)

    @rule(youth=youths, other=youths)
    def merge_and_undo(self, youth: str, other: str) -> None:
        """Two files that stand alone: what is shown of each is afterwards what it was."""

        def shown(store: Store) -> list[Any]:
            return [youth_rows(store), *(youth_view(store, each, road="team") for each in (youth, other))]

        alone = self.device.run(lambda store: {len(store.book.files_of(each)) for each in (youth, other)}) == {1}
        before = self.device.run(shown)
        if alone and self.act(merge_files, youth, other=other) is not None:
            self.act(take_apart, other)
            assert self.device.run(shown) == before

    @rule(target=contacts, youths=st.lists(youths, max_size=2, unique=True), note=TEXT, count=st.integers(0, 9))
    def meet(self, youths: list[str], note: str, count: int) -> Any:
        draft_ = ContactDraft(youths=tuple(youths), count=count, notes=dict.fromkeys(youths, note))
        made = self.act(log_contact, draft_)
        return multiple() if made is None else made

    @rule(contact=contacts)
    def undo(self, contact: SavedContact) -> None:
        self.act(undo_contact, contact)

    @rule(contact=contacts, youth=youths, note=TEXT)
    def attach(self, contact: SavedContact, youth: str, note: str) -> None:
        self.act(add_presence, contact.contact, youth=youth, note=note)

    @rule(target=barriers, youth=youths, code=CARDS)
    def pick(self, youth: str, code: str) -> Any:
        made = self.act(pick_barrier, youth, code=code)
        return multiple() if made is None else made

    @rule(youth=youths, code=CARDS)
    def put_back(self, youth: str, code: str) -> None:
        self.act(unpick_barrier, youth, code=code)

    @rule(
        barrier=barriers,
        words=TEXT,
        weight=st.integers(0, 3),
        mechanisms=st.lists(st.sampled_from(("willen", "kunnen")), unique=True),
    )
    def work_on(self, barrier: str, words: str, weight: int, mechanisms: list[str]) -> None:
        self.act(change_barrier, barrier, words=words, weight=weight, mechanisms=mechanisms)

    @rule(target=places, name=TEXT)
    def place(self, name: str) -> Any:
        made = self.act(add_place, name=name, kind="square")
        return multiple() if made is None else made

    @rule(place=places, name=TEXT)
    def go_round(self, place: str, name: str) -> None:
        made = self.act(start_round, place=place, companions=name)
        self.act(change_place, place, name=name)
        self.act(close_round, made)

    @rule(youth=youths, text=TEXT)
    def begin_typing(self, youth: str, text: str) -> None:
        self.device.run(keep_draft, "contact", {"note": text}, about=youth)
        is_here = self.device.run(lambda store: store.book.record("youth", youth)) is not None
        assert self.device.run(draft, "contact") == ({"note": text} if is_here else None)  # of who was erased: nothing

    @rule()
    def lock_and_open(self) -> None:
        before = self.device.run(tables)
        self.device.reopen()
        assert self.device.run(tables) == before

    @rule()
    def kill_and_open(self) -> None:
        before = self.device.run(tables)
        self.device.die()
        assert self.device.run(tables) == before

    @rule()
    def rebuild(self) -> None:
        before = self.device.run(tables)
        self.device.wait(self.device.vault.heal())
        assert self.device.run(tables) == before

    @invariant()
    def nothing_is_set_apart_and_nothing_waits(self) -> None:
        if not hasattr(self, "device"):
            return

        def look(store: Store) -> tuple[object, ...]:
            log = store.log
            gaps = log.db.conn.execute(
                "SELECT count(*) FROM operation GROUP BY device HAVING count(*) != max(dev_seq)"
            ).fetchall()
            return log.quarantined(), store.book.rows("SELECT * FROM waiting"), gaps

        assert self.device.run(look) == ({}, [], [])


def _run(made_vault: tuple[Path, bytes], *, examples: int, steps: int) -> None:
    machine = type("Session", (Session,), {"made": made_vault})
    health = list(HealthCheck)
    limits = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=health, database=None
    )
    run_state_machine_as_test(machine, settings=limits)


def test_any_session_of_work_survives_any_lock_kill_and_rebuild(made_vault: tuple[Path, bytes]) -> None:
    _run(made_vault, examples=12, steps=25)


@pytest.mark.long
def test_hundreds_of_long_sessions_survive_any_lock_kill_and_rebuild(made_vault: tuple[Path, bytes]) -> None:
    _run(made_vault, examples=300, steps=60)
