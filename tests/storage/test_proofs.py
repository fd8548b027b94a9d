"""The proof drawer: a receipt's number finds the proof, also after everything was erased, and nothing else does."""

import pytest

from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.youths import create_youth
from storage.queries.proofs import find_proof, receipt_number
from tests.storage.device import Device


def test_number_on_the_receipt_finds_what_was_answered_also_after_everything_was_erased(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    yes = device.run(record_answer, Answer(youth=youth, purpose="P05", state="given", understood=True, language="fr"))
    stop = device.run(withdraw_all, youth)
    found = device.run(find_proof, yes.number)
    assert found is not None
    assert (found.purpose, found.state, found.language, found.worker) == ("P05", "given", "fr", "An")
    assert (found.text_id, found.day, found.receipt) == ("T05", yes.day, yes.number)
    stopped = device.run(find_proof, stop.number)
    assert stopped is not None
    assert (stopped.purpose, stopped.state) == ("P01", "withdrawn")


def test_a_number_copied_by_hand_is_read_kindly(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    number = device.run(record_answer, Answer(youth=youth, purpose="P02", state="refused")).number
    loose = number.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert device.run(find_proof, f"  {loose} ") is not None


@pytest.mark.parametrize("text", ["", "AB12", "AB12-CD34-EF5", "AB12-CD34-EF5U", "%", "AB12-CD34-EF567", "é" * 12])
def test_what_is_no_number_finds_nothing(device: Device, text: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(record_answer, Answer(youth=youth, purpose="P02", state="refused"))
    assert receipt_number(text) == ""
    assert device.run(find_proof, text) is None


def test_proof_names_no_youth(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    number = device.run(record_answer, Answer(youth=youth, purpose="P02", state="refused")).number
    rows = device.run(lambda store: [dict(row) for row in store.book.rows("SELECT * FROM proof")])
    assert any(row["receipt"] == number for row in rows)
    assert all(youth not in map(str, row.values()) for row in rows)
