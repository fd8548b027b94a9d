"""The recovery key of the team: made by a coordinator, printed, and then forgotten by this device."""

from __future__ import annotations

import flet as ft

from storage.recovery import Sheet, on_paper, sheet_to_print, was_printed
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep
from views.once import use_once
from views.paper import texts_on_paper
from views.recovery_sheet import FILE_NAME, recovery_pdf
from views.screens.receipt import qr_picture
from views.screens.sync_calls import tried
from views.texts import fonts_folder

_COLUMNS = 4


def standing(store: Store) -> tuple[bool, bool, Sheet | None]:
    """(may this device make one, is there one, the sheet that waits to be printed here)."""
    can_make = store.is_coordinator() and store.log.fact("centre_key") is not None
    return can_make, bool(on_paper(store)), sheet_to_print(store)


@ft.component
def recovery(desk: Desk, window: parts.Window) -> ft.Control:
    """Explains, makes, shows until it is printed."""
    found = use_query(desk, standing)
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = []
    if found is not None:
        can_make, is_there, sheet = found
        if sheet is not None:
            body = [_sheet(desk, sheet, window)]
        elif can_make:
            body = [_make(desk, is_there=is_there)]
        else:
            body = [
                parts.empty(
                    desk.t("Dit doet een coördinator"),
                    desk.t("Op een toestel dat met de centrale gekoppeld is."),
                    icon=ft.Icons.DESCRIPTION_OUTLINED,
                )
            ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Herstelsleutel"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=body,
        snack=desk.bar(),
        reading=True,
    )


@ft.component
def _make(desk: Desk, *, is_there: bool) -> ft.Control:
    trouble, set_trouble = ft.use_state("")
    is_busy, set_busy = ft.use_state(False)
    once = use_once(desk)

    async def made() -> bool:
        await desk.syncer.make_recovery_key()
        return True

    @once
    async def make() -> bool:
        """True when it was made: another one would make the words that are about to be shown worthless."""
        set_trouble("")
        set_busy(True)
        is_made = await tried(desk, made(), on_trouble=set_trouble) is True
        set_busy(False)
        desk.office.changed()
        return is_made

    now = (
        desk.t("Je team heeft een blad. Maak je een nieuw blad, dan werkt het oude niet meer.")
        if is_there
        else desk.t("Je team heeft nog geen blad.")
    )
    label = desk.t("Maak een nieuw blad") if is_there else desk.t("Maak het blad")
    return _card(
        [
            parts.words(
                desk.t(
                    "Is je enige toestel weg, dan kan niemand nog bij wat je team schreef. Wij ook niet. "
                    "Met een blad papier in de kluis van je organisatie laat je een nieuw toestel toe."
                )
            ),
            parts.second(now),
            *([parts.error_box(trouble, identifier="sync.recovery.trouble")] if trouble else []),
            *([parts.working(desk.t("bezig"))] if is_busy else []),
            parts.filled("sync.recovery.make", label, on_click=make, disabled=is_busy),
        ]
    )


@ft.component
def _sheet(desk: Desk, sheet: Sheet, window: parts.Window) -> ft.Control:
    async def save() -> None:
        day = await desk.ask(Store.today)
        pdf = recovery_pdf(sheet, texts=texts_on_paper(desk.texts), day=day, fonts=fonts_folder())
        await keep(Made(name=FILE_NAME, data=pdf))

    async def done() -> None:
        if await desk.act(was_printed) is not None:
            desk.say(desk.t("Leg het blad in de kluis van je organisatie."))
            desk.back()

    columns = 2 if window.large_text or window.phone else _COLUMNS
    words = [f"{number}. {word}" for number, word in enumerate(sheet.words, start=1)]
    rows: list[ft.Control] = [
        ft.Row([ft.Container(parts.strong(word), expand=True) for word in words[start : start + columns]])
        for start in range(0, len(words), columns)
    ]
    return _card(
        [
            parts.words(desk.t("Druk dit blad nu af, of schrijf het adres en de woorden over. Neem er geen foto van.")),
            parts.identified(parts.strong(sheet.address), "sync.recovery.address"),
            parts.identified(ft.Column(rows, spacing=4, tight=True), "sync.recovery.words"),
            ft.Row([qr_picture(sheet.code, label=desk.t("QR van de code"))], alignment=ft.MainAxisAlignment.CENTER),
            parts.filled("sync.recovery.save", desk.t("Maak een PDF"), icon=ft.Icons.PRINT_OUTLINED, on_click=save),
            parts.small(desk.t("Wis de PDF van dit toestel als hij afgedrukt is.")),
            parts.tonal("sync.recovery.done", desk.t("Het ligt op papier"), on_click=done),
            parts.small(desk.t("Daarna vergeet dit toestel de woorden. Ze staan dan alleen nog op het blad.")),
        ]
    )


def _card(content: list[ft.Control]) -> ft.Control:
    return parts.card(
        ft.Column(content, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
