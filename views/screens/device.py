"""One device of the team: whose it is, its role, and taking it out. Only a coordinator comes here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain.roster import Role
from storage.queries.devices import DeviceRow, team_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.screens.sync_calls import tried


def device_name(desk: Desk, row: DeviceRow) -> str:
    """What it is called and whose it is (a team has many a "Laptop"); paper has no name of its own."""
    if row.is_paper:
        return desk.t("Herstelsleutel op papier")
    return named(desk, row.name, row.worker)


def named(desk: Desk, device: str, worker: str) -> str:
    """As "Gsm van Sami", or the name alone where it says whose it is."""
    if not worker or worker in device:
        return device or desk.t("Toestel")
    return desk.t("{device} van {name}", device=device or desk.t("Toestel"), name=worker)


@ft.component
def device(desk: Desk, window: parts.Window, device: str) -> ft.Control:
    """`device`: the number that this desk gave it."""
    team = use_query(desk, team_view)
    use_keys(desk.keys, Keys(back=desk.back))
    wanted = desk.id_of(device)
    rows = [] if team is None or not team.is_coordinator else list(enumerate(team.devices, start=1))
    body: list[ft.Control] = []
    name = desk.t("Toestel")
    for number, row in rows:
        if row.device.hex() == wanted:
            name = device_name(desk, row)
            body = _cards(desk, row, number=number)
    if not body and team is not None:
        body = [parts.empty(desk.t("Dit toestel is niet in je team"), icon=ft.Icons.DEVICES_OUTLINED)]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(name, window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        snack=desk.bar(),
        reading=True,
    )


def _cards(desk: Desk, row: DeviceRow, *, number: int) -> list[ft.Control]:
    if row.is_paper:
        return [
            _removal(
                desk,
                row,
                number,
                says=desk.t("Wie dit blad heeft, komt er niet meer mee binnen. Druk daarna een nieuw blad af."),
            )
        ]
    cards = [_role(desk, row, number)]
    if not row.is_here:
        cards.append(
            _removal(
                desk,
                row,
                number,
                says=desk.t(
                    "Dit toestel krijgt niets nieuws meer en kan niets meer sturen. "
                    "Wat er al op staat, blijft erop, op slot. Wat het nog niet stuurde, komt niet meer binnen."
                ),
            )
        )
    return cards


@ft.component
def _role(desk: Desk, row: DeviceRow, number: int) -> ft.Control:
    """Worker or coordinator."""
    trouble, set_trouble = ft.use_state("")
    is_busy, set_busy = ft.use_state(False)
    wanted: Role = "worker" if row.is_coordinator else "coordinator"
    once = use_once(desk)

    @once
    async def change() -> None:
        set_busy(True)
        await _carried_out(desk, desk.syncer.change_role(row.device, role=wanted), set_trouble)
        set_busy(False)

    says = (
        desk.t("Is coördinator: laat toestellen toe en haalt ze eruit.")
        if row.is_coordinator
        else desk.t("Is medewerker: leest en schrijft alles van het team, en beheert geen toestellen.")
    )
    label = desk.t("Maak medewerker") if row.is_coordinator else desk.t("Maak coördinator")
    return _card(
        [
            parts.strong(desk.t("Rol")),
            parts.second(says),
            *([parts.error_box(trouble, identifier="sync.role.trouble")] if trouble else []),
            ft.Row([parts.tonal(f"sync.role{number}", label, on_click=change, disabled=is_busy)], wrap=True),
        ]
    )


@ft.component
def _removal(desk: Desk, row: DeviceRow, number: int, says: str) -> ft.Control:
    """What it does and does not, then asked once: there is no way back but joining anew."""
    is_asked, set_asked = ft.use_state(False)
    trouble, set_trouble = ft.use_state("")
    is_busy, set_busy = ft.use_state(False)
    once = use_once(desk)

    @once
    async def remove() -> bool:
        set_busy(True)
        if await _carried_out(desk, desk.syncer.revoke(row.device), set_trouble):
            desk.say(desk.t("Uit het team gehaald."))
            desk.back()
            return True
        set_busy(False)
        set_asked(False)
        return False

    buttons: list[ft.Control] = (
        [
            parts.link("sync.revoke.cancel", desk.t("Toch niet"), on_click=lambda: set_asked(False)),
            parts.filled("sync.revoke.confirm", desk.t("Ja, haal eruit"), on_click=remove, disabled=is_busy),
        ]
        if is_asked
        else [parts.tonal(f"sync.revoke{number}", desk.t("Haal uit het team"), on_click=lambda: set_asked(True))]
    )
    return _card(
        [
            parts.strong(desk.t("Haal uit het team")),
            parts.second(says),
            *([parts.error_box(trouble, identifier="sync.revoke.trouble")] if trouble else []),
            *([parts.strong(desk.t("Zeker? Dit kan je niet terugdraaien."))] if is_asked else []),
            *([parts.working(desk.t("bezig"))] if is_busy else []),
            ft.Row(buttons, wrap=True),
        ]
    )


async def _carried_out(desk: Desk, call: Awaitable[None], on_trouble: Callable[[str], None]) -> bool:
    """True when it was done; else its sentence was told."""

    async def done() -> bool:
        await call
        return True

    on_trouble("")
    is_done = bool(await tried(desk, done(), on_trouble=on_trouble))
    desk.office.changed()
    return is_done


def _card(content: list[ft.Control]) -> ft.Control:
    return parts.card(
        ft.Column(content, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
