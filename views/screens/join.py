"""Join: type the invitation of a coordinator, then wait until that coordinator lets this device in."""

from __future__ import annotations

import asyncio

import flet as ft

from domain.errors import BadInput, Locked, VindplaatsError
from domain.fields import cleaned
from storage.passphrase import check_new, suggest_passphrase
from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler
from views.screens.form_page import form_page

LOOK_SECONDS = 1.5


@ft.component
def join(desk: Desk, window: Window, on_back: Handler) -> ft.Control:
    """The code, and a passphrase typed twice."""
    code, set_code = ft.use_state("")
    first, set_first = ft.use_state("")
    second, set_second = ft.use_state("")
    words, set_words = ft.use_state("")
    shown, set_shown = ft.use_state(False)
    error, set_error = ft.use_state(("", ""))
    busy, set_busy = ft.use_state(False)

    ft.use_effect(lambda: set_words(suggest_passphrase()), [])

    async def submit() -> None:
        if busy:
            return
        wrong = wrong_field(desk, code=code, first=first, second=second)
        set_error(wrong)
        if wrong[0]:
            return
        set_busy(True)
        device = desk.t("Laptop") if desk.office.is_laptop else desk.t("Telefoon")
        try:
            await desk.vault.create_joining(first, code=code, device_name=device)
        except BadInput as trouble:
            set_error(("code", desk.t(trouble.sentence)))
        except VindplaatsError as trouble:
            set_error(("form", desk.t(trouble.sentence)))
        else:
            desk.admit()
            desk.syncer.nudge()
        finally:
            set_busy(False)

    def at(field: str) -> str | None:
        return error[1] if error[0] == field else None

    again = parts.link(
        "join.new_words",
        desk.t("Nieuwe woorden"),
        on_click=lambda: set_words(suggest_passphrase()),
        icon=ft.Icons.REFRESH_ROUNDED,
    )
    offer = ft.Column(
        [
            parts.small(desk.t("Neem bijvoorbeeld deze vier woorden. Schrijf ze op en bewaar ze thuis.")),
            parts.identified(parts.title(words), "join.words"),
            ft.Row([again]),
        ],
        spacing=4,
        tight=True,
    )
    body: list[ft.Control] = [
        parts.question(desk.t("Kom bij je team"), desk.t("Typ of plak de code die je coördinator toont.")),
        *([parts.error_box(error[1], identifier="join.error")] if error[0] == "form" else []),
        parts.field("join.code", desk.t("Code van de uitnodiging"), value=code, on_change=set_code, error=at("code")),
        parts.quiet_card(offer),
        parts.password_field(
            "join.passphrase",
            desk.t("Wachtzin voor dit toestel"),
            value=first,
            on_change=set_first,
            error=at("first"),
            shown=shown,
            on_show=lambda: set_shown(lambda now: not now),
            show_label=desk.t("Toon de wachtzin"),
        ),
        parts.password_field(
            "join.passphrase2",
            desk.t("Nog eens dezelfde wachtzin"),
            value=second,
            on_change=set_second,
            on_submit=lambda _text: submit(),
            error=at("second"),
            shown=shown,
        ),
    ]
    button = parts.filled("join.submit", desk.t("Vraag toegang"), on_click=submit, tall=True, disabled=busy)
    return form_page(desk, window, body=body, button=button, on_back=on_back, busy=busy)


def wrong_field(desk: Desk, *, code: str, first: str, second: str) -> tuple[str, str]:
    """(field, sentence) of the first thing that cannot stay as it is; two empty texts when all is well."""
    if not cleaned(code):
        return "code", desk.t("Vul de code van je uitnodiging in.")
    try:
        check_new(first)
    except BadInput as trouble:
        return "first", desk.t(trouble.sentence)
    if first != second:
        return "second", desk.t("De twee wachtzinnen zijn niet gelijk.")
    return "", ""


@ft.component
def waiting(desk: Desk, window: Window) -> ft.Control:
    """Asked, not admitted yet: the words both people read aloud. Goes by itself when the coordinator has let us in."""
    nothing: tuple[str, ...] = ()
    words, set_words = ft.use_state(nothing)

    async def look() -> None:
        while desk.office.state == "joining":
            try:
                plan = await desk.vault.join(lambda joiner: joiner.plan())
            except (Locked, BadInput):
                break
            set_words(plan.words)
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
    body += [
        parts.identified(
            parts.small(desk.t("Je coördinator laat dit toestel toe. Daarna gaat het vanzelf verder.")), "join.waiting"
        ),
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
