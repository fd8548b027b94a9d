"""A municipality picked from the list, never typed: where a name could be typed, a name would be."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import municipalities
from domain.datewords import local_day
from views import parts
from views.desk import Desk


def town_chips(desk: Desk, identifier: str, *, chosen: str, on_choose: Callable[[str], object]) -> ft.Control:
    """Those in force today, by name; a second tap on the chosen one takes it away ("")."""
    offered = [parts.Choice(row.code, row.name) for row in municipalities.valid_on(local_day(desk.vault.now()))]
    return parts.chips(
        identifier, offered, chosen=[chosen], on_choose=lambda code: on_choose("" if code == chosen else code)
    )


def town_name(code: str) -> str:
    """Its name, "" for none."""
    row = municipalities.BY_CODE.get(code)
    return row.name if row is not None else ""
