"""The free-text guard over a note of 200 letters: the check at the door, and the look after the save."""

from collections.abc import Callable

from domain.guard import Known, forbidden, found
from domain.guard.known import first_names
from tools.bench.timing import Result, side_by_side, summary

NOTE = (
    "Lang gesprek aan het station. Zeynep wil weg van thuis, Bo raadt het af. Geen haast, eerst geld sparen. "
    "Kamer gezien, 380 euro. Bel op 0470 00 07 99 voor vrijdag 14u, en neem het formulier mee. ok"
)
DOOR = "check for numbers at the door"
LAY_OUT = "lay out 2,000 names of the book, when one changed"
LOOK = "look after the save, 2,000 names in the book"


def measure(*, rounds: int) -> list[Result]:
    """Rows of the table."""
    names = [f"{one} {other}" for one, other in zip(sorted(first_names()), sorted(first_names())[7:], strict=False)]
    known = Known(names[:2000])
    works: dict[str, Callable[[], object]] = {
        DOOR: lambda: forbidden(NOTE),
        LAY_OUT: lambda: Known(names[:2000]),
        LOOK: lambda: found(NOTE, known=known),
    }
    times = side_by_side(works, rounds=rounds)
    aims = {LOOK: "2 ms"}
    return [
        summary("free-text guard, 200 letters", name, taken, against=DOOR, aim=aims.get(name, ""))
        for name, taken in times.items()
    ]
