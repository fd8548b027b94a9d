"""A page with a few fields before the vault is open: on a phone the button lies under the thumb."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler


def form_page(
    desk: Desk, window: Window, *, body: Sequence[ft.Control], button: ft.Control, on_back: Handler, busy: bool
) -> ft.Control:
    """`busy`: a vault is being made, which takes a second or so."""
    head = parts.page_header("", window=window, on_back=on_back, back_label=desk.t("Terug"))
    work = [parts.working(desk.t("De kluis wordt gemaakt"))] if busy else []
    if window.phone:
        return shell.inner_page(window=window, header=head, body=[*work, *body], dock=button)
    back = parts.icon_button("page.back", ft.Icons.ARROW_BACK_OUTLINED, desk.t("Terug"), on_click=on_back)
    return shell.centred_page(window=window, body=[ft.Row([back]), *work, *body, button])
