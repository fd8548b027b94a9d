"""What is noted without a file, and reports of discrimination: nobody's name, and only what was agreed to."""

import datetime as dt
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.feedback import answer_survey
from storage.actions.observations import log_safeguarding, note_signal, observe, settle_signal
from storage.actions.reports import change_report, report_discrimination, sent_to_unia
from storage.actions.youths import create_youth
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)


def rows(device: Device, kind: str) -> list[dict[str, Any]]:
    def read(store: Any) -> list[dict[str, Any]]:
        found = [row["id"] for row in store.book.rows(f"SELECT id FROM {kind}")]
        return [store.book.record(kind, one) for one in found]

    return device.run(read)


def test_structural_barrier_seen_is_counted_and_belongs_to_nobodys_file(device: Device) -> None:
    device.run(observe, row="labour_cost", place_kind="street", municipality="44021")
    [seen] = rows(device, "observation")
    assert set(seen) == {"day", "row", "place_kind", "municipality", "worker"}
    for values in ({"row": "motivation"}, {"row": "made_up"}, {"row": "labour_cost", "place_kind": "moon"}):
        with pytest.raises(BadInput):
            device.run(observe, **values)


def test_signal_has_no_name_and_is_settled_later(device: Device) -> None:
    signal = device.run(note_signal, body="clb", municipality="44021")
    device.run(settle_signal, signal, result="reached")
    [noted] = rows(device, "signal")
    assert (noted["body"], noted["result"], noted["day"]) == ("clb", "reached", "2026-11-20")
    for act, args, values in (
        (note_signal, (), {"body": "bakker"}),
        (settle_signal, (signal,), {"result": "found"}),
        (settle_signal, ("f" * 32,), {"result": "reached"}),
    ):
        with pytest.raises(BadInput):
            device.run(act, *args, **values)


def test_that_the_step_plan_was_used_is_a_day_and_nothing_else(device: Device) -> None:
    device.run(log_safeguarding)
    assert rows(device, "safeguarding") == [{"day": "2026-11-20"}]


def test_anonymous_answers_need_the_agreement_of_who_types_and_keep_no_day_and_no_worker(device: Device) -> None:
    with pytest.raises(NeedsConsent) as refusal:
        device.run(answer_survey, survey="youth", answers=["Iemand", "", ""], agreed=False)
    assert refusal.value.purpose == "P14"
    device.run(answer_survey, survey="youth", answers=["Iemand die luistert.", "", "Niets."], agreed=True)
    [given] = rows(device, "answer")
    assert given == {
        "day": "2026-10-01",
        "survey": "youth",
        "version": 1,
        "agreed": True,
        "answers": ["Iemand die luistert.", "", "Niets."],
    }
    for values in ({"survey": "x", "answers": ["a", "b", "c"]}, {"survey": "youth", "answers": ["a"]}):
        with pytest.raises(BadInput):
            device.run(answer_survey, agreed=True, **values)
    with pytest.raises(BadInput):
        device.run(answer_survey, survey="worker", answers=["", " ", ""], agreed=True)


def test_report_of_discrimination_waits_for_its_yes_goes_with_it_and_goes_on_only_if_wanted(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    told = {"what": "Aan de deur geweigerd.", "chosen": ["origin", "skin_colour"]}
    with pytest.raises(NeedsConsent) as refusal:
        device.run(report_discrimination, youth, **told)
    assert refusal.value.purpose == "P15"
    device.run(record_answer, Answer(youth=youth, purpose="P15", state="given", understood=True))
    report = device.run(report_discrimination, youth, **told)
    with pytest.raises(BadInput):
        device.run(sent_to_unia, report)
    device.run(change_report, report, unia="yes", grounds=["origin"])
    device.run(sent_to_unia, report)
    [kept] = rows(device, "report")
    assert (kept["grounds"], kept["unia"], kept["sent"]) == (["origin"], "yes", "2026-11-20")
    wrong: tuple[dict[str, Any], ...] = (
        {"grounds": []},
        {"grounds": ["hair"]},
        {"unia": "perhaps"},
        {"what": ""},
        {"sent": TODAY},
    )
    for values in wrong:
        with pytest.raises(BadInput):
            device.run(change_report, report, **values)
    device.run(withdraw, youth, purpose="P15")
    assert rows(device, "report") == []
    assert device.run(tables) == device.run(rebuilt_tables)
