"""Contact: a note and the next step. Folded on a phone, open on a laptop; of several youths each has an own note."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
from msgspec.structs import replace

from domain.codes import next_steps
from views import parts
from views.desk import Desk
from views.parts import Choice, Window
from views.screens.contact_form import Form

Change = Callable[[Callable[[Form], Form]], None]
NOTE_LETTERS = 2000
ANONYMOUS_LETTERS = 200
FOLDED_LINES = 3


def notes(desk: Desk, form: Form, people: dict[str, str], *, change: Change, window: Window) -> list[ft.Control]:
    """For the side of the page: one control on a phone, several on a laptop."""
    if window.laptop and not window.large_text:
        return written(desk, form, people, change=change, lines=6)
    return [folded(desk, form, people, change=change)]


@ft.component
def folded(desk: Desk, form: Form, people: dict[str, str], *, change: Change) -> ft.Control:
    """Only its title until tapped; open when something stands in it."""
    is_open, set_open = ft.use_state(bool(form.note or form.notes or form.next_step))
    was_closed = ft.use_state(not is_open)[0]
    inside = ft.Column(
        # The field that takes the focus is brought above the dock; one that stood open from the start does not take it.
        written(desk, form, people, change=change, lines=FOLDED_LINES, is_asked=was_closed),
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return parts.fold(
        "contact.more",
        desk.t("Notitie of volgende stap"),
        is_open=is_open,
        on_click=lambda: set_open(lambda now: not now),
        content=inside,
    )


def written(
    desk: Desk, form: Form, people: dict[str, str], *, change: Change, lines: int, is_asked: bool = False
) -> list[ft.Control]:
    """The fields and the chips; the note takes the focus when it `is_asked` for."""
    if len(form.youths) > 1:
        return [own_note(desk, form, youth, people.get(youth, ""), change=change) for youth in form.youths]
    hint = desk.t("Kort volstaat.") if form.youths else desk.t("Kort volstaat. Schrijf geen namen of nummers.")
    is_wide = lines > FOLDED_LINES
    note = parts.field(
        "contact.note",
        "" if is_wide else desk.t("Notitie"),
        value=form.note,
        on_change=lambda text: change(lambda now: replace(now, note=text)),
        hint=hint,
        lines=lines,
        max_length=NOTE_LETTERS if form.youths else ANONYMOUS_LETTERS,
        sentences=True,
        autofocus=is_asked,
    )
    steps = [Choice(row.code, desk.t(row.label)) for row in next_steps.NEXT_STEPS]

    def choose(code: str) -> None:
        change(lambda now: replace(now, next_step="" if code == "none" else code))

    return [
        *([parts.section(desk.t("Notitie"), first=True)] if is_wide else []),
        note,
        parts.section(desk.t("Volgende stap")),
        parts.chips("contact.next", steps, chosen={form.next_step or "none"}, on_choose=choose),
    ]


def own_note(desk: Desk, form: Form, youth: str, alias: str, *, change: Change) -> ft.Control:
    """The note about one of several youths: it stands in that file only."""
    return parts.field(
        f"contact.note.{desk.number_of(youth)}",
        desk.t("Notitie over {name}", name=alias),
        value=form.notes.get(youth, ""),
        on_change=lambda text: change(lambda now: replace(now, notes={**now.notes, youth: text})),
        lines=2,
        max_length=NOTE_LETTERS,
        sentences=True,
    )
