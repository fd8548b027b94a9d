"""How well the free-text guard does on the frozen notes of tests/domain/notes: figures a kind, never a note.

python -m tools.guard_figures            # the half it was built with
python -m tools.guard_figures --unseen   # the other half: figures only, never tune on it
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from domain.guard import FORBIDDEN, Known, found

NOTES = Path(__file__).parent.parent / "tests" / "domain" / "notes"
WRITTEN = dt.date(2026, 11, 21)


class Figures(msgspec.Struct, kw_only=True):
    """Counts of one half: what is there and what was found of each kind, clean notes and those with an alarm.

    `names_known`, `names_known_found`: of the names whose first word is in the book or in the list of first names.
    """

    there: Counter[str]
    caught: Counter[str]
    clean: int = 0
    alarmed: int = 0
    names_known: int = 0
    names_known_found: int = 0

    def share(self, kind: str) -> float:
        """The part that was found of what is there."""
        return self.caught[kind] / self.there[kind]


def notes_of(half: str) -> list[dict[str, Any]]:
    """The notes of a half ("seen", "unseen")."""
    return [msgspec.json.decode(line) for line in (NOTES / f"{half}.jsonl").read_bytes().splitlines() if line.strip()]


def figures_of(half: str) -> Figures:
    """Counted as tests/domain/notes/README.md says."""
    from domain.fields import folded
    from domain.guard.known import first_names

    figures = Figures(there=Counter(), caught=Counter())
    for note in notes_of(half):
        text, alarms = note["text"], found(note["text"], known=Known(note["known"]), today=WRITTEN)
        if not note["found"]:
            figures.clean += 1
            figures.alarmed += bool(alarms)
        place = 0
        for thing in note["found"]:
            start = text.index(thing["text"], place)
            place = end = start + len(thing["text"])
            kind = thing["kind"]
            of_kind = [alarm for alarm in alarms if alarm.kind == kind]
            if kind in FORBIDDEN:
                is_caught = any(alarm.start <= start and end <= alarm.end for alarm in of_kind)
            else:
                is_caught = any(alarm.start < end and start < alarm.end for alarm in of_kind)
            figures.there[kind] += 1
            figures.caught[kind] += is_caught
            words = folded(thing["text"]).split()
            in_book = any(folded(thing["text"]) == folded(name) for name in note["known"])
            if kind == "name" and (in_book or words[0] in first_names()):
                figures.names_known += 1
                figures.names_known_found += is_caught
    return figures


def main() -> None:
    """Print the figures of a half."""
    half = "unseen" if "--unseen" in sys.argv else "seen"
    figures = figures_of(half)
    print(f"{half}: kind, found, there, %")
    for kind in sorted(figures.there):
        print(f"{kind}: {figures.caught[kind]} of {figures.there[kind]} ({100 * figures.share(kind):.1f} %)")
    print(f"names in the book or the list: {figures.names_known_found} of {figures.names_known}")
    print(f"clean notes alarmed: {figures.alarmed} of {figures.clean}")


if __name__ == "__main__":
    main()
