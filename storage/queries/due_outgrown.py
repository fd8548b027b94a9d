"""Who said yes to words that say less than those of now, or had been taken back, is asked again (0201, 0273)."""

from __future__ import annotations

from collections.abc import Iterator

from storage.queries.due_sources import Coming
from storage.store import Store

_SQL = (
    "SELECT s.* FROM standing s JOIN consent c ON c.id = s.event "
    "WHERE s.state = 'invalidated' AND c.state = 'given' ORDER BY s.youth, s.purpose, s.recipient"
)


def outgrown(store: Store) -> Iterator[Coming]:
    """Each yes that waits to be asked anew; today, until it was."""
    for row in store.book.rows(_SQL):
        key = (row["purpose"], row["recipient"])
        standing = store.book.ledger(row["youth"], today=store.today()).get(key)
        if standing is None or standing.state != "invalidated" or standing.event != row["event"]:
            continue  # of files that are one, another holds a newer answer
        yield Coming(
            key=f"outgrown:{row['event']}",
            origin="outgrown",
            youth=row["youth"],
            day=store.today(),
            from_day=store.today(),
            purpose=row["purpose"],
            recipient=row["recipient"],
        )
