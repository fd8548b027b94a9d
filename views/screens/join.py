"""Join: type the invitation of a coordinator, then wait until that coordinator lets this device in."""

from __future__ import annotations

import asyncio

import flet as ft

from domain.errors import BadInput, Locked, VindplaatsError
from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler
from views.screens.form_page import Asked, form_page

LOOK_SECONDS = 1.5


def join(desk: Desk, window: Window, on_back: Handler) -> ft.Control:
    """A vault that waits to be let into a team."""

    async def make(code: str, passphrase: str, device: str) -> None:
        await desk.vault.create_joining(passphrase, code=code, device_name=device)

    asked = Asked(
        prefix="join",
        heading=desk.t("Kom bij je team"),
        line=desk.t(
            "Typ of plak de code die je coördinator toont, of het adres en de 24 woorden van je herstelsleutel."
        ),
        field="code",
        label=desk.t("Code van de uitnodiging"),
        missing=desk.t("Vul de code van je uitnodiging in."),
        passphrase=desk.t("Wachtzin voor dit toestel"),
        after=desk.t("Zonder deze wachtzin kan niemand je kluis openen. Wij ook niet."),
        submit=desk.t("Vraag toegang"),
    )
    return form_page(desk, window, asked, make, on_back)


@ft.component
def waiting(desk: Desk, window: Window) -> ft.Control:
    """Asked, not admitted yet: the words both people read aloud. Goes by itself when the coordinator has let us in."""
    nothing: tuple[str, ...] = ()
    words, set_words = ft.use_state(nothing)
    by_paper, set_by_paper = ft.use_state(False)

    async def look() -> None:
        while desk.office.state == "joining":
            try:
                plan = await desk.vault.join(lambda joiner: joiner.plan())
            except (Locked, BadInput):
                break
            set_words(plan.words)
            set_by_paper(plan.is_recovery)
            await asyncio.sleep(LOOK_SECONDS)
        desk.draw()

    ft.use_effect(look, [])
    body: list[ft.Control] = [
        ft.Row([parts.mark(size=60)]),
        parts.headline(desk.t("Bijna binnen")),
    ]
    state = desk.syncer.join_state
    if state is not None and state.stage == "expired":
        body += [parts.second(desk.t(state.sentence)), other_code(desk)]
        return shell.centred_page(window=window, body=[*body, locking(desk)])
    if words:
        body += [
            parts.second(desk.t("Lees deze woorden voor aan je coördinator. Ziet die dezelfde, dan klopt het.")),
            parts.card(parts.identified(parts.title(" ".join(words)), "sync.fingerprint")),
        ]
    else:
        seeking = desk.t("We zoeken de centrale. Hou dit toestel even bij het netwerk.")
        body.append(parts.second(desk.t(state.sentence) if state else seeking))
    goes_on = (
        desk.t("De herstelsleutel laat dit toestel toe. Het gaat vanzelf verder.")
        if by_paper
        else desk.t("Je coördinator laat dit toestel toe. Daarna gaat het vanzelf verder.")
    )
    body += [
        parts.identified(parts.small(goes_on), "join.waiting"),
        ft.Container(height=8),
        locking(desk),
    ]
    return shell.centred_page(window=window, body=body)


def locking(desk: Desk) -> ft.Control:
    """Away for a while: nothing is lost."""
    return parts.tonal("lock.now", desk.t("Op slot"), on_click=desk.lock, icon=ft.Icons.LOCK_OUTLINED)


@ft.component
def other_code(desk: Desk) -> ft.Control:
    """The first code came past its time: another one, for the same vault."""
    code, set_code = ft.use_state("")
    error, set_error = ft.use_state("")

    async def submit() -> None:
        try:
            await desk.syncer.join_again(code)
        except VindplaatsError as trouble:
            set_error(desk.t(trouble.sentence))
        else:
            desk.draw()

    return ft.Column(
        [
            parts.field(
                "join.code", desk.t("Code van de uitnodiging"), value=code, on_change=set_code, error=error or None
            ),
            parts.filled("join.submit", desk.t("Vraag toegang"), on_click=submit, tall=True),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
