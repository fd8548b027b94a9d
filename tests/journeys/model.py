"""What ought to be true of a team, kept beside the real one: what was written, stopped, agreed to, and who knew of what.

A text must live if its writer knew of every stop of its youth and purpose; it must be gone if it was undone or a stop
came that its writer did not know of: a stop wins from everything written beside it. One case is left open (`EITHER`):
a youth who stopped everything and began again. "Alles intrekken" leaves no consent event behind (its drawer is gone),
so a second one, beside a new beginning that it did not know of, has nothing to win with: it takes what it knew.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

Fate = Literal["lives", "gone", "either"]
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

    def fate(self, text: Text, *, stubs: Collection[bytes]) -> Fate:
        """`stubs`: operations without content, on every device the same."""
        if text.is_undone:
            return "gone"
        about = [stop for stop in self.stops.values() if stop.youth == text.youth]
        unknown = [s for s in about if s.op not in text.knew and s.purpose in (text.purpose, EVERYTHING)]
        if not unknown:
            return "lives"
        has_begun_again = any(stop.purpose == EVERYTHING and stop.op in text.knew for stop in about)
        is_sure = any(stop.purpose != EVERYTHING and stop.op not in stubs for stop in unknown)
        return "gone" if is_sure or not has_begun_again else "either"

    def is_given(self, youth: str, purpose: str, *, stubs: Collection[bytes]) -> bool:
        """By a yes that still stands and knew of every stop that still stands."""
        stops = {s.op for s in self.stops.values() if (s.youth, s.purpose) == (youth, purpose) and s.op not in stubs}
        yeses = [yes for yes in self.yeses if (yes.youth, yes.purpose) == (youth, purpose) and yes.op not in stubs]
        return any(stops <= yes.knew for yes in yeses)
