"""Two files of one youth: one to look at, two to keep, and apart again as if nothing had been."""

from typing import Any

import msgspec
import pytest

from domain.errors import BadInput, NeedsConsent
from domain.kinds.youth import SameAs
from domain.tables.catalogue import CATALOGUE
from domain.tables.period import Quarter
from storage.actions.barriers import pick_barrier, unpick_barrier
from storage.actions.conflicts import settle
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, add_presence, log_contact
from storage.actions.handover import caseloads
from storage.actions.merging import merge_files, not_the_same, take_apart
from storage.actions.youths import change_youth, create_youth
from storage.door import event, new_id, save
from storage.queries.conflicts import open_conflicts
from storage.queries.counting import exact_counts
from storage.queries.doubles import comparison, merged_files, possible_doubles
from storage.queries.gated import Gated
from storage.queries.today import today
from storage.queries.youth_view import Gone, YouthView, youth_view
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.storage.device import Device, rebuilt_tables, tables

QUARTER = Quarter.named("2026Q4")


def say(device: Device, youth: str, purpose: str, state: str = "given") -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state=state, understood=True))


def shown(device: Device, youth: str, road: Any = "team") -> YouthView:
    view = device.run(youth_view, youth, road=road)
    assert isinstance(view, YouthView)
    return view


def rows(device: Device, text: str = "") -> list[str]:
    return [row.alias for row in device.run(youth_rows, text=text)]


def counted(device: Device, table: str) -> int:
    row = next(row for row in CATALOGUE if row.name == table)

    def total(store: Store) -> int:
        exact = exact_counts(Gated(store), row, QUARTER)
        return exact.get((None,) * len(row.dimensions), 0)

    return device.run(total)


@pytest.fixture
def pair(device: Device) -> tuple[str, str]:
    """Zaki, asked first, and Zakki: two files with contacts and cards of their own."""
    zaki = device.run(create_youth, alias="Zaki", age_band="18-24")
    zakki = device.run(create_youth, alias="Zakki")
    device.run(log_contact, ContactDraft(youths=(zaki,), note="over werk"))
    device.run(log_contact, ContactDraft(youths=(zakki,), note="over een fiets"))
    device.run(pick_barrier, zaki, code="mobility")
    device.run(pick_barrier, zakki, code="mobility")
    device.run(pick_barrier, zakki, code="experience")
    return zaki, zakki


def test_merged_files_are_one_row_found_under_either_name(device: Device, pair: tuple[str, str]) -> None:
    zaki, zakki = pair
    device.run(merge_files, zakki, other=zaki)
    assert [row.id for row in device.run(youth_rows)] == [zaki]
    for text in ("zaki", "zakki", "fiets", "werk"):
        assert len(rows(device, text)) == 1, text
    view = shown(device, zakki)
    assert view.file.id == zaki
    assert {moment.text for moment in view.moments if moment.kind == "contact"} == {"over werk", "over een fiets"}
    assert sorted(row.code for row in view.barriers) == ["experience", "mobility"]
    assert [row.alias for row in device.run(caseloads)] == [view.file.alias]
    assert {*device.run(merged_files, zaki).names, view.file.alias} == {"Zaki", "Zakki"}


def test_old_name_is_for_the_team_and_goes_down_no_other_road(device: Device, pair: tuple[str, str]) -> None:
    zaki, zakki = pair
    device.run(change_youth, zakki, alias="Beans")
    device.run(change_youth, zaki, alias="Zaki B")
    device.run(merge_files, zaki, other=zakki)
    assert device.run(merged_files, zaki).names == ("Beans",)
    view = shown(device, zaki, road="together")
    assert view.file.alias == "Zaki B"
    assert b"Beans" not in msgspec.json.encode(view)


def everything(device: Device, pair: tuple[str, str]) -> list[Any]:
    """What a worker can see of both, and what is counted, in the order in which it is shown."""
    seen: list[Any] = [device.run(youth_rows), device.run(caseloads), device.run(open_conflicts)]
    seen += [device.run(today), [counted(device, row.name) for row in CATALOGUE]]
    return [*seen, *(device.run(youth_view, youth, road=road) for youth in pair for road in ("team", "together"))]


def test_made_apart_each_file_is_exactly_what_it_was(device: Device, pair: tuple[str, str]) -> None:
    zaki, zakki = pair
    for youth, purpose in ((zaki, "P02"), (zakki, "P02"), (zakki, "P05"), (zaki, "P06")):
        say(device, youth, purpose)
    say(device, zaki, "P05", "refused")
    device.run(change_youth, zaki, phone="0470 00 00 01", clock_start="2026-09-01", wishes=("lassen",))
    device.run(change_youth, zakki, phone="0470 00 00 02", clock_start="2026-08-01", wishes=("koken",))
    device.run(pick_barrier, zakki, code="health")
    before, kept = everything(device, pair), device.run(tables)
    device.run(merge_files, zaki, other=zakki)
    assert everything(device, pair) != before
    device.run(take_apart, zakki)
    assert everything(device, pair) == before
    after = device.run(tables)
    own = {"same_as", "part"}  # the merging and its undoing themselves; everything else stands as it stood
    changed = {name for name in kept if after[name] != kept[name]}
    assert changed <= own | {"position"}
    assert device.run(rebuilt_tables) == after


@pytest.mark.parametrize("older_says_no", [True, False])
def test_no_in_one_file_hides_in_both_and_erases_nothing(
    device: Device, pair: tuple[str, str], *, older_says_no: bool
) -> None:
    zaki, zakki = pair if older_says_no else pair[::-1]
    say(device, zakki, "P05")
    device.run(pick_barrier, zakki, code="health")
    say(device, zaki, "P05", "refused")
    both = device.run(comparison, zaki, zakki)
    assert both is not None
    assert both.refused == ("P05",)
    device.run(merge_files, zaki, other=zakki)
    assert "health" not in {row.code for row in shown(device, zaki).barriers}
    with pytest.raises(NeedsConsent):
        device.run(change_youth, zaki, disability="yes")
    device.run(take_apart, zaki)
    assert "health" in {row.code for row in shown(device, zakki).barriers}


def test_yes_said_afterwards_answers_the_no_and_stays_with_the_file_it_was_said_in(
    device: Device, pair: tuple[str, str]
) -> None:
    zaki, zakki = pair
    say(device, zakki, "P05", "refused")
    device.run(merge_files, zaki, other=zakki)
    say(device, zakki, "P05")
    device.run(pick_barrier, zakki, code="health")
    assert "health" in {row.code for row in shown(device, zaki).barriers}
    device.run(take_apart, zaki)
    assert "health" in {row.code for row in shown(device, zaki).barriers}
    standing = {row.purpose: row.state for row in shown(device, zakki).purposes}
    assert standing["P05"] == "refused"
    assert "health" not in {row.code for row in shown(device, zakki).barriers}


def drawers(device: Device, code: str) -> int:
    return len(device.run(lambda store: store.book.rows("SELECT 1 FROM drawer WHERE code = ?", code)))


def test_withdrawing_erases_the_drawers_of_both_files(device: Device, pair: tuple[str, str]) -> None:
    for youth in pair:
        say(device, youth, "P05")
        device.run(pick_barrier, youth, code="health")
    assert drawers(device, "health") == 2
    device.run(merge_files, pair[0], other=pair[1])
    receipt = device.run(withdraw, pair[1], purpose="P05")
    assert receipt.erased == ("health",)
    assert drawers(device, "health") == 0
    device.run(take_apart, pair[0])
    for youth in pair:
        assert {row.purpose: row.state for row in shown(device, youth).purposes}["P05"] == "withdrawn"


def test_stopping_with_everything_erases_both_files(device: Device, pair: tuple[str, str]) -> None:
    device.run(merge_files, *pair[:1], other=pair[1])
    device.run(withdraw_all, pair[1])
    assert rows(device) == []
    assert drawers(device, "file") == 0
    assert all(isinstance(device.run(youth_view, youth), Gone) for youth in pair)


def test_new_things_are_written_in_the_older_file_unless_only_the_other_holds_the_yes(
    device: Device, pair: tuple[str, str]
) -> None:
    zaki, zakki = pair
    say(device, zakki, "P05")
    device.run(merge_files, zaki, other=zakki)
    device.run(log_contact, ContactDraft(youths=(zakki,), note="nieuw"))
    device.run(change_youth, zakki, goal="lassen", disability="yes")
    written = device.run(lambda store: [store.book.record("youth", youth) for youth in pair])
    assert [("goal" in record, "disability" in record) for record in written] == [(True, False), (False, True)]
    notes = device.run(lambda store: store.book.rows("SELECT youth FROM presence WHERE note = 'nieuw'"))
    assert [row["youth"] for row in notes] == [zaki]
    assert shown(device, zaki).file.details["disability"] == "yes"


def test_card_put_back_is_put_back_in_both(device: Device, pair: tuple[str, str]) -> None:
    device.run(merge_files, pair[0], other=pair[1])
    device.run(unpick_barrier, pair[0], code="mobility")
    assert [row.code for row in shown(device, pair[0]).barriers] == ["experience"]


def test_one_youth_is_counted_and_an_objection_in_either_counts(device: Device, pair: tuple[str, str]) -> None:
    assert counted(device, "youths_by_age_municipality") == 2
    device.run(merge_files, pair[0], other=pair[1])
    assert counted(device, "youths_by_age_municipality") == 1
    device.run(take_apart, pair[0])
    device.run(withdraw, pair[1], purpose="P12")
    assert counted(device, "youths_by_age_municipality") == 1
    device.run(merge_files, pair[0], other=pair[1])
    assert counted(device, "youths_by_age_municipality") == 0


def test_four_months_run_from_the_earliest_start_until_a_person_chooses(device: Device, pair: tuple[str, str]) -> None:
    device.run(change_youth, pair[0], clock_start="2026-08-20")
    device.run(change_youth, pair[1], clock_start="2026-10-10")
    device.run(merge_files, pair[0], other=pair[1])
    assert shown(device, pair[0]).file.details["clock_start"] == "2026-08-20"
    assert [due.row.day.isoformat() for due in device.run(today).attention if due.row.origin == "clock"] == [
        "2026-12-20"
    ]
    device.run(settle, kind="youth", record=pair[0], field="clock_start", value="2026-10-10")
    assert shown(device, pair[0]).file.details["clock_start"] == "2026-10-10"


def test_two_phone_numbers_stand_side_by_side_and_the_choice_is_undone_with_the_merging(
    device: Device, pair: tuple[str, str]
) -> None:
    for youth, phone in zip(pair, ("0470 00 00 01", "0470 00 00 02"), strict=True):
        say(device, youth, "P02")
        device.run(change_youth, youth, phone=phone)
    device.run(merge_files, pair[0], other=pair[1])
    [conflict] = device.run(open_conflicts)
    assert {side.value for side in conflict.sides} == {"0470 00 00 01", "0470 00 00 02"}
    device.run(settle, kind="youth", record=pair[0], field="phone", value="0470 00 00 02")
    assert device.run(open_conflicts) == []
    assert shown(device, pair[1]).file.details["phone"] == "0470 00 00 02"
    device.run(take_apart, pair[1])
    assert device.run(open_conflicts) == []


def test_near_names_are_asked_about_once(device: Device, pair: tuple[str, str]) -> None:
    [double] = device.run(possible_doubles)
    assert {double.youth, double.other} == set(pair)
    assert [found.youth for found in device.run(possible_doubles, pair[1])] == [pair[1]]
    device.run(not_the_same, pair[0], other=pair[1])
    assert device.run(possible_doubles) == []
    device.run(merge_files, pair[0], other=pair[1])
    assert rows(device) == ["Zakki"]
    device.run(take_apart, pair[1])
    assert device.run(possible_doubles) == []


def test_two_who_were_at_one_contact_or_of_another_age_are_not_asked_about(
    device: Device, pair: tuple[str, str]
) -> None:
    contact = device.run(log_contact, ContactDraft(youths=(pair[0],), count=2)).contact
    device.run(add_presence, contact, youth=pair[1])
    assert device.run(possible_doubles) == []
    other = device.run(create_youth, alias="Zaki", age_band="25-29")
    assert [found for found in device.run(possible_doubles, other) if pair[0] in (found.youth, found.other)] == []


def test_three_files_are_one_and_one_of_them_can_leave(device: Device, pair: tuple[str, str]) -> None:
    third = device.run(create_youth, alias="Beans")
    device.run(merge_files, pair[0], other=pair[1])
    device.run(merge_files, third, other=pair[1])
    assert [row.id for row in device.run(youth_rows)] == [pair[0]]
    assert {part.id for part in device.run(merged_files, pair[1]).files} == {pair[1], third}
    device.run(take_apart, pair[1])
    assert {row.id for row in device.run(youth_rows)} == {pair[0], pair[1]}
    assert [part.alias for part in device.run(merged_files, pair[0]).files] == ["Beans"]
    assert device.run(merged_files, pair[1]).files == ()
    with pytest.raises(BadInput):
        device.run(take_apart, pair[1])
    with pytest.raises(BadInput):
        device.run(merge_files, pair[0], other=pair[0])


def test_what_is_said_of_somebody_who_is_not_here_changes_nothing(device: Device, pair: tuple[str, str]) -> None:
    def lie(store: Store) -> None:
        for other in (new_id(), pair[0]):
            made = SameAs(
                youth=pair[0], other=other, state="same", other_files=("?",), day=store.today(), worker="0" * 32
            )
            save(store, [event("same_as", made)])

    before = everything(device, pair)
    device.run(lie)
    assert everything(device, pair) == before
