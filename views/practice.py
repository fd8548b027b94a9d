"""Practising on the screens: the band that never goes away, and the ways in and out."""

from __future__ import annotations

import flet as ft

from domain.errors import VindplaatsError
from views import parts
from views.desk import Desk
from views.parts import Window


def banded(desk: Desk, content: ft.Control, *, window: Window) -> ft.Control:
    """A screen of the practice, under a band that says so and leads out of it."""
    colour = ft.Colors.ON_INVERSE_SURFACE
    said = parts.strong(desk.t("Oefenen: niets hiervan is echt"), colour=colour)
    stop = parts.link("practice.stop", desk.t("Stop"), on_click=desk.office.stop_practice, colour=colour)
    said.expand = True
    words = ft.Row([ft.Icon(ft.Icons.SCHOOL_OUTLINED, color=colour), said], spacing=10, expand=True)
    inside: list[ft.Control] = [parts.identified(words, "practice.band", expand=True)]
    line: ft.Control = ft.Row([*inside, stop], spacing=8)
    if window.large_text:  # letters of 200 % need the whole width
        line = ft.Column([ft.Row(inside), ft.Row([stop])], spacing=0, tight=True)
    band = ft.Container(
        line,
        bgcolor=ft.Colors.INVERSE_SURFACE,
        padding=ft.Padding.symmetric(horizontal=window.margin, vertical=2),
    )
    # The one safe area is outside, so that the screen below does not make room for the notch once more.
    whole = ft.Column(
        [band, ft.Container(content, expand=True)],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.SafeArea(whole, expand=True, avoid_intrusions_bottom=False)


async def begin(desk: Desk) -> None:
    """Into the practice, or why not."""
    try:
        await desk.office.start_practice(worker_name=desk.t("Oefenaar"))
    except VindplaatsError as trouble:
        desk.say(desk.t(trouble.sentence))


@ft.component
def practice_row(desk: Desk, window: Window) -> ft.Control:
    """In Instellingen: in, or out."""
    is_busy, set_busy = ft.use_state(False)

    async def go() -> None:
        if is_busy:
            return
        if desk.office.is_practising:
            await desk.office.stop_practice()
            return
        set_busy(True)
        await begin(desk)
        set_busy(False)

    if desk.office.is_practising:
        title, line = desk.t("Stop met oefenen"), desk.t("Wat je oefende, is dan weg.")
    else:
        title = desk.t("Even geduld") if is_busy else desk.t("Oefen met jongeren die niet bestaan")
        line = desk.t("Je eigen kluis gaat op slot. Wat je oefent, gaat nergens heen en verdwijnt als je stopt.")
    row = parts.Row(title, line, ft.Icons.SCHOOL_OUTLINED, identifier="settings.practice", on_click=go)
    return parts.card_rows([row], window=window)


@ft.component
def practice_link(desk: Desk) -> ft.Control:
    """On Start: look around before there is a vault."""
    is_busy, set_busy = ft.use_state(False)

    async def go() -> None:
        if is_busy:
            return
        set_busy(True)
        await begin(desk)
        set_busy(False)

    words = desk.t("Even geduld") if is_busy else desk.t("Eerst oefenen")
    return ft.Row(
        [parts.link("start.practice", words, on_click=go, icon=ft.Icons.SCHOOL_OUTLINED)],
        alignment=ft.MainAxisAlignment.CENTER,
    )
