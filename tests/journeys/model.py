"""What ought to be true of a team, kept beside the real one: what was written, stopped, agreed to, and who knew it.

A text must live if its writer knew of every stop of its youth and purpose; it must be gone if it was undone or a stop
came that its writer did not know of: a stop wins from everything written beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["lives", "gone"]
EVERYTHING = "P01"


@dataclass
class Text:
    """A text that nobody else writes. `ops`: the operations it lies in; `knew`: stops its device had heard of."""

    words: str
    device: int
    ops: tuple[bytes, ...]
    youth: str = ""
    purpose: str = "P00"
    knew: frozenset[bytes] = frozenset()
    is_undone: bool = False


@dataclass
class Stop:
    """A refusal or withdrawal, named by its operation: the consent event, or the erase that took everything."""

    op: bytes
    youth: str
    purpose: str


@dataclass
class Yes:
    """A "given", named by its consent event's operation."""

    op: bytes
    youth: str
    purpose: str
    knew: frozenset[bytes]


@dataclass
class Model:
    texts: list[Text] = field(default_factory=list)
    stops: dict[bytes, Stop] = field(default_factory=dict)
    yeses: list[Yes] = field(default_factory=list)

    def fate(self, text: Text) -> Fate:
        stops = {
            stop.op
            for stop in self.stops.values()
            if stop.youth == text.youth and stop.purpose in (text.purpose, EVERYTHING)
        }
        return "lives" if stops <= text.knew and not text.is_undone else "gone"

    def is_given(self, youth: str, purpose: str, *, stubs: Collection[bytes]) -> bool:
        """By a yes that still stands and knew of every stop that still stands. `stubs`: operations without content."""
        stops = {s.op for s in self.stops.values() if (s.youth, s.purpose) == (youth, purpose) and s.op not in stubs}
        yeses = [yes for yes in self.yeses if (yes.youth, yes.purpose) == (youth, purpose) and yes.op not in stubs]
        return any(stops <= yes.knew for yes in yeses)
