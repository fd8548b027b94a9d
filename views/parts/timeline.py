"""What happened, one under the other, each with when it goes."""

from __future__ import annotations

import flet as ft

from views.parts.cards import circle, erased_on
from views.parts.identified import Handler, identified, on_tap
from views.parts.text import small, strong, words


def timeline_row(
    date: str,
    title: str,
    *,
    icon: ft.IconData,
    line: str | None = None,
    erased: str | None = None,
    last: bool = False,
    identifier: str | None = None,
    on_click: Handler = None,
) -> ft.Control:
    """A dot with a thread to the next, the date, what it was, a sentence and when it is erased."""
    lines: list[ft.Control] = [small(date), strong(title)]
    if line:
        lines.append(words(line))
    if erased:
        lines.append(ft.Container(erased_on(erased), padding=ft.Padding.only(top=2)))
    text = ft.Container(
        ft.Column(lines, spacing=0, tight=True),
        padding=ft.Padding.only(bottom=0 if last else 20),
        expand=True,
    )
    row = ft.Row([circle(icon, tone="dot"), text], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
    content: ft.Control = row if last else ft.Stack([_thread(), row])
    if on_click is None:
        return identified(content, identifier) if identifier else content
    box = ft.Container(content, border_radius=12, ink=True, on_click=on_tap(on_click))
    return identified(box, identifier, button=True)


def _thread() -> ft.Control:
    """The line to the next dot, behind the row and as long as it; a row inside, so that it mirrors right to left."""
    line = ft.Container(width=2, bgcolor=ft.Colors.OUTLINE_VARIANT, border_radius=1)
    return ft.Container(
        ft.Row([ft.Container(width=19), line], spacing=0, vertical_alignment=ft.CrossAxisAlignment.STRETCH),
        left=0,
        right=0,
        top=46,
        bottom=6,
    )
