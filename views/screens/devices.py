"""The devices of the team, who asks to be let in, and the six words that two workers compare."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import flet as ft

from domain.datewords import moment_words
from domain.errors import VindplaatsError
from storage.invitation import Asking
from storage.queries.devices import DeviceRow, TeamView
from views import parts
from views.desk import Desk
from views.screens.device import device_name
from views.screens.sync_calls import tried

ASK_SECONDS = 4.0


def _line(desk: Desk, row: DeviceRow) -> str:
    if row.is_paper:
        return desk.t("Ligt bij je organisatie. Laat een nieuw toestel toe als alle andere weg zijn.")
    if row.is_here:
        return desk.t("Dit toestel")
    if row.last_write is None:
        return desk.t("Schreef nog niets")
    when = moment_words(row.last_write, now=desk.vault.now(), texts=desk.texts)
    return desk.t("Laatste wijziging {when}", when=when)


def devices_section(desk: Desk, window: parts.Window, team: TeamView, *, can_invite: bool) -> list[ft.Control]:
    """One row a device, this one first; a coordinator of a connected team may invite."""
    rows: list[parts.Row | ft.Control] = [
        _row(desk, row, number=number, can_change=can_invite) for number, row in enumerate(team.devices, start=1)
    ]
    invite = parts.link(
        "sync.invite",
        desk.t("Toestel uitnodigen"),
        icon=ft.Icons.ADD_ROUNDED,
        on_click=lambda: desk.go("sync/invite"),
    )
    words = parts.quiet_card(
        ft.Column(
            [
                parts.small(
                    desk.t("Zes woorden van dit team. Staan er bij je collega andere? Bel dan je coördinator.")
                ),
                parts.identified(parts.strong(" ".join(team.words)), "sync.fingerprint"),
            ],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
    paper = parts.link(
        "sync.recovery",
        desk.t("Herstelsleutel"),
        icon=ft.Icons.DESCRIPTION_OUTLINED,
        on_click=lambda: desk.go("sync/recovery"),
    )
    beside = [paper] if window.laptop else [invite, paper]
    below = [ft.Row(beside, wrap=True)] if can_invite else []
    return [
        parts.section(desk.t("Toestellen"), trailing=invite if can_invite and window.laptop else None),
        parts.card_rows(rows, window=window),
        *below,
        ft.Container(height=12),
        words,
    ]


def _row(desk: Desk, row: DeviceRow, *, number: int, can_change: bool) -> parts.Row:
    role = desk.t("coördinator") if row.is_coordinator and not row.is_paper else ""
    here = f"devices/{desk.number_of(row.device.hex())}"
    return parts.Row(
        device_name(desk, row),
        " · ".join(part for part in (_line(desk, row), role) if part),
        ft.Icons.DESCRIPTION_OUTLINED if row.is_paper else ft.Icons.DEVICES_OUTLINED,
        identifier=f"sync.device{number}" if can_change else None,
        on_click=(lambda: desk.go(here)) if can_change else None,
    )


@ft.component
def askers(desk: Desk, on_admitted: Callable[[], None] | None = None) -> ft.Control:
    """Devices that ask to be let in, looked for every few seconds as long as this stands on the screen."""
    none: list[Asking] = []
    found, set_found = ft.use_state(none)

    def show(asking: list[Asking]) -> None:
        set_found(lambda _former: asking)

    async def look() -> None:
        while True:
            try:
                asking = await desk.syncer.pending_answers()
            except VindplaatsError:  # no network now: the state above says so
                asking = []
            show(asking)
            await asyncio.sleep(ASK_SECONDS)

    def let_in(asking: Asking) -> Callable[[], object]:
        async def admit() -> None:
            is_in = await tried(desk, _admit(desk, asking))
            if is_in and on_admitted is not None:
                on_admitted()
            set_found(lambda now: [each for each in now if each is not asking])
            desk.office.changed()

        return admit

    def refuse(asking: Asking) -> Callable[[], object]:
        async def decline() -> None:
            await tried(desk, desk.syncer.decline(asking))
            set_found(lambda now: [each for each in now if each is not asking])

        return decline

    # With a cleanup Flet ends the loop when the screen goes; without one it would ask for ever.
    ft.use_effect(look, [], cleanup=lambda: None)
    cards: list[ft.Control] = [
        _card(desk, asking, admit=let_in(asking), decline=refuse(asking), place=place)
        for place, asking in enumerate(found)
    ]
    heading = [parts.section(desk.t("Dit toestel wil erbij"))] if found else []
    return ft.Column([*heading, *cards], spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


async def _admit(desk: Desk, asking: Asking) -> bool:
    await desk.syncer.admit(asking)
    desk.say(desk.t("Toegelaten. Dit toestel hoort nu bij je team."))
    return True


def _card(
    desk: Desk, asking: Asking, *, admit: Callable[[], object], decline: Callable[[], object], place: int
) -> ft.Control:
    end, who = f".{place + 1}" if place else "", asking.mailbox.hex()
    return parts.card(
        ft.Column(
            [
                parts.strong(asking.newcomer.device_name or desk.t("Toestel zonder naam")),
                parts.small(desk.t("Deze zes woorden staan ook op het andere toestel. Lees ze samen na.")),
                parts.identified(parts.reading(" ".join(asking.words), heavy=True), f"sync.admit.words{end}"),
                ft.Row(
                    [
                        parts.link(parts.whose(f"sync.decline{end}", who), desk.t("Niet van ons"), on_click=decline),
                        parts.filled(parts.whose(f"sync.admit{end}", who), desk.t("Laat toe"), on_click=admit),
                    ],
                    alignment=ft.MainAxisAlignment.END,
                    wrap=True,
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
