"""Merged files and files that may be of one youth: a quiet card under the details, a quiet row above the list."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.datewords import date_words
from storage.actions.merging import take_apart
from storage.queries.doubles import Double, Merged, Part, merged_files, possible_doubles
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk, use_query
from views.screens.detail_form import group
from views.screens.file_words import listed


@ft.component
def doubles_card(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """What this file is one with, what it may be one with, and a way to say so."""
    youth = view.file.id
    merged = use_query(desk, merged_files, youth) or Merged()
    found = use_query(desk, possible_doubles, youth) or []
    number = desk.number_of(youth)
    rows = [
        double_row(desk, double, parts.whose(f"youth.double.{place}", desk.number_of(double.other)))
        for place, double in enumerate(found[:3], start=1)
    ]
    names = desk.t("Vroeger: {names}", names=listed(merged.names, texts=desk.texts)) if merged.names else ""
    return group(
        desk.t("Nog een bladzijde van deze jongere?"),
        [
            *([parts.second(names)] if names else []),
            *(_merged_row(desk, part, place) for place, part in enumerate(merged.files, start=1)),
            *([parts.card_rows(rows, window=window)] if rows else []),
            ft.Row(
                [
                    parts.link(
                        "youth.same",
                        desk.t("Zoek een andere bladzijde"),
                        icon=ft.Icons.SEARCH_OUTLINED,
                        on_click=lambda: desk.go(f"same/{number}"),
                    )
                ]
            ),
        ],
    )


def _merged_row(desk: Desk, part: Part, place: int) -> ft.Control:
    async def apart() -> None:
        if await desk.act(take_apart, part.id) is not None:
            desk.say(desk.t("{name} staat weer apart.", name=part.alias))

    day = date_words(part.day, texts=desk.texts) if part.day else ""
    who = part.worker or desk.t("Een collega")
    said = desk.t("Samengevoegd op {date} door {name}", date=day, name=who) if day else ""
    lines: list[ft.Control] = [parts.strong(desk.t("Bladzijde {name}", name=part.alias))]
    lines += [parts.second(said)] if said else []
    button = parts.outlined(
        parts.whose(f"youth.apart.{place}", desk.number_of(part.id)), desk.t("Maak los"), on_click=apart
    )
    return ft.Column([*lines, ft.Container(ft.Row([button]), padding=ft.Padding.only(top=8))], spacing=0, tight=True)


def double_row(desk: Desk, double: Double, identifier: str) -> parts.Row:
    """One pair as a question; a tap lays the two beside each other."""

    def opening() -> Callable[[], None]:
        one, two = desk.number_of(double.youth), desk.number_of(double.other)
        return lambda: desk.go(f"same/{one}/{two}")

    return parts.Row(
        desk.t("Is dit dezelfde jongere?"),
        desk.t("{one} en {two}", one=double.alias, two=double.other_alias),
        ft.Icons.GROUP_OUTLINED,
        identifier=identifier,
        on_click=opening(),
    )


@ft.component
def first_double(desk: Desk, window: parts.Window) -> ft.Control:
    """Above the list: the likeliest pair only, so that it asks without nagging."""
    found = use_query(desk, possible_doubles, most=1) or []
    if not found:
        return ft.Container()
    return ft.Container(
        parts.card_rows([double_row(desk, found[0], "youths.double")], window=window), padding=ft.Padding.only(top=8)
    )
