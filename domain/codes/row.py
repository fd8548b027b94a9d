"""What every code list has in common: a code of the format, and a Dutch label to translate."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from domain.errors import BadRecord


class UnknownCode(BadRecord):
    """A code that no list of this version knows. Names the list only: a code read from a record is content."""

    sentence = "Dit toestel kent deze keuze nog niet. Haal een nieuwere versie."

    def __init__(self, list_name: str) -> None:
        self.list_name = list_name
        super().__init__()


class Row(Struct, frozen=True, kw_only=True):
    """One row of a code list.

    `code` never changes and is never used again for something else. `label` is Dutch and the key of its translation.
    `icon` is the name of a Material icon as `flet.Icons` spells it; empty where the screen shows words only.
    """

    code: str
    label: str
    icon: str = ""


R = TypeVar("R", bound="Row")


def index(rows: Iterable[R]) -> dict[str, R]:
    """Rows by code. Raises ValueError when two rows share a code."""
    by_code: dict[str, R] = {}
    for row in rows:
        if row.code in by_code:
            raise ValueError(f"The code {row.code!r} stands twice in its list.")
        by_code[row.code] = row
    return by_code
