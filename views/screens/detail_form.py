"""The fields of a file as controls: each reads the draft and writes it; where a yes is needed first, one tap asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import flet as ft

from domain.clockwords import erased_words
from domain.codes.row import Row
from domain.dateread import typed_day
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.screens.edits import Edits


class Form:
    """The fields of one file: each part is a control that reads the draft and writes it."""

    def __init__(self, desk: Desk, view: YouthView, edits: Edits, errors: dict[str, str]) -> None:
        self.desk, self.view, self.edits, self.errors = desk, view, edits, errors
        self.file = view.file

    def line(self, name: str, label: str, *, most: int = 80, keyboard: ft.KeyboardType | None = None) -> ft.Control:
        """A line of text."""
        return parts.field(
            f"youth.{name}",
            label,
            value=self.edits.text(name, self.file),
            on_change=self.edits.changing(name),
            error=self._trouble(name),
            max_length=most,
            keyboard=keyboard or ft.KeyboardType.TEXT,
        )

    def day(self, name: str, label: str) -> ft.Control:
        """A day, typed."""
        known = self.file.details.get(name)
        typed = self.edits.values.get(name)
        return parts.field(
            f"youth.{name}",
            label,
            value=typed if typed is not None else typed_day(dt.date.fromisoformat(known) if known else None),
            on_change=self.edits.changing(name),
            error=self._trouble(name),
            hint="8/8/2026",
            keyboard=ft.KeyboardType.DATETIME,
        )

    def choice(self, name: str, label: str, rows: Sequence[Row]) -> ft.Control:
        """One of a few; tapping the chosen one takes it away again."""
        now = self.edits.text(name, self.file)
        choices = [parts.Choice(row.code, self.desk.t(row.label)) for row in rows]
        return labelled(
            label,
            parts.chips(
                f"youth.{name}",
                choices,
                chosen=[now],
                on_choose=lambda code: self.edits.set(name, "" if code == now else code),
            ),
        )

    def _trouble(self, name: str) -> str | None:
        if name in self.errors:
            return self.desk.t(self.errors[name])
        return self.desk.t("Hier staan twee antwoorden. Kies bij Synchronisatie.") if self._is_double(name) else None

    def _is_double(self, name: str) -> bool:
        return name in self.file.conflicts

    def behind(self, name: str, purpose: str, fields: Sequence[ft.Control]) -> list[ft.Control]:
        """Fields that wait for a yes: the fields and when they go, or one tap to the question. `name`: one of them."""
        asked = self.file.blocked.get(name)
        if asked is not None:
            return [_ask_first(self, asked)]
        ends = self.file.erased.get(purpose)
        return [*fields, *([parts.erased_on(erased_words(ends, texts=self.desk.texts))] if ends else [])]


def labelled(label: str, control: ft.Control) -> ft.Control:
    """A small label above something to choose."""
    return ft.Column(
        [parts.small(label), control], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def group(title: str, controls: Sequence[ft.Control]) -> ft.Control:
    """Fields under one heading."""
    return parts.card(
        ft.Column(
            [parts.strong(title), *controls],
            spacing=16,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )


def _ask_first(form: Form, purpose: str) -> ft.Control:
    desk = form.desk
    youth = desk.number_of(form.file.id)
    return ft.Column(
        [
            parts.second(desk.t("Dit mag je pas opschrijven als {name} ja zegt.", name=form.file.alias)),
            parts.tonal(
                f"youth.ask.{purpose}",
                desk.t("Eerst vragen"),
                icon=ft.Icons.FORUM_OUTLINED,
                on_click=lambda: desk.go(f"consent/{youth}/{purpose}"),
            ),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.START,
    )
