"""Contact: earlier today. Finer than a part of the day is never kept of a contact (consent.md)."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
from msgspec.structs import replace

from domain.codes import parts_of_day
from domain.datewords import local
from views import parts
from views.desk import Desk
from views.parts import Choice
from views.screens.contact_form import YESTERDAY, Form, earlier_parts

Change = Callable[[Callable[[Form], Form]], None]


def when_sheet(desk: Desk, *, form: Form, change: Change, on_close: Callable[[], None]) -> ft.BottomSheet:
    """Now, or a part of today that is over; at night the evening before."""

    def label(code: str) -> str:
        return desk.t("Gisteravond") if code == YESTERDAY else desk.t(parts_of_day.BY_CODE[code].label)

    earlier = earlier_parts(local(desk.vault.now()).hour)
    choices = [Choice("now", desk.t("Nu")), *(Choice(code, label(code)) for code in earlier)]

    def take(code: str) -> None:
        is_yesterday = code == YESTERDAY
        part = "evening" if is_yesterday else "" if code == "now" else code
        change(lambda former: replace(former, part_of_day=part, is_yesterday=is_yesterday))
        on_close()

    chosen = YESTERDAY if form.is_yesterday else form.part_of_day or "now"
    said = parts.second(desk.t("We houden geen uur bij, alleen het deel van de dag."))
    chips = parts.chips("contact.when", choices, chosen={chosen}, on_choose=take)
    return parts.bottom_sheet(desk.t("Wanneer was het?"), [chips, said], on_close=on_close)
