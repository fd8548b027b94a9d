"""Our walk over what is drawn finds what Flet's own finds (views/lean_diff.py)."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft
from flet.controls.base_control import BaseControl

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import create_youth
from tests.views.desks import opened_app
from tests.views.harness import LAPTOP
from views import parts
from views.lean_diff import LeanDiff, inside

FletDiff: Any = LeanDiff.__mro__[1]


def tree() -> ft.Control:
    """Lists in lists, a value object that holds a control, own defaults, and what was set after it was made."""
    row = parts.youth_row("youths.row.1", "Zaki", "Gezien op 4 november", on_click=print, selected=True)
    field = ft.TextField(label="Naam", prefix=ft.Text("!"), on_change=print)
    field.suffix = ft.Container(ft.Icon(ft.Icons.ADD, badge=ft.Badge(label=ft.Text("3"))))
    segments = [ft.Segment(value="a", label=ft.Text("A"), icon=ft.Icon(ft.Icons.ADD))]
    return ft.Column(
        [
            row,
            field,
            ft.SegmentedButton(segments=segments, selected=["a"]),
            ft.Container(theme=ft.Theme(color_scheme_seed="teal"), content=ft.Text("x", style=ft.TextStyle(size=2))),
            parts.card_rows([parts.Row("Een", trailing=ft.Switch()), parts.Row("Twee")]),
        ]
    )


def found_by(diff: Any, item: Any, *, frozen: bool) -> list[tuple[object, ...]]:
    builder = diff(None, None, BaseControl)
    return [
        (type(each), each.key, type(each.parent), getattr(each, "_frozen", None), getattr(each, "_initialized", None))
        for each in builder._configure_dataclass(item, None, frozen)
    ]


def test_new_controls_are_found_in_flets_order_with_their_parents_and_marks() -> None:
    for frozen in (False, True):
        ours = found_by(LeanDiff, tree(), frozen=frozen)
        assert ours == found_by(FletDiff, tree(), frozen=frozen)
        assert len(ours) > 30


def test_removed_controls_are_found_in_flets_order() -> None:
    item = tree()
    found_by(LeanDiff, item, frozen=True)
    ours, flets = ([*kind(None, None, BaseControl)._removed_controls(item, True)] for kind in (LeanDiff, FletDiff))
    assert [id(each) for each in ours] == [id(each) for each in flets]
    assert len(ours) > 30


async def test_every_control_on_the_screens_is_read_as_flet_reads_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        place = await app.desk.act(add_place, name="Station", kind="station")
        await app.desk.act(log_contact, ContactDraft(place=place, place_kind="station", youths=(youth,)))
        number = app.desk.number_of(youth)
        for route in ("today", "youths", f"youths/{number}", "contact", "more", "figures"):
            app.desk.go(route)
            await app.screen.settle()
            seen: list[Any] = []
            for item in walked(app.screen.page, set()):
                ours = [id(value) for value in inside(item) if holds(value)]
                assert ours == [id(value) for value in of_fields(item) if holds(value)], type(item)
                seen.append(item)
            assert len(seen) > 50


def of_fields(item: Any) -> list[Any]:
    """As Flet reads them: each field."""
    return [getattr(item, each.name) for each in dataclasses.fields(item) if not each.metadata.get("skip", False)]


def holds(value: Any) -> bool:
    return (isinstance(value, list | dict) and bool(value)) or dataclasses.is_dataclass(value)


def walked(value: Any, seen: set[int]) -> Iterator[Any]:
    if isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from walked(each, seen)
    elif dataclasses.is_dataclass(value) and id(value) not in seen:
        seen.add(id(value))
        yield value
        for each in of_fields(value):
            yield from walked(each, seen)
