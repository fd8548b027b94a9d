"""Part of the day of a contact: finer time is never kept of an anonymous contact (consent.md)."""

from domain.codes.row import Row, index
from domain.texts import N_

PARTS_OF_DAY: tuple[Row, ...] = (
    Row(code="morning", label=N_("Voormiddag")),
    Row(code="afternoon", label=N_("Namiddag")),
    Row(code="evening", label=N_("Avond")),
    Row(code="night", label=N_("Nacht")),
)
BY_CODE = index(PARTS_OF_DAY)


def part_of_day(hour: int) -> str:
    """Code for an hour (0-23) on the clock of the place: 6-12 morning, 12-18 afternoon, 18-23 evening, else night."""
    if 6 <= hour < 12:
        return "morning"
    if 12 <= hour < 18:
        return "afternoon"
    return "evening" if 18 <= hour < 23 else "night"
