"""What a table of the catalogue is: its dimensions, cells and totals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

from msgspec import Struct

from domain.tables.dimension import Dimension, Key

Unit = Literal["contacts", "meetings", "youths", "observations", "signals", "offers", "referrals"]


class Table(Struct, frozen=True, kw_only=True):
    """`unit`: contacts (talks), meetings (heads at contacts, the same youth may come twice), youths (each once), or
    what was seen, signalled, offered or referred.

    A total counts each unit once: where a youth stands in several rows it is not the sum of the cells, and is the base
    of a share. `seed`: who asks for it.
    """

    name: str
    title: str
    counts: str
    unit: Unit
    dimensions: tuple[Dimension, ...]
    seed: str

    @property
    def has_special(self) -> bool:
        """Is a special category in it?"""
        return any(dimension.special for dimension in self.dimensions)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Every cell, in order."""
        return product(*(dimension.codes for dimension in self.dimensions))

    def totals(self) -> Iterator[Key]:
        """Every sum over one or more dimensions, the grand total among them."""
        keys = product(*((*dimension.codes, None) for dimension in self.dimensions))
        return (key for key in keys if None in key)

    def is_special(self, key: Key) -> bool:
        """Does this cell or total speak of a special category?"""
        return any(code in dimension.special for code, dimension in zip(key, self.dimensions, strict=True))

    def fits(self, key: Key) -> bool:
        """Is it a cell or total of this table?"""
        return len(key) == len(self.dimensions) and all(
            code is None or code in dimension.labels for code, dimension in zip(key, self.dimensions, strict=True)
        )
