"""What the tests of a coordinator's decisions share: words, their steps, answers."""

from collections.abc import Mapping
from typing import Any

from domain.consent_texts import consent_text
from domain.consent_texts.own import next_steps
from domain.consent_texts.text import WORD_FIELDS
from storage.actions.consents import Answer, record_answer
from storage.actions.own_texts import take_step
from storage.queries.organisation import (
    own_texts,
)
from storage.store import Store
from tests.storage.device import Device


def dutch(purpose: str, **changed: str) -> Mapping[str, str]:
    text = consent_text(purpose, language="nl")
    return {name: getattr(text, name) for name in WORD_FIELDS} | changed


def approve(device: Device, record: str, *, is_wider: bool = False) -> None:
    text = next(text for text in device.run(own_texts) if text.record == record)
    while (step := device.run(next_of, record)) is not None:
        text = device.run(take_step, record, state=step, is_wider=is_wider)
        if text.state == "approved":
            return


def next_of(store: Store, record: str) -> Any:
    text = next(text for text in own_texts(store) if text.record == record)
    return next((state for state in next_steps(text) if state != "retired"), None)


def say_yes(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def last_event(device: Device, purpose: str) -> dict[str, Any]:
    row = device.run(lambda store: store.book.row("SELECT * FROM consent WHERE purpose = ? ORDER BY at DESC", purpose))
    assert row is not None
    return dict(row)


def state_of(device: Device, youth: str, purpose: str) -> str:
    return str(device.run(lambda store: store.book.ledger(youth, today=store.today())[purpose, ""].state))
