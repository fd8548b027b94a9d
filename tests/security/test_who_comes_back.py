"""A youth stops everything, and stands there again months later: a new file, and nothing of before in any corner."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.texts import Texts
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.drafts import keep_draft
from storage.queries.copy_file import copy_file
from storage.queries.doubles import possible_doubles
from storage.queries.due import due_rows
from storage.queries.guarding import alarm_of
from storage.queries.timeline import timeline
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.security.planted import Planted, agreed_to, plant
from tests.storage.device import Device


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    device = Device.new(tmp_path_factory.mktemp("back") / "vault").open()
    yield plant(device)
    device.shut()


def boxes(store: Store, scopes: list[bytes]) -> int:
    return sum(len(store.log.boxes_in(scope)) for scope in scopes)


def drafts(store: Store) -> str:
    return repr([store.drafts.get(name) for name in store.drafts.names()])


def test_who_stopped_and_comes_back_begins_anew(planted: Planted) -> None:
    device, before = planted.device, planted.youth
    words = {one.word: one for one in planted.canaries if one.is_of_youth}
    scopes = [drawer.scope for drawer in device.run(lambda store: store.book.drawers(before))]
    device.run(keep_draft, "report", {"what": "half getypt"}, about=before)
    alias = device.run(youth_rows)[0].alias
    assert device.run(boxes, scopes) >= len(scopes) > 8
    counted = device.run(lambda store: len(store.book.rows("SELECT 1 FROM contact")))
    proofs = device.run(lambda store: len(store.book.rows("SELECT 1 FROM proof")))

    device.run(withdraw_all, before)
    back = device.run(create_youth, alias=alias)
    for purpose, recipient in agreed_to(planted.partner):
        how = "written" if purpose == "P07" else "spoken"
        answer = Answer(
            youth=back, purpose=purpose, state="given", recipient=recipient, how=how, understood=True, age_band="18-24"
        )
        device.run(record_answer, answer)
    met = device.run(log_contact, ContactDraft(youths=(back,), note="weer aan de praat")).contact

    assert back != before
    assert device.run(boxes, scopes) == 0
    assert not any(device.run(lambda store, scope=scope: store.keyring.can_open(scope)) for scope in scopes)
    left = device.run(lambda store: store.book.to_bytes())
    assert [word for word in words if word != alias and word.encode() in left] == []
    assert before.encode() not in left
    assert device.run(drafts) == "[]"
    assert device.run(possible_doubles, back) == []
    assert len(device.run(timeline, back)) >= 1
    assert {row.youth for row in device.run(due_rows, only_mine=False) if row.youth} <= {back}
    made = device.run(copy_file, back, texts=Texts())
    assert made is not None
    said = made.raw.decode()
    assert [word for word in words if word != alias and word in said] == []
    assert device.run(alarm_of, ()) is None
    assert not any(word in (device.run(lambda store: repr(store.known)) or "") for word in words if word != alias)
    # What stays is about nobody: counts of contacts, proofs without a youth.
    assert device.run(lambda store: len(store.book.rows("SELECT 1 FROM contact"))) == counted + 1
    assert device.run(lambda store: len(store.book.rows("SELECT 1 FROM proof"))) > proofs
    device.reopen()
    left = device.run(lambda store: store.book.to_bytes())
    assert [word for word in words if word != alias and word.encode() in left] == []
    assert met.encode() in left
