"""No error carries what was typed, nor do the errors behind it."""

import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from domain.errors import VindplaatsError
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from tests.storage.device import Device, shut_all


def _everything_said(error: BaseException) -> str:
    """All of an error and of those it hangs on, the hidden ones too."""
    said, waiting, seen = [], [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        said += [str(one), repr(one), repr(one.args), repr(vars(one)), "".join(traceback.format_exception(one))]
        said += [repr(getattr(one, name, None)) for name in ("object", "doc", "sentence", "name", "obj")]
        waiting += [other for other in (one.__cause__, one.__context__) if other is not None]
    return "\n".join(said)


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device.new(tmp_path / "vault").open()


def test_no_error_carries_what_was_typed_not_even_in_the_errors_behind_it(device: Device) -> None:
    canary = "Kanbcdfghjklmé"
    youth = device.run(create_youth, alias="Bo")
    hostile = [
        canary * 500,
        canary + "\0",
        canary + chr(0xD800),
        canary + "\u202e",
        [canary],
        {canary: canary},
        canary.encode(),
    ]
    tries: list[Callable[[], object]] = []
    for value in hostile:
        for field in ("alias", "name", "birth_date", "wishes", "disability", "fixed_contact"):
            tries += [partial(device.run, save, [Change(kind="youth", id=youth, values={field: value})])]
        for field in ("day", "count", "note", "topics", "worker", "kind"):
            good = {"day": "2026-11-20", "part_of_day": "evening", "worker": "0" * 32}
            tries += [partial(device.run, save, [Change(kind="contact", id="f" * 32, values=good | {field: value})])]
        if not isinstance(value, str):
            continue  # an action takes text; a screen cannot hand it anything else
        answer = Answer(youth=youth, purpose=value, state="given", understood=True)
        tries += [
            partial(device.run, pick_barrier, youth, code=value),
            partial(device.run, record_answer, answer),
            partial(device.run, add_place, name=value, kind=value),
            partial(device.run, log_contact, ContactDraft(youths=(value,), note=canary)),
        ]
    tries += [
        partial(device.run, change_youth, youth, name=canary),
        partial(device.run, save, [Change(kind="youth", id=youth, values={canary: canary})]),
        lambda: device.wait(device.vault.open(canary)),
    ]
    raised = []
    for attempt in tries:
        try:
            attempt()
        except BaseException as error:  # noqa: BLE001 - whatever comes is the subject
            raised.append(error)
    shut_all()
    assert len(raised) > len(tries) * 0.8
    telling = {type(error).__name__ for error in raised if canary[:-1] in _everything_said(error)}
    assert telling == set()
    plain = {type(error).__name__ for error in raised if not isinstance(error, VindplaatsError)}
    assert plain <= {"AttributeError", "TypeError"}  # a list for a text: our own mistake, not a person's
