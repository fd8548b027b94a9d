"""Numbers that remain of quarters whose contacts were erased after three years (domain/kinds/retention.py, `Total`)."""

from __future__ import annotations

import msgspec

from domain.retention import period_of
from domain.span import Span
from storage.store import Store


class OldQuarter(msgspec.Struct, frozen=True, kw_only=True):
    """`contacts`: on which youths were reached or looked for. `youths`: met there, cells of fewer than 5 left out."""

    span: Span
    contacts: int
    youths: int


def old_quarters(store: Store) -> tuple[OldQuarter, ...]:
    """The newest first; a quarter that no calendar has, as a hostile member may write one, is left out."""
    found: list[OldQuarter] = []
    for quarter, cells in sorted(old_totals(store).items(), reverse=True):
        try:
            first, _ = period_of(quarter)
        except ValueError:
            continue
        span = Span.on("quarter", first)
        found.append(OldQuarter(span=span, contacts=_sum(cells, at=3), youths=_sum(cells, at=4)))
    return tuple(found)


def old_totals(store: Store) -> dict[str, tuple[str, ...]]:
    """Quarter -> cells of what remains; of several the fullest."""
    found: dict[str, tuple[str, ...]] = {}
    for row in store.book.rows("SELECT id FROM total"):
        record = store.book.record("total", row["id"]) or {}
        cells = tuple(record.get("cells", ()))
        known = found.get(record["quarter"], ())
        found[record["quarter"]] = max(known, cells, key=lambda these: _sum(these, at=3))
    return found


def _sum(cells: tuple[str, ...], *, at: int) -> int:
    """Of one place in every cell; what is no number counts for nothing."""
    numbers = [cell.split("|")[at] for cell in cells if cell.count("|") == 4]
    return sum(int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 10)
