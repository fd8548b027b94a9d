"""A vault that no centre knows erases by its own clock; what lies beside its log goes along."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.actions.consents import withdraw_all
from storage.actions.youths import create_youth
from storage.queries.retention import kept_until, retention_state
from storage.vault import Vault
from sync.loop import Syncer
from tests.journeys.conftest import PASSPHRASE, Clock


class Alone:
    """A vault without a centre, looked at as its loop does: each turn is a run of a syncer that has nobody to call."""

    def __init__(self, folder: Path) -> None:
        self.runner, self.clock = asyncio.Runner(), Clock()
        self.vault = Vault(folder, now=self.clock)
        self.syncer = Syncer(self.vault, now=self.clock)
        self.runner.run(self.vault.create(PASSPHRASE, worker_name="Noor", memory_short=True))

    def run(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        return self.runner.run(self.vault.run(act, *args, **kwargs))

    def days(self, days: int) -> None:
        self.clock.offset += dt.timedelta(days=days)
        self.runner.run(self.syncer.sync_now(is_asked=False))


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Alone]:
    alone = Alone(tmp_path / "alone")
    yield alone
    alone.runner.run(alone.syncer.stop())
    alone.runner.run(alone.vault.shut())
    alone.runner.close()


def test_a_vault_alone_goes_by_its_own_clock_and_sees_it_due_on_two_days(lone: Alone) -> None:
    youth = lone.run(create_youth, alias="Lowie")
    lone.days(340)
    assert lone.run(kept_until, youth)[0].is_marked
    lone.days(400)  # somebody set the wrong year
    assert lone.run(lambda store: store.book.record("youth", youth)) is not None
    lone.days(-400)  # and puts it right
    lone.days(1)
    assert lone.run(retention_state).state == "clocks_disagree"
    lone.days(30)
    lone.days(1)
    lone.days(1)
    assert lone.run(lambda store: store.book.record("youth", youth)) is None


def test_a_damaged_log_that_was_set_aside_does_not_outlive_an_erasure(lone: Alone) -> None:
    youth = lone.run(create_youth, alias="Lowie")
    folder = lone.vault.directory
    shutil.copy(folder / "log.sqlite", folder / "log.damaged-1.sqlite")
    lone.run(withdraw_all, youth)
    assert not list(folder.glob("log.damaged-*"))
