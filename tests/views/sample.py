"""A small app with one of each control that the harnesses must handle; no screen of the product."""

import asyncio

import flet as ft

ROWS = 80


@ft.component
def sample_screen() -> ft.Control:
    name, set_name = ft.use_state("")
    taps, set_taps = ft.use_state(0)
    chosen, set_chosen = ft.use_state("")
    note, set_note = ft.use_state("")

    async def save_later() -> None:
        await asyncio.to_thread(int)
        set_taps(taps + 100)

    async def go_on() -> None:
        await ft.context.page.push_route("/other")

    def fail() -> None:
        raise RuntimeError("the handler failed")

    def chip(code: str) -> ft.Control:
        chip = ft.Chip(label=ft.Text(code), selected=chosen == code, on_select=lambda: set_chosen(code))
        return ft.Semantics(identifier=f"sample.chip.{code}", content=chip)

    def row(number: int) -> ft.Control:
        tile = ft.ListTile(title=ft.Text(f"Rij {number}"), on_click=lambda: set_chosen(f"rij{number}"))
        return ft.Semantics(identifier=f"sample.row.{number}", content=tile)

    return ft.SafeArea(
        expand=True,
        content=ft.Column(
            expand=True,
            controls=[
                ft.Semantics(
                    identifier="sample.name",
                    content=ft.TextField(label="Naam", value=name, on_change=lambda e: set_name(e.control.value)),
                ),
                ft.Semantics(
                    identifier="sample.note",
                    content=ft.TextField(
                        label="Nota", multiline=True, value=note, on_change=lambda e: set_note(e.control.value)
                    ),
                ),
                ft.Semantics(
                    identifier="sample.echo",
                    content=ft.Text(f"naam={name} nota={len(note)} taps={taps} keuze={chosen}"),
                ),
                ft.Row(
                    wrap=True,
                    controls=[
                        button("sample.save", "Bewaar", lambda: set_taps(taps + 1)),
                        button("sample.later", "Straks", save_later),
                        button("sample.fail", "Stuk", fail),
                        button("sample.off", "Uit", None),
                        button("sample.other", "Verder", go_on),
                    ],
                ),
                ft.Row(wrap=True, controls=[chip("work"), chip("school")]),
                ft.ListView(expand=True, controls=[row(number) for number in range(ROWS)]),
            ],
        ),
    )


def button(identifier: str, text: str, on_click: ft.ControlEventHandler[ft.Button] | None) -> ft.Control:
    return ft.Semantics(identifier=identifier, content=ft.Button(text, on_click=on_click, disabled=on_click is None))


@ft.component
def other_screen() -> ft.Control:
    return ft.Semantics(identifier="other.title", content=ft.Text("Ander scherm"))


@ft.component
def sample_app() -> list[ft.View]:
    route, set_route = ft.use_state("/")

    async def go_back() -> None:
        await ft.context.page.push_route("/")

    ft.context.page.on_route_change = lambda e: set_route(e.route)
    ft.context.page.on_view_pop = go_back
    views = [ft.View(route="/", controls=[sample_screen()])]
    if route == "/other":
        views.append(ft.View(route="/other", controls=[other_screen()]))
    return views


def main(page: ft.Page) -> None:
    page.title = "Proef"
    page.render_views(sample_app)
