"""Lock: the passphrase opens. Nothing tells whose device it is. Under the thumb: note a contact without opening."""

from __future__ import annotations

import flet as ft

from domain.errors import Damaged, TooManyTries, VindplaatsError
from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.screens.quick import quick


def wait_words(desk: Desk, seconds: float) -> str:
    """How long to wait after too many wrong tries, rounded up."""
    whole = max(int(seconds + 0.999), 1)
    if whole <= 60:
        left = desk.n("{count} seconde", "{count} seconden", whole)
    else:
        left = desk.n("{count} minuut", "{count} minuten", -(-whole // 60))
    return desk.t("Te veel pogingen. Probeer opnieuw over {time}.", time=left)


async def tried(desk: Desk, passphrase: str) -> tuple[str, str]:
    """Open, or let this tab in: (what to say under the field, what is damaged), both empty when it opened."""
    try:
        if desk.office.state in ("open", "covered", "joining"):
            await desk.vault.check(passphrase)
        else:
            await desk.vault.open(passphrase)
    except TooManyTries as trouble:
        return wait_words(desk, trouble.wait_seconds), ""
    except Damaged as trouble:
        return "", desk.t(trouble.sentence)
    except VindplaatsError as trouble:
        return desk.t(trouble.sentence), ""
    desk.admit()
    return "", ""


async def rescued(desk: Desk, passphrase: str) -> tuple[str, str]:
    """Move what can be read of a damaged vault into a fresh one, and open that; answers as `tried` does."""
    try:
        found = await desk.vault.rescue(passphrase)
    except TooManyTries as trouble:
        return wait_words(desk, trouble.wait_seconds), ""
    except VindplaatsError as trouble:
        return "", desk.t(trouble.sentence)
    answer = await tried(desk, passphrase)
    if answer == ("", ""):
        saved = desk.n("{count} stuk werk is gered.", "{count} stukken werk zijn gered.", found.kept)
        desk.say(f"{saved} {desk.t('De rest komt terug als je synchroniseert.')}")
    return answer


@ft.component
def lock(desk: Desk, window: Window) -> ft.Control:
    """Closed. Opening asks the passphrase; a wrong one leaves the field as it was."""
    is_quick, set_quick = ft.use_state(False)
    typed, set_typed = ft.use_state("")
    shown, set_shown = ft.use_state(False)
    forgot, set_forgot = ft.use_state(False)
    error, set_error = ft.use_state("")
    damaged, set_damaged = ft.use_state("")
    busy, set_busy = ft.use_state(False)

    async def open_it() -> None:
        if busy:
            return
        if not typed:
            set_error(desk.t("Typ eerst je wachtzin."))
            return
        set_busy(True)
        show(await tried(desk, typed))

    async def save_it() -> None:
        if busy or not typed:
            return
        set_busy(True)
        show(await rescued(desk, typed))

    def show(answer: tuple[str, str]) -> None:
        set_error(answer[0])
        set_damaged(answer[1])
        set_busy(False)

    if is_quick:
        return quick(desk, window, lambda: set_quick(False))
    sheet = parts.docked_sheet(
        desk.t("Eerst een contact noteren?"),
        desk.t("Dat kan zonder te openen. Je kan schrijven, niemand kan lezen."),
        parts.big_action(
            "lock.quick",
            desk.t("Snel contact"),
            icon=ft.Icons.EDIT_NOTE_OUTLINED,
            on_click=lambda: set_quick(True),
            quiet=True,
        ),
        window=window,
    )
    body: list[ft.Control] = [
        ft.Row([parts.mark(size=60)]),
        ft.Container(height=4),
        parts.headline(desk.t("Vindplaats is op slot")),
        parts.second(desk.t("Zonder je wachtzin leest niemand mee.")),
        ft.Container(height=8),
        parts.password_field(
            "lock.passphrase",
            desk.t("Wachtzin"),
            value=typed,
            on_change=set_typed,
            on_submit=lambda _text: open_it(),
            shown=shown,
            on_show=lambda: set_shown(lambda now: not now),
            show_label=desk.t("Toon de wachtzin"),
            error=error or None,
            autofocus=not window.phone,
        ),
        parts.filled("lock.open", desk.t("Even geduld") if busy else desk.t("Openen"), on_click=open_it, tall=True),
        ft.Row(
            [parts.link("lock.forgot", desk.t("Wachtzin vergeten?"), on_click=lambda: set_forgot(lambda now: not now))],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
    ]
    if damaged:
        save = parts.link("lock.rescue", desk.t("Red wat er te redden is"), on_click=save_it)
        body.insert(4, parts.error_box(damaged, identifier="lock.damaged", action=ft.Row([save])))
    if forgot:
        body.append(
            parts.notice(
                desk.t("Niemand kan de kluis openen zonder de wachtzin. Vraag je coördinator een nieuwe uitnodiging."),
                icon=ft.Icons.LOCK_OUTLINED,
            )
        )
    return shell.centred_page(window=window, body=body, sheet=sheet)
