"""A signature is kept only under P13, with the answer it stands under, and goes with the drawer it lies in."""

import datetime as dt
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent, Refused
from domain.strokes import packed
from storage.actions.consents import Answer, Receipt, record_answer, withdraw, withdraw_all
from storage.actions.copying import note_copy
from storage.actions.merging import merge_files
from storage.actions.youths import create_youth
from storage.door import Change, new_id, save
from storage.queries.consent_history import consent_history
from storage.queries.receipts import copyable
from storage.queries.youth_file import ledger_of
from tests.storage.device import Device

DRAWN = packed([[(100, 100), (300, 260), (500, 120)], [(520, 300), (700, 300)]])


def answer(device: Device, youth: str, purpose: str, **more: Any) -> Receipt:
    values: dict[str, Any] = {"state": "given", "understood": True} | more
    return device.run(record_answer, Answer(youth=youth, purpose=purpose, **values))


def signed(device: Device, youth: str, **more: Any) -> Receipt:
    return answer(device, youth, "P07", how="signature", strokes=DRAWN, **more)


def signatures(device: Device) -> list[tuple[int, ...]]:
    return device.run(lambda store: [tuple(row) for row in store.book.rows("SELECT consent, strokes FROM signature")])


def drawers(device: Device, youth: str) -> list[str]:
    return device.run(lambda store: [d.drawer.code for d in store.book.drawers(youth)])


def test_signing_without_p13_says_that_it_was_signed_and_keeps_no_stroke(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    receipt = signed(device, youth)
    assert (receipt.how, receipt.is_signature_kept) == ("signature", False)
    assert signatures(device) == []
    assert "signature" not in drawers(device, youth)
    [happened] = device.run(consent_history, youth, purpose="P07")
    assert (happened.how, happened.strokes) == ("signature", ())


def test_yes_to_keeping_it_right_after_stores_it_under_the_answer_that_was_signed(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    first = signed(device, youth)
    kept = answer(device, youth, "P13", strokes=DRAWN, signs=first.event)
    assert kept.is_signature_kept
    [happened] = device.run(consent_history, youth, purpose="P07")
    assert happened.strokes == DRAWN
    assert device.run(consent_history, youth, purpose="P13")[0].strokes == ()


def test_with_p13_given_before_the_next_signature_is_kept_at_once(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    answer(device, youth, "P13")
    assert signed(device, youth).is_signature_kept
    assert device.run(consent_history, youth, purpose="P07")[0].strokes == DRAWN


@pytest.mark.parametrize("stop", ["P13", "P01", "all"])
def test_stopping_with_p13_or_everything_shreds_the_strokes(device: Device, stop: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    answer(device, youth, "P13")
    signed(device, youth)
    receipt = device.run(withdraw_all, youth) if stop == "all" else device.run(withdraw, youth, purpose=stop)
    assert "signature" in receipt.erased
    assert signatures(device) == []
    assert "signature" not in drawers(device, youth)


def test_stopping_with_p07_keeps_the_proof_that_it_was_signed(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    answer(device, youth, "P13")
    signed(device, youth)
    assert "signature" not in device.run(withdraw, youth, purpose="P07").erased
    assert [h.state for h in device.run(consent_history, youth, purpose="P07")] == ["withdrawn", "given"]
    assert device.run(consent_history, youth, purpose="P07")[1].strokes == DRAWN


def test_no_to_keeping_it_keeps_nothing(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    first = signed(device, youth)
    refused = answer(device, youth, "P13", state="refused", strokes=DRAWN, signs=first.event)
    assert not refused.is_signature_kept
    assert signatures(device) == []


def test_a_slip_of_the_finger_signs_nothing(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    for strokes in ((), (100100,), (100100, 100105)):
        with pytest.raises(Refused):
            answer(device, youth, "P07", how="signature", strokes=strokes)
    with pytest.raises(Refused):
        answer(device, youth, "P07", how="spoken")
    assert device.run(consent_history, youth, purpose="P07") == []


def test_signature_under_an_answer_of_somebody_else_is_refused(device: Device) -> None:
    youth, other = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Ana")
    theirs = signed(device, other)
    for signs in (theirs.event, new_id()):
        with pytest.raises(BadInput):
            answer(device, youth, "P13", strokes=DRAWN, signs=signs)
    assert signatures(device) == []


def test_strokes_another_device_put_under_somebody_elses_answer_are_not_shown_there(device: Device) -> None:
    youth, other = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Ana")
    theirs = signed(device, other)
    answer(device, youth, "P13")
    answer(device, other, "P13")
    made_up = {"youth": youth, "consent": theirs.event, "day": "2026-11-20", "strokes": list(DRAWN)}
    device.run(save, [Change(kind="signature", id=new_id(), values=made_up)])
    assert device.run(consent_history, other, purpose="P07")[0].strokes == ()


def test_signature_is_not_stored_without_p13_whoever_asks(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    first = signed(device, youth)
    change = {"youth": youth, "consent": first.event, "day": "2026-11-20", "strokes": list(DRAWN)}
    with pytest.raises(NeedsConsent):
        device.run(save, [Change(kind="signature", id=new_id(), values=change)])


@pytest.mark.parametrize("strokes", [[500_000], [-2], [0] * 1201, ["0"], [[0]]])
def test_strokes_that_no_pen_drew_are_refused_at_the_door(device: Device, strokes: list[Any]) -> None:
    youth = device.run(create_youth, alias="Bo")
    answer(device, youth, "P13")
    event = signed(device, youth).event
    change = {"youth": youth, "consent": event, "day": "2026-11-20", "strokes": strokes}
    with pytest.raises(BadInput):
        device.run(save, [Change(kind="signature", id=new_id(), values=change)])


def test_signature_in_one_of_two_files_that_are_one_shows_in_both_and_survives_a_reopen(device: Device) -> None:
    youth, other = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Boo")
    device.run(merge_files, youth, other=other)
    answer(device, other, "P13")
    signed(device, other)
    device.reopen()
    for file in (youth, other):
        assert device.run(consent_history, file, purpose="P07")[0].strokes == DRAWN


def test_copy_is_noted_once_for_each_way_and_the_history_says_so(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    receipt = answer(device, youth, "P02")
    assert not device.run(consent_history, youth, purpose="P02")[0].has_copy
    for how in ("pdf", "pdf", "photo"):
        device.run(note_copy, receipt.event, how=how)
    [happened] = device.run(consent_history, youth, purpose="P02")
    assert (happened.has_copy, happened.copies) == (True, ("pdf", "photo"))
    for consent, how in ((new_id(), "pdf"), (receipt.event, "pigeon")):
        with pytest.raises(BadInput):
            device.run(note_copy, consent, how=how)


def test_a_copy_that_another_file_speaks_of_counts_for_nobody(device: Device) -> None:
    youth, other = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Milo")
    receipt = answer(device, youth, "P02")
    values = {"youth": other, "consent": receipt.event, "day": "2026-11-20", "how": "pdf", "worker": new_id()}
    device.run(save, [Change(kind="copied", id=new_id(), values=values)])
    assert device.run(copyable, receipt.event).copies == ()
    device.run(note_copy, receipt.event, how="pdf")
    assert device.run(copyable, receipt.event).copies == ("pdf",)
    assert device.run(consent_history, youth, purpose="P02")[0].copies == ("pdf",)


def test_history_tells_who_when_how_with_whom_and_newest_first(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    answer(device, youth, "P02", interpreter="family", understands=True)
    device.run(withdraw, youth, purpose="P02")
    stopped, given, made = device.run(consent_history, youth)
    assert [stopped.state, given.state, made.purpose] == ["withdrawn", "given", "P01"]
    assert (given.worker, given.interpreter, given.understands, given.readback_right) == ("An", "family", True, True)
    assert (given.age_band, made.age_band, given.day) == ("15-17", "15-17", dt.date(2026, 11, 20))
    assert device.run(ledger_of, youth)[("P01", "")].state == "given"
    assert len(device.run(consent_history, youth, limit=1)) == 1
    device.run(withdraw_all, youth)
    assert device.run(consent_history, youth) == []
    assert device.run(consent_history, None) == []
