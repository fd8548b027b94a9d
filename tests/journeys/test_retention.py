"""What is kept goes when its period is over: marked first, by itself, and never while the clocks are in doubt."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.deadlines import add_months
from domain.deciding import VDAB
from domain.errors import BadInput, NotAllowed, Refused
from domain.kinds.consent import Proof
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact, undo_contact
from storage.actions.merging import merge_files
from storage.actions.names import note_name
from storage.actions.offers import propose_offer, start_offer
from storage.actions.referrals import propose_referral, share
from storage.actions.retention import approve, extend
from storage.actions.youths import change_youth, create_youth
from storage.door import Saved, event, save
from storage.drafts import draft, keep_draft
from storage.parting import parted
from storage.queries.retention import going, kept_until, old_totals, retention_state
from storage.store import Store
from storage.vault import Vault
from sync.loop import Syncer
from tests.journeys.agreement import look
from tests.journeys.conftest import PASSPHRASE, Clock
from tests.journeys.quick_team import Team, make_team
from tests.journeys.years import Years, years

WORDS = "Kanarie in het dossier"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    return make_team(tmp_path_factory.mktemp("team"))


@pytest.fixture
def world(team: Team) -> Iterator[Years]:
    made = years(team)
    yield made
    made.end()
    shutil.rmtree(made.folder)


class Alone:
    """A vault without a centre, looked at as its loop does: each turn is a run of a syncer that has nobody to call."""

    def __init__(self, folder: Path) -> None:
        self.runner, self.clock = asyncio.Runner(), Clock()
        self.vault = Vault(folder, now=self.clock)
        self.syncer = Syncer(self.vault, now=self.clock)
        self.runner.run(self.vault.create(PASSPHRASE, worker_name="Noor", memory_short=True))

    def run(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        return self.runner.run(self.vault.run(act, *args, **kwargs))

    def days(self, days: int) -> None:
        self.clock.offset += dt.timedelta(days=days)
        self.runner.run(self.syncer.sync_now(is_asked=False))


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Alone]:
    alone = Alone(tmp_path / "alone")
    yield alone
    alone.runner.run(alone.syncer.stop())
    alone.runner.run(alone.vault.shut())
    alone.runner.close()


def a_youth(world: Years, *, alias: str = "Lowie", number: int = 0) -> str:
    youth: str = world.do(number, create_youth, alias=alias)
    world.everybody()
    return youth


def agree(world: Years, youth: str, purpose: str, *, number: int = 0, recipient: str = "") -> None:
    paper = "written" if purpose == "P07" else "spoken"
    answer = Answer(youth=youth, purpose=purpose, state="given", understood=True, how=paper, recipient=recipient)
    world.do(number, record_answer, answer)


def drawers(world: Years, youth: str, *, number: int = 0) -> set[str]:
    return {d.drawer.code for d in world.do(number, lambda store: store.book.drawers(youth))}


def scopes(world: Years, youth: str, *codes: str) -> list[bytes]:
    found = world.do(0, lambda store: store.book.drawers(youth))
    return [d.scope for d in found if not codes or d.drawer.code in codes]


def is_nowhere(world: Years, gone: list[bytes]) -> bool:
    """No key and no ciphertext of these drawers, on any device or at the centre."""
    marks = ",".join(f"x'{scope.hex()}'" for scope in gone)
    here = f"SELECT count(*) FROM operation WHERE ct IS NOT NULL AND scope IN ({marks})"
    keys = f"SELECT count(*) FROM keybox WHERE scope IN ({marks})"
    counts = [
        world.do(number, lambda store, sql=sql: store.log.db.conn.execute(sql).fetchone()[0])
        for number in range(3)
        for sql in (here, keys)
    ]
    there = "SELECT count(*) FROM ledger l JOIN ciphertext c ON c.team = l.team AND c.seq = l.seq WHERE l.scope IN "
    counts += [world.centre.rows(f"{there}({marks})")[0][0], world.centre.rows(keys)[0][0]]
    return not any(counts)


# --- the rules of a youth


def test_a_file_is_marked_for_all_and_goes_everywhere_a_year_after_the_last_contact(world: Years) -> None:
    youth = a_youth(world)
    world.do(0, change_youth, youth, goal=WORDS)
    world.everybody()
    gone = scopes(world, youth)
    world.live(365 - 35)
    assert [kept.is_marked for kept in world.do(2, kept_until, youth)] == [False]
    world.live(7, step=1)
    for number in range(3):
        [kept] = world.do(number, kept_until, youth)
        assert (kept.is_marked, kept.day) == (True, dt.date(2031, 1, 10))
    world.live(27)
    assert drawers(world, youth) == {"file"}
    world.live(1)
    assert world.today == dt.date(2031, 1, 10)
    assert is_nowhere(world, gone)
    assert all(WORDS.encode() not in world.do(number, look).raw_book for number in range(3))
    assert world.do(1, lambda store: store.book.rows("SELECT 1 FROM ending")) == []


def test_a_newer_contact_cancels_the_mark(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    assert world.do(1, kept_until, youth)[0].is_marked
    world.do(2, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    [kept] = world.do(0, kept_until, youth)
    assert (kept.is_marked, kept.day) == (False, add_months(world.today, months=12))
    world.live(40)
    assert drawers(world, youth) == {"file"}


def test_a_contact_that_was_undone_does_not_hold_what_was_marked(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    met = world.do(0, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    world.do(0, undo_contact, met)
    world.live(28)
    assert drawers(world, youth) == set()


@pytest.mark.parametrize(
    ("purpose", "code", "values", "months"),
    [
        ("P02", "contact", {"phone": "0470 00 00 00"}, 6),
        ("P04", "handles", {"handle": "lowie.g"}, 6),
        ("P05", "health", {"disability": "yes"}, 6),
        ("P06", "origin", {"origin": "abroad"}, 12),
    ],
)
def test_a_drawer_goes_after_its_own_period_and_the_file_stays(
    world: Years, purpose: str, code: str, values: dict[str, str], months: int
) -> None:
    youth = a_youth(world)
    agree(world, youth, purpose)
    world.do(0, change_youth, youth, **values)
    world.everybody()
    gone, given = scopes(world, youth, code), world.today
    if purpose in ("P05", "P06"):  # from the yes on, however often they meet
        world.live(100)
        world.do(1, log_contact, ContactDraft(youths=(youth,)))
    end = add_months(given, months=months)
    world.live((end - world.today).days - 1)
    assert code in drawers(world, youth)
    world.live(1)
    assert drawers(world, youth) == {"file"}
    assert is_nowhere(world, gone)


def test_what_is_asked_again_in_time_stays(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P05")
    world.do(0, change_youth, youth, disability="yes")
    world.live(175)
    assert any(kept.is_marked and kept.purpose == "P05" for kept in world.do(1, kept_until, youth))
    agree(world, youth, "P05", number=1)
    world.everybody()
    world.live(60)
    assert drawers(world, youth) == {"file", "health"}
    assert world.do(2, lambda store: store.book.record("youth", youth))["disability"] == "yes"


def test_aftercare_goes_three_months_after_the_last_call(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P11")

    def start(store: Store) -> None:
        start_offer(store, propose_offer(store, youth, kind="work"))
        save(store, [event_of_aftercare(store, youth)])

    world.do(0, start)
    assert "aftercare" in drawers(world, youth)
    end = add_months(add_months(world.today, months=6), months=3)
    world.live(200)
    world.do(0, log_contact, ContactDraft(youths=(youth,)))  # the file itself stays
    world.live((end - world.today).days - 1)
    assert "aftercare" in drawers(world, youth)
    world.live(1)
    assert drawers(world, youth) == {"file"}


def event_of_aftercare(store: Store, youth: str) -> Any:
    from domain.kinds.followup import Task

    return event("task", Task(origin="aftercare", made=store.today(), youth=youth, key="call:1"))


def test_the_log_of_what_was_shared_goes_after_a_year_and_its_yes_is_not_used_again(world: Years) -> None:
    youth = a_youth(world)
    referral = world.do(0, lambda store: propose_referral(store, youth, partner_kind=VDAB, asks="werk"))
    agree(world, youth, "P08", recipient=VDAB)
    world.do(0, lambda store: share(store, referral, fields=["asks"]))
    world.live(300)
    world.do(0, log_contact, ContactDraft(youths=(youth,)))
    agree(world, youth, "P01")
    world.live(64)
    assert len(world.do(2, lambda store: store.book.rows("SELECT id FROM shared"))) == 1
    world.live(1)
    assert world.do(2, lambda store: store.book.rows("SELECT id FROM shared")) == []
    assert "file" in drawers(world, youth)
    with pytest.raises(Refused):
        world.do(0, lambda store: share(store, referral, fields=["asks"]))


def test_two_files_of_one_youth_go_together_a_year_after_the_last_contact_in_either(world: Years) -> None:
    first, second = a_youth(world), a_youth(world, alias="Lowie G.", number=1)
    world.do(0, lambda store: merge_files(store, first, other=second))
    world.live(200)
    world.do(2, log_contact, ContactDraft(youths=(second,)))
    end = add_months(world.today, months=12)
    world.live((end - world.today).days - 1)
    assert drawers(world, first) == drawers(world, second) == {"file"}
    world.live(1)
    assert drawers(world, first) == drawers(world, second) == set()


# --- keeping longer


def test_keeping_longer_needs_a_reason_and_has_an_end(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    with pytest.raises(BadInput):
        world.do(1, extend, youth, reason="omdat")
    world.do(1, extend, youth, reason="looking")
    world.everybody()
    [kept] = world.do(0, kept_until, youth)
    assert (kept.is_marked, kept.day, kept.reason) == (False, dt.date(2031, 4, 10), "looking")
    for _ in range(3):
        world.do(2, extend, youth, reason="looking")
    [kept] = world.do(2, kept_until, youth)
    assert kept.day == kept.longest == dt.date(2032, 1, 10)
    with pytest.raises(Refused):
        world.do(2, extend, youth, reason="looking")
    world.live((kept.day - world.today).days, step=14)
    assert drawers(world, youth) == set()


def test_health_is_kept_longer_by_a_new_yes_only(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P05")
    world.do(0, change_youth, youth, disability="yes")
    with pytest.raises(Refused):
        world.do(0, extend, youth, purpose="P05", reason="looking")


def test_stopping_everything_waits_for_nothing_and_counts_for_nothing(world: Years) -> None:
    for number in range(12):
        youth = world.do(0, create_youth, alias=f"Jongere {number}")
        world.lie(0, days=40)
        world.do(0, withdraw_all, youth)
        assert drawers(world, youth) == set()
        world.lie(0)
    assert world.do(0, retention_state).held == 0


# --- clocks


@pytest.mark.parametrize("days", [400, -400])
def test_a_device_whose_clock_is_wrong_erases_nothing_and_says_so(world: Years, days: int) -> None:
    youth = a_youth(world)
    world.live(355)
    world.lie(0, days=days)
    world.sync(0)
    world.lock(0)
    world.open(0)
    assert world.do(0, retention_state).state == "clocks_disagree"
    assert drawers(world, youth) == {"file"}
    world.lie(0)
    world.sync(0)
    assert world.do(0, retention_state).state == "runs"
    world.live(13)
    assert drawers(world, youth) == set()


def test_a_centre_that_lies_about_the_time_makes_nobody_erase(world: Years) -> None:
    youth = a_youth(world)
    world.live(355)
    world.centre_lies(days=60)
    world.live(20)
    for number in range(3):
        assert drawers(world, youth, number=number) == {"file"}
        assert not world.do(number, retention_state).is_running
    world.centre_lies()
    world.live(16)
    assert drawers(world, youth) == set()


def test_both_clocks_that_leap_take_only_what_was_marked_and_ten_a_day(world: Years) -> None:
    """The worst that a centre and a device in the same hands do at one stroke: a mark still has to stand 14 days."""
    youth = a_youth(world)
    world.live(100)
    world.go(900)
    world.sync(0)
    assert drawers(world, youth) == {"file"}
    [kept] = world.do(0, kept_until, youth)
    assert kept.is_marked
    world.go(-900)
    world.live(28)
    assert not world.do(0, kept_until, youth)[0].is_marked
    assert drawers(world, youth) == {"file"}


def test_erasing_goes_on_after_time_went_back_for_both(world: Years) -> None:
    youth = a_youth(world)
    world.live(300)
    world.go(900)
    world.everybody(times=1)
    world.go(-900)
    world.sync(0)
    assert world.do(0, retention_state).state == "clocks_disagree"
    world.live(70)
    assert world.do(0, retention_state).state == "runs"
    assert drawers(world, youth) == set()


def test_a_contact_that_a_wrong_clock_put_in_the_future_does_not_keep_a_file_for_years(world: Years) -> None:
    youth = a_youth(world)
    world.live(30)
    world.lie(1, days=200)
    world.do(1, log_contact, ContactDraft(youths=(youth,)))
    world.lie(1)
    world.everybody()
    end = add_months(world.today, months=12)
    assert [kept.day for kept in world.do(0, kept_until, youth)] == [end]
    world.live((end - world.today).days - 1)
    assert drawers(world, youth) == {"file"}
    world.live(1)
    assert drawers(world, youth) == set()


def test_a_file_that_a_clock_of_1970_made_is_not_the_first_to_go(world: Years) -> None:
    world.lie(1, days=-60 * 365)
    youth = world.do(1, create_youth, alias="Lowie")
    world.lie(1)
    world.live(340)
    assert drawers(world, youth) == {"file"}


def test_a_device_that_opens_long_after_its_last_pull_waits_for_the_next(world: Years) -> None:
    youth = a_youth(world)
    world.live(355, but=(2,))
    world.lock(2)
    world.go(30)
    world.open(2)
    assert world.do(2, retention_state).state == "waits"
    assert drawers(world, youth, number=2) == {"file"}


def test_what_was_pulled_while_locked_is_looked_at_when_the_vault_opens(world: Years) -> None:
    youth = a_youth(world)
    world.live(355)
    world.go(12)
    for number in range(3):
        world.lock(number)
    world.sync(0)  # the wire key moves sealed operations; nothing is marked or erased unopened
    world.open(0)
    assert drawers(world, youth) == set()


def test_a_contact_that_never_left_its_device_is_shown_to_its_author_when_the_file_goes(world: Years) -> None:
    youth = a_youth(world)
    world.live(350, but=(2,))
    world.sync(2)
    world.do(2, log_contact, ContactDraft(youths=(youth,), note=WORDS))
    world.live(28, but=(2,))
    assert drawers(world, youth) == set()
    world.sync(2)
    assert drawers(world, youth, number=2) == set()
    [shown] = world.do(2, parted)
    assert ("note", WORDS) in shown.texts


# --- how much at once


def test_more_than_ten_a_day_wait_for_a_coordinator(world: Years) -> None:
    made = [world.do(0, create_youth, alias=f"Jongere {number}") for number in range(13)]
    world.everybody()
    world.live(355, but=(1, 2))
    world.go(20)
    world.sync(0)
    left = [youth for youth in made if drawers(world, youth)]
    assert len(left) == 3
    assert world.do(0, retention_state).held == 3
    waiting = [row for row in world.do(0, going) if row.is_held]
    assert len(waiting) == 3
    world.live(5, step=1, but=(1, 2))
    assert [youth for youth in made if drawers(world, youth)] == left, "also tomorrow"
    world.sync(1)
    with pytest.raises(NotAllowed):
        world.do(1, approve)
    assert world.do(0, approve) in (0, 3)
    world.everybody()
    assert [youth for youth in made if drawers(world, youth)] == []
    assert world.do(0, retention_state).held == 0


# --- of nobody's file


def test_a_name_that_somebody_gave_goes_after_thirty_days(world: Years) -> None:
    named = world.do(0, note_name, name="Jef F.")
    world.live(16, step=4)
    [row] = [row for row in world.do(1, going) if row.drawer == "third_party"]
    assert (row.subject, row.is_marked, row.days) == ("Jef F.", True, 14)
    world.live(13, step=1)
    assert world.do(1, lambda store: store.book.record("named", named)) is not None
    world.live(1, step=1)
    for number in range(3):
        assert world.do(number, lambda store: store.book.record("named", named)) is None


def test_notes_go_after_a_year_cores_after_three_and_what_remains_is_a_number(world: Years) -> None:
    for _ in range(6):
        world.do(0, log_contact, ContactDraft(count=3, note=WORDS, place_kind="square", municipality="44021"))
    world.do(0, log_contact, ContactDraft(count=1, note=WORDS, place_kind="station", municipality="44021"))
    world.everybody()
    count = "SELECT count(*) FROM contact"
    notes = f"{count} WHERE note IS NOT NULL AND note != ''"
    world.live((dt.date(2031, 3, 31) - world.today).days)
    assert world.do(1, lambda store: store.book.row(notes)[0]) == 7
    world.live(1)
    assert world.do(1, lambda store: (store.book.row(notes)[0], store.book.row(count)[0])) == (0, 7)
    world.live((dt.date(2033, 3, 31) - world.today).days)
    assert world.do(1, lambda store: store.book.row(count)[0]) == 7
    world.live(1)
    assert world.do(1, lambda store: store.book.row(count)[0]) == 0
    assert world.do(1, old_totals) == {"2030Q1": ("|||7|19",)}


def test_proofs_go_three_years_after_their_year(world: Years) -> None:
    a_youth(world)
    proofs = "SELECT count(*) FROM proof WHERE day < '2031'"
    assert world.do(0, lambda store: store.book.row(proofs)[0]) > 0
    world.live((dt.date(2033, 12, 31) - world.today).days)
    assert world.do(0, lambda store: store.book.row(proofs)[0]) > 0
    world.live(16)
    assert world.do(0, lambda store: store.book.row(proofs)[0]) == 0


def test_a_proof_of_a_year_that_has_not_come_goes_three_years_after_it_was_seen(world: Years) -> None:
    proof = Proof(purpose="P01", state="given", day=dt.date(2049, 5, 1), worker="0" * 32, receipt="AAAA")
    saved: Saved = world.do(0, lambda store: save(store, [event("proof", proof)]))
    assert saved.op_ids
    world.everybody()
    world.live((dt.date(2033, 12, 31) - world.today).days)
    there = "SELECT count(*) FROM proof WHERE day > '2049'"
    assert world.do(1, lambda store: store.book.row(there)[0]) == 1
    world.live(16)
    assert world.do(1, lambda store: store.book.row(there)[0]) == 0


def test_a_draft_that_was_never_saved_goes_after_a_month(world: Years) -> None:
    world.do(0, keep_draft, "contact", {"note": WORDS})
    world.live(28)
    assert world.do(0, draft, "contact") is not None
    world.live(7)
    assert world.do(0, lambda store: store.drafts.names()) == []


# --- a vault that no centre knows, and what lies beside a log


def test_a_vault_alone_goes_by_its_own_clock_and_sees_it_due_on_two_days(lone: Alone) -> None:
    youth = lone.run(create_youth, alias="Lowie")
    lone.days(340)
    assert lone.run(kept_until, youth)[0].is_marked
    lone.days(400)  # somebody set the wrong year
    assert lone.run(lambda store: store.book.record("youth", youth)) is not None
    lone.days(-400)  # and puts it right
    lone.days(1)
    assert lone.run(retention_state).state == "clocks_disagree"
    lone.days(30)
    lone.days(1)
    lone.days(1)
    assert lone.run(lambda store: store.book.record("youth", youth)) is None


def test_a_damaged_log_that_was_set_aside_does_not_outlive_an_erasure(lone: Alone) -> None:
    youth = lone.run(create_youth, alias="Lowie")
    folder = lone.vault.directory
    shutil.copy(folder / "log.sqlite", folder / "log.damaged-1.sqlite")
    lone.run(withdraw_all, youth)
    assert not list(folder.glob("log.damaged-*"))
