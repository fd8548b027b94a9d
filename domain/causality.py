"""Who knew of what: events that name the earlier ones their device had seen, walked without any clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Following(Protocol):
    """An event: `after` are the ids of the newest ones its device knew."""

    @property
    def after(self) -> tuple[str, ...]:
        """Ids of earlier events."""
        ...


def ancestors(event_id: str, events: Mapping[str, Following]) -> set[str]:
    """All events that this one knew of, itself left out. Unknown ids are kept: they may still arrive. Cycles end."""
    return _behind(events[event_id].after, events) - {event_id} if event_id in events else set()


def known_by(heads: tuple[str, ...], events: Mapping[str, Following]) -> set[str]:
    """These events and all that they knew of."""
    return _behind(heads, events)


def _behind(start: tuple[str, ...], events: Mapping[str, Following]) -> set[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        earlier = waiting.pop()
        if earlier in seen:
            continue
        seen.add(earlier)
        if earlier in events:
            waiting.extend(events[earlier].after)
    return seen


def unfollowed(events: Mapping[str, Following]) -> set[str]:
    """What a next event has to follow to have followed all of them.

    An event that names itself, or a circle of them, is nobody's head: only a dishonest device writes such, and without
    them nothing could ever answer it.
    """
    named = {earlier for event in events.values() for earlier in event.after}
    heads = set(events) - named
    followed = heads.union(*(ancestors(event_id, events) for event_id in heads))
    return heads | set(events) - followed
