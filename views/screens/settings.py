"""Instellingen: language, colours, text size, lock; the code and the passphrase have pages of their own."""

from __future__ import annotations

import flet as ft

from domain.errors import BadInput, TooManyTries, VindplaatsError
from domain.languages import COMPLETE
from storage.cover import CODE_DIGITS
from storage.passphrase import check_new
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.practice import practice_row
from views.screens.lock import wait_words
from views.settings import LOCK_MINUTES, TEXT_SCALES, THEMES


@ft.component
def settings(desk: Desk, window: Window) -> ft.Control:
    """What is chosen is kept at once."""
    use_keys(desk.keys, Keys(back=desk.back))
    chosen = desk.settings

    def change(**values: object) -> None:
        try:
            desk.office.change_settings(**values)
        except VindplaatsError as trouble:
            desk.say(desk.t(trouble.sentence))

    themes = {
        "system": desk.t("Zoals het toestel"),
        "light": desk.t("Licht"),
        "dark": desk.t("Donker"),
        "night": desk.t("Nacht"),
    }
    minutes = desk.office.lock_times().idle_seconds // 60 if chosen.lock_minutes is None else chosen.lock_minutes
    offered = sorted({*LOCK_MINUTES, minutes} - {0})
    times = [Choice(str(count), desk.n("{count} minuut", "{count} minuten", count)) for count in offered]
    times.append(Choice("0", desk.t("Meteen op slot")))
    body: list[ft.Control] = [
        parts.section(desk.t("Taal"), first=True),
        parts.chips(
            "settings.language",
            [Choice(row.code, row.name) for row in COMPLETE],
            chosen={chosen.language},
            on_choose=lambda code: change(language=code),
        ),
        parts.section(desk.t("Kleuren")),
        parts.chips(
            "settings.theme",
            [Choice(name, themes[name]) for name in THEMES],
            chosen={chosen.theme},
            on_choose=lambda name: change(theme=name),
        ),
        parts.section(desk.t("Grootte van de letters")),
        parts.chips(
            "settings.text",
            [Choice(str(round(scale * 100)), f"{round(scale * 100)} %") for scale in TEXT_SCALES],
            chosen={str(round(chosen.text_scale * 100))},
            on_choose=lambda percent: change(text_scale=int(percent) / 100),
        ),
        parts.section(desk.t("Hoe lang na je laatste tik sluit het scherm?")),
        parts.chips(
            "settings.lock_minutes",
            times,
            chosen={str(minutes)},
            on_choose=lambda count: change(lock_minutes=int(count)),
        ),
        parts.small(lock_line(desk, minutes=minutes)),
        *([] if desk.office.is_practising else lock_rows(desk, window)),
        parts.section(desk.t("Oefenen")),
        practice_row(desk, window),
    ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Instellingen"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def lock_rows(desk: Desk, window: Window) -> list[ft.Control]:
    """What opens this vault. A practice has neither: it ends instead of being locked."""
    return [
        parts.section(desk.t("Slot")),
        parts.card_rows(
            [
                parts.Row(
                    desk.t("Code van 6 cijfers"),
                    desk.t("Ingesteld.") if desk.vault.has_cover_code else desk.t("Niet ingesteld."),
                    ft.Icons.LOCK_OUTLINED,
                    identifier="settings.code",
                    on_click=lambda: desk.go("settings/code"),
                ),
                parts.Row(
                    desk.t("Wachtzin"),
                    desk.t("Kies een andere wachtzin."),
                    ft.Icons.EDIT_NOTE_OUTLINED,
                    identifier="settings.passphrase",
                    on_click=lambda: desk.go("settings/passphrase"),
                ),
            ],
            window=window,
        ),
    ]


def lock_line(desk: Desk, *, minutes: int) -> str:
    """What happens then."""
    if desk.office.is_practising:
        return desk.t("Dan stopt ook het oefenen.")
    if minutes == 0:
        return desk.t("De kluis gaat dan helemaal op slot. Je hebt telkens je wachtzin nodig.")
    if desk.vault.has_cover_code:
        return desk.t("De app vraagt dan je code. Na acht uur vraagt ze je wachtzin.")
    return desk.t("De app vraagt dan je wachtzin. Met een code van 6 cijfers gaat het sneller.")


@ft.component
def code(desk: Desk, window: Window) -> ft.Control:
    """Set the code that uncovers, or take it away."""
    typed, set_typed = ft.use_state("")
    error, set_error = ft.use_state("")
    once = use_once(desk)

    @once
    async def save() -> None:
        try:
            await desk.vault.set_cover_code(typed)
        except VindplaatsError as trouble:
            set_error(desk.t(trouble.sentence))
        else:
            desk.back()
            desk.say(desk.t("Je code is ingesteld."))

    @once
    async def clear() -> None:
        await desk.vault.clear_cover_code()
        desk.back()
        desk.say(desk.t("De code is weg. De app vraagt weer je wachtzin."))

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    body: list[ft.Control] = [
        parts.second(desk.t("Kies 6 cijfers die niemand raadt. Geen geboortedatum, geen rijtje.")),
        parts.code_field(
            "settings.code.new",
            desk.t("Code van 6 cijfers"),
            value=typed,
            hidden=False,
            on_change=set_typed,
            on_submit=lambda _text: save(),
            error=error or None,
        ),
    ]
    if desk.vault.has_cover_code:
        words = desk.t("Code weghalen")
        body.append(ft.Row([parts.link("settings.code.clear", words, on_click=clear)]))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Code van 6 cijfers"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=parts.stacked(body),
        dock=parts.big_action(
            "settings.code.save",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            disabled=len(typed) < CODE_DIGITS,
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


@ft.component
def passphrase(desk: Desk, window: Window) -> ft.Control:
    """The old passphrase and a new one, typed twice."""
    old, set_old = ft.use_state("")
    first, set_first = ft.use_state("")
    second, set_second = ft.use_state("")
    shown, set_shown = ft.use_state(False)
    error, set_error = ft.use_state(("", ""))
    busy, set_busy = ft.use_state(False)
    once = use_once(desk)

    @once
    async def save() -> bool:
        """True when it is another one now: this screen goes, and must not try the one of before."""
        try:
            check_new(first)
        except BadInput as trouble:
            set_error(("first", desk.t(trouble.sentence)))
            return False
        if first != second:
            set_error(("second", desk.t("De twee wachtzinnen zijn niet gelijk.")))
            return False
        set_busy(True)
        try:
            await desk.vault.change_passphrase(old, new=first)
        except TooManyTries as trouble:
            set_error(("old", wait_words(desk, trouble.wait_seconds)))
        except VindplaatsError as trouble:
            set_error(("old", desk.t(trouble.sentence)))
        else:
            desk.back()
            desk.say(desk.t("Je nieuwe wachtzin geldt vanaf nu."))
            return True
        finally:
            set_busy(False)
        return False

    def at(field: str) -> str | None:
        return error[1] if error[0] == field else None

    def flip() -> None:
        set_shown(lambda now: not now)

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    show_label = desk.t("Toon de wachtzin")
    body: list[ft.Control] = [
        parts.password_field(
            "settings.passphrase.old",
            desk.t("Je wachtzin nu"),
            value=old,
            on_change=set_old,
            error=at("old"),
            shown=shown,
        ),
        parts.password_field(
            "settings.passphrase.new",
            desk.t("Nieuwe wachtzin"),
            value=first,
            on_change=set_first,
            error=at("first"),
            shown=shown,
            on_show=flip,
            show_label=show_label,
            helper=desk.t("Vier woorden, of minstens 12 tekens."),
        ),
        parts.password_field(
            "settings.passphrase.new2",
            desk.t("Nog eens dezelfde wachtzin"),
            value=second,
            on_change=set_second,
            error=at("second"),
            shown=shown,
        ),
    ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Wachtzin"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked([*([parts.working(desk.t("Even geduld"))] if busy else []), *body]),
        dock=parts.big_action(
            "settings.passphrase.save",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            disabled=busy,
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
