"""Counting: a whole view only, through the gate, and exact numbers nowhere but inside."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest

from domain.clock import Stamp
from domain.operation import Group, Inner
from domain.tables.catalogue import BY_NAME, CATALOGUE
from domain.tables.dimension import Key
from domain.tables.period import Quarter
from domain.wire import Head
from storage.actions.barriers import change_barrier, pick_barrier, unpick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.book.fold import Unsealed, fold
from storage.figures import DueTable, due_periods, due_tables, is_whole, mark_sent
from storage.queries.counting import COUNTING, exact_counts
from storage.queries.gated import Gated
from storage.relay import Relay
from storage.store import Store
from tests.storage.device import Device

P = ParamSpec("P")
T = TypeVar("T")
NOW = Quarter(2026, 4)


def exact(device: Device, table: str, quarter: Quarter = NOW) -> dict[Key, int]:
    return device.run(lambda store: exact_counts(Gated(store), BY_NAME[table], quarter))


def heads(store: Store) -> dict[str, Head]:
    return {device.hex(): head for device, head in store.heads.items()}


def relay(device: Device, act: Callable[Concatenate[Relay, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    return device.loop.run_until_complete(device.vault.relay(act, *args, **kwargs))


def due(device: Device, *, is_asked: bool = False) -> dict[str, DueTable]:
    def all_of_it(each: Relay) -> list[DueTable]:
        known = heads(_store(each))
        periods = due_periods(each, heads=known, is_asked=is_asked)
        return [due for name in periods for due in due_tables(each, period=name, heads=known, is_asked=is_asked)]

    return {f"{table.table}/{table.period}": table for table in relay(device, all_of_it)}


def _store(each: Relay) -> Store:
    assert each.store is not None
    return each.store


def agree(device: Device, youth: str, purpose: str, **answer: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **answer))


def a_youth(device: Device, **values: str) -> str:
    youth = device.run(create_youth, alias="Lowie", age_band="18-24")
    if values:
        device.run(lambda store: change_youth(store, youth, **values))
    return youth


def test_every_table_of_the_catalogue_is_counted() -> None:
    assert set(COUNTING) == set(BY_NAME)


def test_contacts_are_counted_once_and_heads_as_many_as_there_were(device: Device) -> None:
    device.run(log_contact, ContactDraft(place_kind="square", signal="found", count=5))
    device.run(log_contact, ContactDraft(place_kind="square", signal="found", count=2))
    device.run(log_contact, ContactDraft(how="home_visit", signal=""))
    assert exact(device, "contacts_by_place_signal") == {
        ("square", "found"): 2,
        ("square", None): 2,
        (None, "found"): 2,
        ("home_visit", "unknown"): 1,
        ("home_visit", None): 1,
        (None, "unknown"): 1,
        (None, None): 3,
    }
    assert exact(device, "meetings_by_place_signal")["square", "found"] == 7


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(place_kind="square", outcome="attempt"),
        ContactDraft(place_kind="square", kind="employer"),
        ContactDraft(place_kind="square", kind="partner"),
        ContactDraft(place_kind="square", day=dt.date(2026, 9, 30)),
    ],
)
def test_nobody_found_nobody_young_or_another_quarter_does_not_count(device: Device, draft: ContactDraft) -> None:
    device.run(log_contact, draft)
    assert exact(device, "contacts_by_place_signal") == {}


def test_a_youth_reached_twice_is_one_youth(device: Device) -> None:
    youth = a_youth(device, municipality="44021", gender="female")
    for _ in range(2):
        device.run(log_contact, ContactDraft(youths=(youth,)))
    assert exact(device, "youths_by_age_municipality")["18-24", "44021"] == 1
    assert exact(device, "youths_by_gender_age")["female", "18-24"] == 1


def test_a_municipality_that_merged_is_counted_under_its_successor(device: Device) -> None:
    for municipality in ("71022", "71072", "99999", ""):
        youth = a_youth(device, municipality=municipality)
        device.run(log_contact, ContactDraft(youths=(youth,)))
    found = exact(device, "youths_by_age_municipality")
    assert (found["18-24", "71072"], found["18-24", "unknown"]) == (2, 2)


def test_a_youth_with_two_cards_of_one_row_stands_there_once(device: Device) -> None:
    youth = a_youth(device)
    for code, says in (("care", "youth"), ("care.childcare", "youth"), ("care", "worker"), ("mobility", "youth")):
        device.run(pick_barrier, youth, code=code, says=says)
    found = exact(device, "barriers_by_age")
    assert (found["care", "18-24"], found["mobility", "18-24"]) == (1, 1)
    assert found[None, "18-24"] == 1, "in the total a youth counts once"


def test_a_card_that_was_put_back_was_no_barrier(device: Device) -> None:
    youth = a_youth(device)
    device.run(pick_barrier, youth, code="care")
    device.run(unpick_barrier, youth, code="care")
    assert exact(device, "barriers_by_age") == {}


def test_a_barrier_counts_in_the_quarters_in_which_it_was_there(device: Device) -> None:
    youth = a_youth(device)
    barrier = device.run(pick_barrier, youth, code="care")
    begun = {"since": dt.date(2026, 2, 1), "mechanisms": ["kunnen", "mogen"]}
    device.run(lambda store: change_barrier(store, barrier, **begun))
    device.run(lambda store: change_barrier(store, barrier, state="lifted", lifted=dt.date(2026, 8, 1)))
    there = [bool(exact(device, "barriers_by_age", Quarter(2026, number))) for number in (1, 2, 3, 4)]
    assert there == [True, True, True, False]
    assert exact(device, "barriers_lifted", Quarter(2026, 3)) == {("care",): 1, (None,): 1}
    assert exact(device, "barriers_lifted", Quarter(2026, 2)) == {}
    found = exact(device, "barriers_by_mechanism", Quarter(2026, 3))
    assert (found["care", "kunnen"], found["care", "mogen"], found["care", None]) == (1, 1, 1)


def test_an_objection_takes_a_youth_out_of_the_next_table(device: Device) -> None:
    youth = a_youth(device)
    device.run(log_contact, ContactDraft(youths=(youth,)))
    device.run(pick_barrier, youth, code="care")
    assert exact(device, "barriers_by_age")
    device.run(record_answer, Answer(youth=youth, purpose="P12", state="refused"))
    assert exact(device, "barriers_by_age") == {}
    assert exact(device, "youths_by_gender_age") == {}
    assert exact(device, "contacts_by_place_signal")[None, None] == 1, "the core names nobody and stays"


def test_a_special_category_waits_for_both_its_own_yes_and_a_yes_to_being_counted(device: Device) -> None:
    youth = a_youth(device)
    agree(device, youth, "P05")
    device.run(pick_barrier, youth, code="health.mental")
    assert exact(device, "barriers_by_age") == {}, "P12 is on by itself, and that is not a yes"
    agree(device, youth, "P12")
    assert exact(device, "barriers_by_age")["health", "18-24"] == 1
    device.run(withdraw, youth, purpose="P05")
    assert exact(device, "barriers_by_age") == {}


def test_who_withdraws_everything_is_absent_from_the_next_table(device: Device) -> None:
    youth = a_youth(device)
    device.run(log_contact, ContactDraft(youths=(youth,)))
    device.run(pick_barrier, youth, code="care")
    device.run(withdraw_all, youth)
    for table in ("barriers_by_age", "barriers_by_mechanism", "youths_by_age_municipality", "youths_by_gender_age"):
        assert exact(device, table) == {}
    assert exact(device, "contacts_by_place_signal")[None, None] == 1


def test_a_view_that_is_not_whole_is_not_counted(device: Device) -> None:
    device.run(log_contact, ContactDraft())

    def whole(store: Store, change: Callable[[dict[str, Head]], Mapping[str, Head]] = dict) -> bool:
        return is_whole(store, heads=change(heads(store)))

    assert device.run(whole)
    behind = {bytes(16).hex(): Head(3, bytes(32))}
    assert not device.run(whole, lambda known: known | behind), "the centre has more"
    assert not device.run(whole, lambda _: {}), "something here was not sent yet"
    assert not device.run(whole, lambda known: {name: Head(h.dev_seq, bytes(32)) for name, h in known.items()})


def _set_apart(store: Store) -> None:
    with store.log.transaction():
        store.log.quarantine(bytes(32), "bad_record")


def _fold_a_kind_of_tomorrow(store: Store) -> None:
    row = next(iter(store.log.rows_after(0)))
    group = Group(first_dev_seq=row.operation.header.dev_seq, count=1)
    inner = Inner(kind="hologram", id="a" * 32, clock=Stamp(1, 0), group=group, fields={})
    fold(store.book, Unsealed(op_id=b"x" * 32, position=99, header=row.operation.header, inner=inner))


@pytest.mark.parametrize("trouble", [_set_apart, _fold_a_kind_of_tomorrow])
def test_nothing_is_counted_while_something_is_set_apart_or_of_an_unknown_kind(
    device: Device, trouble: Callable[[Store], None]
) -> None:
    assert due(device)
    device.run(trouble)
    assert due(device) == {}


def test_what_is_due_is_rounded_whole_and_bound_to_what_was_counted(device: Device) -> None:
    for _ in range(7):
        device.run(log_contact, ContactDraft(place_kind="park", signal="own"))
    found = due(device)
    plain = {f"{table.name}/2026Q4" for table in CATALOGUE if not table.has_special}
    assert set(found) == plain, "a table with special categories waits for its first figure"
    table = found["contacts_by_place_signal/2026Q4"].push
    assert dict(table.cells)["park", "own"] in (5, 10)
    assert all(count % 5 == 0 for each in found.values() for _, count in (*each.push.cells, *each.push.totals))
    assert table.vector == {name: head.dev_seq for name, head in device.run(heads).items()}
    assert not table.is_final


def test_a_quarter_in_which_the_team_was_at_work_is_closed_also_long_after(device: Device) -> None:
    device.run(log_contact, ContactDraft(day=dt.date(2026, 5, 4)))
    found = due(device)
    assert {name.rpartition("/")[2] for name in found} == {"2026Q4", "2026Q2"}, "before that there was no team"
    assert found["contacts_by_place_signal/2026Q2"].push.is_final
    specials = sum(table.has_special for table in CATALOGUE)
    assert len(found) == 2 * len(CATALOGUE) - specials, "a quarter that is over is closed, with nothing in it too"


def test_what_was_sent_waits_and_what_is_final_never_goes_again(device: Device) -> None:
    for table in due(device).values():
        relay(device, mark_sent, table)
    assert due(device, is_asked=True) == {}
    device.run(log_contact, ContactDraft())
    assert due(device) == {}, "once a day"
    asked = set(due(device, is_asked=True))
    assert asked == {f"{table.name}/{NOW.name}" for table in CATALOGUE if not table.has_special}
    device.clock.time += dt.timedelta(days=1)
    assert due(device).keys() == asked


def test_a_colleague_who_closed_the_quarter_closes_it_here(device: Device) -> None:
    device.run(log_contact, ContactDraft(day=dt.date(2026, 5, 4)))
    closed = due(device)["barriers_by_age/2026Q2"]
    relay(device, mark_sent, closed, is_closed=True)
    assert "barriers_by_age/2026Q2" not in due(device)


def test_a_closed_vault_counts_nothing(device: Device) -> None:
    known = device.run(heads)
    device.lock()
    assert relay(device, lambda each: due_periods(each, heads=known)) == ()
    assert relay(device, lambda each: due_tables(each, period=NOW.name, heads=known)) == ()


def test_the_worker_who_logged_it_is_in_no_table(device: Device) -> None:
    device.run(log_contact, ContactDraft(place_kind="park", signal="own"))
    worker = device.run(lambda store: store.worker)
    assert worker not in repr([table.push.cells + table.push.totals for table in due(device).values()])
