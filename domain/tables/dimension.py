"""What a dimension of a table is: its codes, their words, and which of them are of special categories."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

Key = tuple[str | None, ...]  # a code per dimension; None where it is summed
UNKNOWN = "unknown"


class Dimension(Struct, frozen=True, kw_only=True):
    """`codes`: all that a cell may say, `unknown` last where a record may be silent. `special`: codes of special
    categories (AVG/GDPR article 9 and 10). `labels`: a Dutch word for each code, as a public page says it.
    """

    name: str
    label: str
    labels: dict[str, str]
    special: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """In the order of the table."""
        return tuple(self.labels)


def labels_of(rows: Iterable[tuple[str, str]], *, unknown: str = "") -> dict[str, str]:
    """Code -> words. `unknown`: the words for a record that is silent, as the last code."""
    return dict(rows) | ({UNKNOWN: unknown} if unknown else {})
