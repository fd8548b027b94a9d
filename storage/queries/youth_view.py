"""A whole file in one turn on the thread: what the youth's page draws, whatever tab is open."""

from __future__ import annotations

import datetime as dt

import msgspec

from storage.queries.timeline import PAGE, Moment, timeline
from storage.queries.youth_file import (
    BarrierRow,
    PurposeRow,
    Road,
    YouthFile,
    barriers_of,
    purposes_of,
    worker_name,
    youth_file,
)
from storage.store import Store


class WorkerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague who can be somebody's fixed contact."""

    id: str
    name: str


class YouthView(msgspec.Struct, frozen=True, kw_only=True):
    """`moments`: the newest of the timeline, `has_more` when there are older ones. `today`: the day in Flanders."""

    file: YouthFile
    today: dt.date
    moments: tuple[Moment, ...]
    has_more: bool
    barriers: tuple[BarrierRow, ...]
    purposes: tuple[PurposeRow, ...]
    workers: tuple[WorkerRow, ...]
    my_name: str


class Gone(msgspec.Struct, frozen=True):
    """The file is not here: erased, never arrived, or an address of another day."""


def youth_view(store: Store, youth: str | None, *, road: Road = "team", pages: int = 1) -> YouthView | Gone:
    """The file and all that hangs on it."""
    file = youth_file(store, youth, road=road) if youth else None
    if file is None or youth is None:
        return Gone()
    moments: list[Moment] = []
    last: list[Moment] = []
    for page in range(pages):
        last = timeline(store, youth, road=road, offset=page * PAGE)
        moments += last
    return YouthView(
        file=file,
        today=store.today(),
        moments=tuple(moments),
        has_more=len(last) == PAGE,
        barriers=tuple(barriers_of(store, youth, road=road)),
        purposes=tuple(purposes_of(store, youth)),
        workers=tuple(_workers(store)),
        my_name=worker_name(store, store.worker),
    )


def _workers(store: Store) -> list[WorkerRow]:
    found = store.book.rows("SELECT id, name FROM worker WHERE coalesce(name, '') != '' ORDER BY name")
    return [WorkerRow(id=row["id"], name=row["name"]) for row in found]
