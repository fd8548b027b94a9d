"""Lists of what stands in nobody's file: newest first, and no three answers of one person together."""

import datetime as dt

from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.feedback import answer_survey
from storage.actions.merging import merge_files
from storage.actions.observations import note_signal, observe, settle_signal, take_back
from storage.actions.places import add_place
from storage.actions.reports import report_discrimination
from storage.actions.youths import create_youth
from storage.queries.figures import figures
from storage.queries.reports import reports_of
from storage.queries.street import street
from storage.queries.unnamed import answered, around, observations, signals
from storage.survey import FEWEST_CONTACTS, is_survey_time, leave_survey
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)


def test_open_signals_come_first_then_the_newest(device: Device) -> None:
    for body, ago in (("school", 9), ("vdab", 5), ("caw", 1)):
        device.run(note_signal, body=body, municipality="44021", day=TODAY - ago * DAY)
    settled = device.run(signals)[0]
    device.run(settle_signal, settled.id, result="not_reached")
    found = device.run(signals)
    assert [row.body for row in found] == ["vdab", "school", "caw"]
    assert [row.is_open for row in found] == [True, True, False]
    assert (found[2].result, found[2].municipality, found[2].day) == ("not_reached", "44021", TODAY - DAY)


def test_something_seen_is_listed_newest_first_and_gone_when_taken_back(device: Device) -> None:
    device.run(observe, row="labour_cost", place_kind="street", day=TODAY - DAY)
    saved = device.run(observe, row="discrimination")
    assert [(row.row, row.place_kind) for row in device.run(observations)] == [
        ("discrimination", ""),
        ("labour_cost", "street"),
    ]
    device.run(take_back, saved)
    assert [row.row for row in device.run(observations)] == ["labour_cost"]
    assert device.run(tables) == device.run(rebuilt_tables)


def test_where_the_worker_is_comes_from_the_place_of_the_day(device: Device) -> None:
    assert device.run(around).place_kind == ""
    place = device.run(add_place, name="Plein", kind="square", municipality="71016")
    device.run(log_contact, ContactDraft(place=place, place_kind="square"))
    here = device.run(around)
    assert (here.place_kind, here.municipality) == ("square", "71016")


def test_answers_are_shown_from_three_on_in_the_order_of_the_alphabet_and_for_a_year(device: Device) -> None:
    for first, second in (("zo", "1"), ("Als", "2")):
        device.run(answer_survey, survey="youth", answers=[first, second, ""], agreed=True)
    found = device.run(answered, survey="youth")
    assert (found.count, found.answers) == (2, ((), (), ()))
    device.run(answer_survey, survey="youth", answers=["men", "0", ""], agreed=True)
    device.run(answer_survey, survey="worker", answers=["x", "", ""], agreed=True)
    found = device.run(answered, survey="youth")
    assert (found.count, found.answers) == (3, (("Als", "men", "zo"), ("0", "1", "2"), ()))
    device.clock.time += 400 * DAY
    assert device.run(answered, survey="youth").count == 0


def test_signals_and_observations_stand_in_the_figures_and_never_exact_on_the_sheet(device: Device) -> None:
    for _ in range(7):
        device.run(observe, row="labour_cost")
        device.run(note_signal, body="clb")
    device.run(note_signal, body="vdab")
    device.run(settle_signal, device.run(signals)[0].id, result="reached")
    own = device.run(figures, kind="week", mine=True)
    assert own.observations == (("labour_cost", 7),)
    assert own.pointed == (("clb", 7), ("vdab", 1))
    assert own.found == (("not_yet", 7), ("reached", 1))
    sheet = device.run(street, kind="week", is_former=False)
    assert sheet.observations == (("labour_cost", 5),)
    assert sheet.pointed == (("clb", 5), ("vdab", None))
    assert not sheet.is_empty


def test_reports_follow_a_merge_and_go_with_the_yes(device: Device) -> None:
    youths = [device.run(create_youth, alias=alias) for alias in ("Bo", "Bootje")]
    for youth in youths:
        device.run(record_answer, Answer(youth=youth, purpose="P15", state="given", understood=True))
        device.run(report_discrimination, youth, what=f"Weg {youth[:4]}.", chosen=["origin"])
    device.run(merge_files, youths[0], other=youths[1])
    found = device.run(reports_of, youths[0], road="together")
    assert found is not None
    assert found.is_given
    assert len(found.rows) == 2
    device.run(withdraw, youths[0], purpose="P15")
    found = device.run(reports_of, youths[0])
    assert found is not None
    assert (found.state, found.rows) == ("withdrawn", ())
    assert device.run(reports_of, None) is None
    assert device.run(reports_of, "f" * 32) is None


def test_worker_is_asked_once_a_quarter_and_only_after_some_work(device: Device) -> None:
    assert not device.run(is_survey_time)
    for _ in range(FEWEST_CONTACTS):
        device.run(log_contact, ContactDraft(place_kind="park"))
    assert device.run(is_survey_time)
    device.run(leave_survey)
    assert not device.run(is_survey_time)
    device.lock()
    device.open()
    assert not device.run(is_survey_time)
    device.clock.time = dt.datetime(2027, 1, 2, 9, 0, tzinfo=dt.UTC)
    assert device.run(is_survey_time)
