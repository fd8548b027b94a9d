"""Vaults to measure: made quickly, filled through the one door in large groups."""

import asyncio
import datetime as dt
import random
from pathlib import Path
from typing import Any

from storage.actions.youths import create_youth
from storage.door import Change, new_id, save
from storage.store import Store
from storage.vault import Vault

PASSPHRASE = "fiets molen regen tulp"  # noqa: S105 - of vaults that live as long as one run
_GROUP = 300  # contacts a group; with their presences below 1000 operations
_WORDS = [
    "gesprek",
    "over",
    "werk",
    "en",
    "opleiding",
    "wil",
    "graag",
    "kok",
    "worden",
    "zoekt",
    "een",
    "leerjob",
    "bij",
    "de",
    "bakker",
    "geen",
    "rijbewijs",
    "trein",
    "te",
    "duur",
    "moeder",
    "ziek",
    "zorgt",
    "voor",
    "broer",
    "schulden",
    "afspraak",
    "maandag",
    "VDAB",
    "jobcoach",
    "stage",
    "interim",
    "nacht",
    "Ça",
    "va",
    "niet",
    "goed",
    "slaapt",
]


class BenchVault:
    """A vault on its own loop, with the pieces that the measurements call directly."""

    def __init__(self, directory: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.vault = Vault(directory)
        self.loop.run_until_complete(self.vault.create(PASSPHRASE, worker_name="Bench", memory_short=True))
        self.key = self.vault._store_key  # noqa: SLF001 - so that the key derivation is left out of what is measured

    def run(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        """Run on the vault's thread and wait."""
        return self.loop.run_until_complete(self.vault.run(act, *args, **kwargs))

    def lock(self) -> None:
        """Close it: the snapshot is written."""
        self.loop.run_until_complete(self.vault.close())

    def open_with_key(self) -> None:
        """Everything that opening does after the passphrase was stretched."""

        def work() -> None:
            self.vault._store_key = self.key  # noqa: SLF001 - as above
            self.vault._open_log(worker_name="", device_name="")  # noqa: SLF001 - as above

        self.loop.run_until_complete(self.vault._on_thread(work))  # noqa: SLF001 - as above

    def shut(self) -> None:
        """The end."""
        self.loop.run_until_complete(self.vault.shut())
        self.loop.close()


def fill(bench: BenchVault, operations: int, *, youths: int) -> None:
    """Contacts and presences until the log holds so many operations."""
    chance = random.Random(2026)  # noqa: S311 - fiction
    known = [bench.run(create_youth, alias=f"Jongere {number}") for number in range(youths)]
    place = new_id()
    bench.run(save, [Change(kind="place", id=place, values={"name": "Stationsplein", "kind": "square"})])
    while (missing := operations - bench.run(_position)) > 0:
        pairs = min(_GROUP, max(1, missing // 3))
        changes = [change for _ in range(pairs) for change in _meeting(chance, known, place, bench)]
        bench.run(save, changes)


def _position(store: Store) -> int:
    return store.log.last_position()


def _meeting(chance: random.Random, youths: list[str], place: str, bench: BenchVault) -> list[Change]:
    """A core and its place (two drawers), and a presence with a note."""
    contact, day = new_id(), dt.datetime.now(dt.UTC).date() - dt.timedelta(days=chance.randrange(400))
    worker = bench.vault._store.worker if bench.vault._store else ""  # noqa: SLF001 - read only
    core = {"day": day, "part_of_day": "evening", "count": 1, "worker": worker, "place": place, "topics": ["work"]}
    note = " ".join(chance.choices(_WORDS, k=chance.randrange(5, 30)))
    presence = {"youth": chance.choice(youths), "contact": contact, "day": day, "note": note}
    return [
        Change(kind="contact", id=contact, values=core),
        Change(kind="presence", id=new_id(), values=presence),
    ]
