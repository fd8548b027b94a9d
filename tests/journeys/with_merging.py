"""The same three devices, who also merge files and make them apart again, beside everything else.

Where files were merged the model says less: which file a text lies in hangs on who knew of the merging. What always
holds: the devices agree, a rebuilt book is the same, and what a stop saw in any of the files is gone everywhere.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, multiple, rule

from storage.actions.consents import withdraw, withdraw_all
from storage.actions.merging import merge_files, not_the_same, take_apart
from storage.store import Store
from tests.journeys.following_up import DEVICES, YOUTHS
from tests.journeys.model import EVERYTHING, Fate, Text
from tests.journeys.three_devices import ThreeDevices


class WithMerging(ThreeDevices):
    """What workers do who meet one youth under two names."""

    @initialize()
    def nothing_merged(self) -> None:
        self.seen_by_a_stop = set[str]()

    @rule(target=YOUTHS, first=DEVICES, second=DEVICES)
    def meet_one_youth_twice(self, first: int, second: int) -> Any:
        files = [file for file in (self.meet_a_youth(first), self.meet_a_youth(second)) if isinstance(file, str)]
        if len(files) == 2:
            self.exchange(first, second)
            self.merge(second, *files)
        return multiple(*files)

    @rule(number=DEVICES, one=YOUTHS, other=YOUTHS)
    def merge(self, number: int, one: str, other: str) -> None:
        if one != other and self.knows(number, one) and self.knows(number, other):
            self.entangled |= {one, other}
            outcome, _ = self.act(number, merge_files, one, other=other)
            self.tally["merged"] += outcome == "done"

    @rule(number=DEVICES, one=YOUTHS, other=YOUTHS)
    def say_they_are_two(self, number: int, one: str, other: str) -> None:
        if one != other and self.knows(number, one) and self.knows(number, other):
            self.act(number, not_the_same, one, other=other)

    @rule(number=DEVICES, youth=YOUTHS)
    def make_apart(self, number: int, youth: str) -> None:
        outcome, _ = self.act(number, take_apart, youth)
        self.tally["made apart"] += outcome == "done"

    @rule(number=DEVICES, youth=YOUTHS, purpose=st.sampled_from(("P02", "P05", EVERYTHING)))
    def stop_what_is_seen(self, number: int, youth: str, purpose: str) -> None:
        """On a device that has merged them: what it showed of any of the files goes, here at once."""
        if youth not in self.entangled or not self.knows(number, youth):
            return
        seen = self.seen(number, youth, purpose)

        def what(store: Store) -> object:
            return withdraw_all(store, youth) if purpose == EVERYTHING else withdraw(store, youth, purpose=purpose)

        if self.act(number, what)[0] == "done":
            self.seen_by_a_stop |= seen
            assert not self.seen(number, youth, purpose)
            self.tally["seen by a stop"] += len(seen)

    def seen(self, number: int, youth: str, purpose: str) -> set[str]:
        """The texts of this purpose in the files that are one here."""
        files, book = self.ask(number, lambda store: (store.book.files_of(youth), store.book.to_bytes()))
        about = [text for text in self.model.texts if text.youth in files and purpose in (text.purpose, EVERYTHING)]
        return {t.words for t in about if t.words.encode() in book or t.words.lower().encode() in book}

    def fate(self, text: Text) -> Fate | None:
        if text.youth not in self.entangled:
            return super().fate(text)
        return "gone" if text.is_undone or text.words in self.seen_by_a_stop else None
