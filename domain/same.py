"""Two files of one youth: what was said about a pair, folded, and which files are one (protocol.md, "Patches").

Causality, not clocks, and the careful side wins: "same" counts only if every "apart" known about that pair is among its
ancestors. A file too many costs a search; two youths in one file show one of them what stands about the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from domain.causality import ancestors, unfollowed

SAME, APART = "same", "apart"
Pair = frozenset[str]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One event about a pair. It lies in the drawer of `youth`; its twin in that of `other`.

    `other_files`: scopes (hex) of the other's file drawers, `knew`: consent heads of both, as its device knew them.
    """

    id: str
    youth: str
    other: str
    state: str
    after: tuple[str, ...] = ()
    other_files: tuple[str, ...] = ()
    knew: tuple[str, ...] = ()

    @property
    def pair(self) -> Pair:
        """The two youths, in no order."""
        return frozenset((self.youth, self.other))


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Where a pair stands: `is_same` now; `heads` are what a next event follows, the strict ones first."""

    is_same: bool
    heads: tuple[str, ...]


def verdicts(events: Iterable[Said]) -> dict[Pair, Verdict]:
    """Every pair that something was said about. What names itself, or says what nobody can know yet, is left out."""
    by_pair: dict[Pair, dict[str, Said]] = {}
    for event in events:
        if event.youth != event.other and event.state in (SAME, APART):
            by_pair.setdefault(event.pair, {})[event.id] = event
    return {pair: _verdict(about) for pair, about in by_pair.items()}


def _verdict(events: Mapping[str, Said]) -> Verdict:
    apart = {event.id for event in events.values() if event.state == APART}
    is_same = any(e.state == SAME and apart <= ancestors(e.id, events) for e in events.values())
    heads = sorted(unfollowed(events), key=lambda name: (name not in apart, name))
    return Verdict(is_same=is_same, heads=tuple(heads))


def groups(pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """Files that are one: whatever hangs together by pairs that are the same, in any order of telling."""
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        joined: set[str] = set(pair).union(*(group_of.get(youth, set()) for youth in pair))
        for youth in joined:
            group_of[youth] = joined
    return [frozenset(group) for group in {id(group): group for group in group_of.values()}.values()]


def same_pairs(events: Iterable[Said]) -> set[Pair]:
    """The pairs that are the same now."""
    return {pair for pair, verdict in verdicts(events).items() if verdict.is_same}
