"""'Dit zagen we op straat': what one sheet may say of a week or month. No name, no text, no exact number."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from domain.few import printed, shown
from domain.records import TEAM_SETTINGS
from domain.span import Kind, Span
from storage.queries.figures import Counts, figures_of
from storage.store import Store

Shown = tuple[tuple[str, int | None], ...]


class Street(msgspec.Struct, frozen=True, kw_only=True):
    """Every number went through domain/few.py: a multiple of `base`, or None for "fewer than 5". Lists: (code, number),
    the order tells no more than the numbers do. `team`: the name of the team, "" when it has none.
    """

    span: Span
    team: str
    base: int
    contacts: int | None
    heads: int | None
    places: Shown
    signals: Shown
    barriers: Shown
    observations: Shown
    pointed: Shown = ()

    @property
    def is_empty(self) -> bool:
        """Was there nothing at all?"""
        return self.contacts == 0 and not self.observations and not self.pointed


def street(store: Store, *, kind: Kind, is_former: bool) -> Street:
    """The whole team's, of the week or month of today, or of the one before it."""
    span = Span.on(kind, store.today())
    found = figures_of(store, span.before() if is_former else span, mine=False)
    # Places and ways each split the same contacts, so they are rounded together. Barriers are of youths, who may have
    # several, and stand beside no total; what was observed and who pointed at somebody is nobody's.
    split = printed([[count for _, count in found.places], [count for _, count in found.signals]])
    return Street(
        span=found.span,
        team=str((store.book.record("setting", TEAM_SETTINGS) or {}).get("team_name", "")),
        base=split.base,
        contacts=split.total,
        heads=shown(found.heads, base=split.base),
        places=_in_order(found.places, split.lists[0]),
        signals=_in_order(found.signals, split.lists[1]),
        barriers=_each(found.barriers, base=split.base),
        observations=_each(found.observations, base=split.base),
        pointed=_each(found.pointed, base=split.base),
    )


def _each(counts: Counts, *, base: int) -> Shown:
    return _in_order(counts, [shown(count, base=base) for _, count in counts])


def _in_order(counts: Counts, numbers: Iterable[int | None]) -> Shown:
    """By the number that is shown, then by code: by the exact one, the order would tell it."""
    pairs = ((code, number) for (code, _), number in zip(counts, numbers, strict=True))
    return tuple(sorted(pairs, key=lambda pair: (pair[0] == "", -(pair[1] or 0), pair[0])))
