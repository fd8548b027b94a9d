"""Sixty strings typed into every field of a session stand nowhere on the disk; with a null seal all of them do."""

import datetime as dt
import logging
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.patches import write_value
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.conflicts import settle
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, add_presence, log_contact, undo_contact
from storage.actions.places import add_place, change_place
from storage.actions.rounds import start_round
from storage.actions.youths import change_youth, create_youth
from storage.crypto import Seal
from storage.door import Change, _commit, save
from storage.drafts import keep_draft
from storage.inbox import QuickNote
from storage.queue import arrive, keep_talk, take
from storage.sealing import Draft, seal_group
from storage.store import Store
from tests.security.bytescan import Scanner
from tests.storage.device import PASSPHRASE, Device, shut_all
from tests.storage.null_seal import NullSeal

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at open files through /proc")

COUNT = 60


Look = Callable[[str], None]


class Canaries:
    """Random names of fourteen letters with an accent, made in memory only; `next` hands out each once."""

    def __init__(self) -> None:
        chance = random.Random(os.urandom(16))
        letters = "bcdfghjklmnpqrstvwxz"
        self.all = ["Kan" + "".join(chance.choices(letters, k=10)) + "é" for _ in range(COUNT)]
        self._left = iter(self.all)
        self.beside = ["Ons" + "".join(chance.choices(letters, k=10)) + "é" for _ in range(3)]  # sealed in other ways

    def next(self) -> str:
        return next(self._left)

    @property
    def used(self) -> bool:
        return next(self._left, None) is None


def session(device: Device, canaries: Canaries, look: Look) -> None:
    """What a worker does in a day, every text field filled in; `look` is called at each stage."""
    typed = canaries.next
    youths = [_youth(device, typed) for _ in range(3)]
    places = [device.run(add_place, name=typed(), kind="square", hours=typed(), ask_for=typed()) for _ in range(2)]
    device.run(change_place, places[0], ask_for=typed())
    device.run(start_round, kind="zitdag", place=places[0], companions=typed())
    device.run(arrive, word=typed())
    device.run(keep_talk, device.run(take), {"note": typed()})
    undone = _contacts(device, youths, places[0], typed)
    device.run(keep_draft, "contact", {"note": typed(), "people": [typed()]}, about=youths[0])
    device.run(keep_draft, "place", {"name": typed()})
    _conflict(device, youths[0], typed)
    device.run(save, [Change(kind="setting", id="0" * 31 + "1", values={"team_name": typed()})])
    device.run(save, [Change(kind="worker", id=device.run(lambda store: store.worker), values={"name": typed()})])
    device.wait(
        device.vault.leave(QuickNote(day=dt.date(2026, 11, 20), part_of_day="evening", note=canaries.beside[0]))
    )
    while (left := next(canaries._left, None)) is not None:
        device.run(add_presence, device.run(log_contact, ContactDraft()).contact, youth=youths[1], note=left)
    look("at work")
    device.run(undo_contact, undone)
    device.run(withdraw, youths[0], purpose="P05")
    device.run(withdraw, youths[2], purpose="P01")
    look("after erasing")
    device.reopen()
    look("after locking and opening")
    device.die()
    device.wait(device.vault.heal())
    device.lock()
    device.wait(device.vault.rescue(PASSPHRASE))
    device.open()
    look("after a kill and a rescue")


def _youth(device: Device, typed: Callable[[], str]) -> str:
    youth = device.run(create_youth, alias=typed())
    for purpose in ("P02", "P04", "P05", "P06"):
        device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))
    contact = {"name": typed(), "phone": typed(), "address": typed(), "handle": typed()}
    device.run(change_youth, youth, goal=typed(), next_step=typed(), wishes=[typed()], languages=[typed()], **contact)
    barrier = device.run(pick_barrier, youth, code="health")
    device.run(change_barrier, barrier, words=typed(), thinks=typed())
    return youth


def _contacts(device: Device, youths: list[str], place: str, typed: Callable[[], str]) -> Any:
    device.run(log_contact, ContactDraft(place=place, note=typed(), next_step=typed()))
    device.run(log_contact, ContactDraft(place=place, youths=(youths[0],), note=typed(), next_step=typed()))
    device.run(log_contact, ContactDraft(youths=tuple(youths), notes={youths[0]: typed(), youths[1]: typed()}))
    return device.run(log_contact, ContactDraft(youths=(youths[1],), note=typed()))


def _conflict(device: Device, youth: str, typed: Callable[[], str]) -> None:
    """Two names at once, as two devices would type them, and the one that a person then chose."""

    def write(store: Store) -> None:
        scope = store.book.drawers(youth, "contact")[0].scope
        fields = {"name": write_value(typed(), on=[])}
        draft = Draft(scope=scope, kind="youth", id=youth, fields=fields, kid=store.keyring.write_kid(scope) or b"")
        _commit(store, seal_group(store, [draft], erase=None))

    device.run(write)
    device.run(settle, kind="youth", record=youth, field="name", value=typed())


def run_session(folder: Path, scratch: Path, *, seal: Seal | None) -> tuple[Canaries, dict[str, dict[str, set[str]]]]:
    canaries = Canaries()
    scanner = Scanner(canaries.all + canaries.beside)
    found: dict[str, dict[str, set[str]]] = {}
    device = Device.new(folder / "data" / "vault", seal=seal).open()

    def look(stage: str) -> None:
        found[stage] = scanner.in_files(folder / "data", scratch)

    try:
        session(device, canaries, look)
    finally:
        shut_all()
    found["after the end"] = scanner.in_files(folder / "data", scratch)
    assert canaries.used
    return canaries, found


def test_sixty_strings_of_a_days_work_stand_nowhere_on_the_disk(
    tmp_path: Path, scratch: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    canaries, found = run_session(tmp_path, scratch, seal=None)
    assert {stage: hits for stage, hits in found.items() if hits} == {}
    said = capfd.readouterr()
    assert Scanner(canaries.all).in_bytes((said.out + said.err + caplog.text).encode()) == set()


def test_same_search_finds_all_sixty_when_nothing_is_sealed(tmp_path: Path, scratch: Path) -> None:
    canaries, found = run_session(tmp_path, scratch, seal=NullSeal())
    at_work = set().union(*found["at work"].values())
    assert at_work & set(canaries.all) == set(canaries.all)
    # What was erased is gone even where nothing is sealed; what was not, is not.
    later = set().union(*found["after erasing"].values()) & set(canaries.all)
    assert 10 < len(later) < COUNT


@pytest.mark.parametrize("wrap", ["as it is", "json", "base64", "hex", "utf-16", "zlib", "gzip", "deflate", "reversed"])
def test_search_finds_a_string_however_it_is_written(wrap: str) -> None:
    import base64
    import gzip
    import json
    import zlib

    canary = "Kanbcdfghjklmé"
    raw = f"note: {canary}; ".encode()
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    written = {
        "as it is": raw,
        "json": json.dumps({"note": canary}).encode(),
        "base64": base64.b64encode(b"x" + raw),
        "hex": raw.hex().encode(),
        "utf-16": raw.decode().encode("utf-16-le"),
        "zlib": zlib.compress(raw),
        "gzip": gzip.compress(raw),
        "deflate": deflate.compress(raw) + deflate.flush(),
        "reversed": raw.decode()[::-1].encode(),
    }[wrap]
    scanner = Scanner([canary, "Kanzzzzzzzzzzé"])
    assert scanner.in_bytes(os.urandom(500) + written + os.urandom(500)) == {canary}
