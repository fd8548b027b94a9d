"""What is kept of a youth and goes soon: a newer contact, a new yes or a reason to keep it longer holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from domain.deadlines import add_months
from domain.retention import FILE, MARK_DAYS
from storage.queries.all_files import all_files
from storage.queries.due_sources import Coming
from storage.queries.organisation import period_months
from storage.retention.items import Item, Items
from storage.store import Store

FILE_MONTHS = 12
_FEW = 200  # beyond that, reading them one by one costs more than reading all


def retention(store: Store) -> Iterator[Coming]:
    """Files and drawers that are marked, and files whose period is nearly over."""
    before = dt.timedelta(days=MARK_DAYS)
    near = list(_near(store))
    files = {item.youth: item.goes for item in near if item.purpose == FILE}
    for item in near:
        if item.purpose != FILE and item.goes >= files[item.youth]:
            continue  # said with the file
        if item.record or (item.made is None and item.purpose != FILE):
            continue
        yield Coming(
            key=f"retention:{item.of}:{item.end.isoformat()}",
            origin="retention",
            youth=item.youth,
            day=item.goes,
            from_day=item.goes - before,
            record=item.of,
            purpose=item.purpose,
        )


def _near(store: Store) -> Iterable[Item]:
    """Those worth a closer look, found without reading every file."""
    months = min(FILE_MONTHS, period_months(store, FILE) or FILE_MONTHS)
    limit = add_months(store.today(), months=1 - months).isoformat()
    marked = store.book.rows("SELECT subject FROM drawer WHERE scope IN (SELECT \"of\" FROM ending) AND consent != ''")
    youths = {store.book.file_of(row["subject"]) for row in marked}
    youths |= {youth for youth, row in all_files(store).items() if row["last_seen"] and row["last_seen"] < limit}
    if len(youths) > _FEW:
        yield from (item for item in Items(store, today=store.today()).of_youths() if item.youth in youths)
        return
    for youth in sorted(youths):
        yield from Items(store, today=store.today(), youth=youth).of_youths()
