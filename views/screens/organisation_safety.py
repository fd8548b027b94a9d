"""Stappenplan veiligheid: an organisation's own steps in place of those of the app, and its own numbers above them."""

from __future__ import annotations

import flet as ft

from domain.safety import STEPS
from storage.actions.organisation import MOST_STEPS, keep_help_line, remove_help_line, set_steps
from storage.queries.organisation import Controller, HelpLine, controller, help_lines
from storage.store import Store
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import Once, use_once
from views.parts import Window
from views.screens.organisation import only_read, organisation_page

_EMPTY = {"name": "", "number": "", "line": ""}


def _asked(store: Store) -> tuple[Controller, list[HelpLine], bool]:
    return controller(store), help_lines(store), store.is_coordinator()


@ft.component
def organisation_safety(desk: Desk, window: Window) -> ft.Control:
    """Drawn once what is known has come."""
    found = use_query(desk, _asked)
    title = desk.t("Stappenplan veiligheid")
    if found is None:
        return organisation_page(desk, window, title, [])
    if not found[2]:
        return shown(desk, window, found[0], found[1])
    return form(desk, window, found[0], found[1])


@ft.component
def shown(desk: Desk, window: Window, known: Controller, lines: list[HelpLine]) -> ft.Control:
    """For who is no coordinator."""
    use_keys(desk.keys, Keys(back=desk.back))
    steps = known.steps or tuple(desk.t(step) for step in STEPS)
    rows: list[parts.Row | ft.Control] = [
        parts.Row(step, leading=parts.initial(str(place))) for place, step in enumerate(steps, start=1)
    ]
    numbers: list[parts.Row | ft.Control] = [parts.fact(row.name, row.number) for row in lines]
    body: list[ft.Control] = [only_read(desk), parts.card_rows(rows, window=window)]
    if numbers:
        body += [parts.section(desk.t("Eigen nummers")), parts.card_rows(numbers, window=window)]
    return organisation_page(desk, window, desk.t("Stappenplan veiligheid"), body)


@ft.component
def form(desk: Desk, window: Window, known: Controller, lines: list[HelpLine]) -> ft.Control:
    """One step a line; a number is added and taken away on its own."""
    steps = use_held("\n".join(known.steps or tuple(desk.t(step) for step in STEPS)))
    once = use_once(desk)
    usual = [desk.t(step) for step in STEPS]

    @once
    async def save() -> None:
        typed = [line for line in steps.value.splitlines() if line.strip()]
        if len(typed) > MOST_STEPS:
            desk.say(desk.t("Hoogstens {count} stappen.", count=MOST_STEPS))
            return
        if await desk.act(set_steps, [] if typed == usual else typed) is not None:
            desk.say(desk.t("Bewaard"))
            desk.back()

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    body: list[ft.Control] = [
        parts.second(desk.t("Eén stap per lijn. Laat je alles leeg, dan staat het plan van de app er.")),
        parts.field(
            "organisation.steps",
            desk.t("Stappen"),
            value=steps.value,
            on_change=steps.set,
            lines=5,
            max_length=2000,
            sentences=True,
        ),
        parts.section(desk.t("Eigen nummers")),
        *(
            [
                parts.card_rows(
                    [_line(desk, once, place, row) for place, row in enumerate(lines, start=1)], window=window
                )
            ]
            if lines
            else []
        ),
        new_number(desk, window),
    ]
    dock = parts.save_action("organisation.save", desk.t("Bewaar de stappen"), on_click=save, window=window)
    return organisation_page(desk, window, desk.t("Stappenplan veiligheid"), body, dock=dock)


def _line(desk: Desk, once: Once, place: int, row: HelpLine) -> parts.Row:
    async def remove() -> None:
        if await desk.act(remove_help_line, row.id) is not None:
            desk.say(desk.t("Weggehaald"))

    label = desk.t("Haal {name} weg", name=row.name)
    button = parts.icon_button(
        f"organisation.number.{place}.remove", ft.Icons.DELETE_OUTLINED, label, on_click=once(remove, row.id)
    )
    return parts.Row(
        row.name,
        " · ".join(filter(None, (row.number, row.line))),
        ft.Icons.CALL_OUTLINED,
        identifier=f"organisation.number.{place}",
        trailing=button,
    )


@ft.component
def new_number(desk: Desk, window: Window) -> ft.Control:
    """Name, number, and when to call."""
    typed = use_held(_EMPTY)
    once = use_once(desk)

    @once
    async def add() -> None:
        values = typed.value
        kept = await desk.act(keep_help_line, name=values["name"], number=values["number"], line=values["line"])
        if kept is not None:
            typed.set(_EMPTY)

    def field(name: str, label: str, keyboard: ft.KeyboardType = ft.KeyboardType.TEXT) -> ft.Control:
        return parts.field(
            f"organisation.number.{name}",
            label,
            value=typed.value[name],
            on_change=lambda text: typed.set({**typed.value, name: text}),
            max_length=80,
            keyboard=keyboard,
        )

    del window
    inside: list[ft.Control] = [
        field("name", desk.t("Wie")),
        field("number", desk.t("Nummer"), ft.KeyboardType.PHONE),
        field("line", desk.t("Wanneer bel je hen")),
        ft.Row(
            [parts.tonal("organisation.number.add", desk.t("Voeg nummer toe"), icon=ft.Icons.ADD_ROUNDED, on_click=add)]
        ),
    ]
    return parts.card(
        ft.Column(inside, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=16
    )
