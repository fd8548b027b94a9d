"""Start: make a vault, or join a team with an invitation. Three fields at most."""

from __future__ import annotations

import flet as ft

from domain.errors import BadInput, VindplaatsError
from domain.fields import cleaned
from storage.passphrase import check_new, suggest_passphrase
from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler
from views.screens.form_page import form_page
from views.screens.join import join


@ft.component
def start(desk: Desk, window: Window) -> ft.Control:
    """The first screen of a device without a vault."""
    page, set_page = ft.use_state("")
    if page == "create":
        return create(desk, window, lambda: set_page(""))
    if page == "join":
        return join(desk, window, lambda: set_page(""))
    body: list[ft.Control] = [
        ft.Row([parts.mark(size=60)]),
        parts.headline(desk.t("Welkom bij Vindplaats")),
        parts.second(
            desk.t("Noteer een ontmoeting in een paar tellen. Ook zonder netwerk. Alleen je team kan het lezen.")
        ),
        ft.Container(height=8),
        parts.filled("start.create", desk.t("Begin hier"), on_click=lambda: set_page("create"), tall=True),
        parts.tonal("start.join", desk.t("Ik heb een uitnodiging"), on_click=lambda: set_page("join"), tall=True),
        parts.small(desk.t("Werkt je team al met Vindplaats? Vraag je coördinator om een uitnodiging.")),
    ]
    return shell.centred_page(window=window, body=body)


def offered(desk: Desk, words: str, new: Handler) -> ft.Control:
    """Four random words to take as a passphrase, and a way to get others."""
    again = parts.link("create.new_words", desk.t("Nieuwe woorden"), on_click=new, icon=ft.Icons.REFRESH_ROUNDED)
    return parts.quiet_card(
        ft.Column(
            [
                parts.small(desk.t("Neem bijvoorbeeld deze vier woorden. Schrijf ze op en bewaar ze thuis.")),
                parts.identified(parts.title(words), "create.words"),
                ft.Row([again]),
            ],
            spacing=4,
            tight=True,
        )
    )


@ft.component
def create(desk: Desk, window: Window, on_back: Handler) -> ft.Control:
    """Name, and a passphrase typed twice."""
    name, set_name = ft.use_state("")
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
        wrong = wrong_field(desk, name=name, first=first, second=second)
        set_error(wrong)
        if wrong[0]:
            return
        set_busy(True)
        device = desk.t("Laptop") if desk.office.is_laptop else desk.t("Telefoon")
        try:
            await desk.vault.create(first, worker_name=cleaned(name), device_name=device)
        except VindplaatsError as trouble:
            set_error(("form", desk.t(trouble.sentence)))
        else:
            desk.admit()
        finally:
            set_busy(False)

    def at(field: str) -> str | None:
        return error[1] if error[0] == field else None

    body: list[ft.Control] = [
        parts.question(desk.t("Maak je kluis"), desk.t("Wat je noteert, gaat in een kluis op dit toestel.")),
        *([parts.error_box(error[1], identifier="create.error")] if error[0] == "form" else []),
        parts.field(
            "create.name", desk.t("Je voornaam"), value=name, on_change=set_name, error=at("name"), max_length=60
        ),
        offered(desk, words, lambda: set_words(suggest_passphrase())),
        parts.password_field(
            "create.passphrase",
            desk.t("Wachtzin"),
            value=first,
            on_change=set_first,
            error=at("first"),
            shown=shown,
            on_show=lambda: set_shown(lambda now: not now),
            show_label=desk.t("Toon de wachtzin"),
        ),
        parts.password_field(
            "create.passphrase2",
            desk.t("Nog eens dezelfde wachtzin"),
            value=second,
            on_change=set_second,
            on_submit=lambda _text: submit(),
            error=at("second"),
            shown=shown,
        ),
        parts.small(desk.t("Zonder deze wachtzin kan niemand je kluis openen. Wij ook niet.")),
    ]
    button = parts.filled("create.submit", desk.t("Maak de kluis"), on_click=submit, tall=True, disabled=busy)
    return form_page(desk, window, body=body, button=button, on_back=on_back, busy=busy)


def wrong_field(desk: Desk, *, name: str, first: str, second: str) -> tuple[str, str]:
    """(field, sentence) of the first thing that cannot stay as it is; two empty texts when all is well."""
    if not cleaned(name):
        return "name", desk.t("Vul je voornaam in. Je team ziet die bij wat je noteert.")
    try:
        check_new(first)
    except BadInput as trouble:
        return "first", desk.t(trouble.sentence)
    if first != second:
        return "second", desk.t("De twee wachtzinnen zijn niet gelijk.")
    return "", ""
