"""Veiligheid: the step plan and the numbers, quietly. It keeps the day that it was followed, and tells nobody."""

from __future__ import annotations

import flet as ft

from domain.safety import LINES, STEPS, Line
from storage.actions.observations import log_safeguarding, take_back
from storage.door import Saved
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts import Window
from views.parts.identified import Handler


@ft.component
def safety(desk: Desk, window: Window) -> ft.Control:
    """Steps, numbers, and one button that keeps the day."""
    is_logged, set_logged = ft.use_state(False)
    first: list[bool] = [False]
    once = ft.use_state(first)[0]
    use_keys(desk.keys, Keys(back=desk.back))

    async def log() -> None:
        if once[0]:
            return
        once[0] = True
        saved = await desk.act(log_safeguarding)
        once[0] = isinstance(saved, Saved)
        if not isinstance(saved, Saved):
            return
        set_logged(True)

        async def undo() -> None:
            await desk.act(take_back, saved)
            once[0] = False
            set_logged(False)

        desk.say(
            desk.t("De dag is genoteerd. Niets is doorgegeven."),
            action=desk.t("Ongedaan maken"),
            on_action=undo,
            identifier="safety.undo",
        )

    steps = [_step(desk, number, text) for number, text in enumerate(STEPS, start=1)]
    numbers = [
        parts.section(desk.t("Wie kan je bellen?"), first=window.laptop),
        parts.card_rows([_line(desk, window, line) for line in LINES], window=window),
    ]
    kept = [
        parts.section(desk.t("Wat houdt dit bij?")),
        parts.second(desk.t("Alleen de dag. Geen naam, geen verhaal, niet wie het was. Niemand krijgt bericht.")),
        ft.Row(
            [
                parts.tonal(
                    "safety.log",
                    desk.t("Genoteerd voor vandaag") if is_logged else desk.t("Noteer dat we dit volgden"),
                    icon=ft.Icons.CHECK_ROUNDED if is_logged else ft.Icons.EDIT_NOTE_OUTLINED,
                    on_click=log,
                    disabled=is_logged,
                )
            ],
            wrap=True,
        ),
    ]
    body = [parts.section(desk.t("Wat doe je nu?"), first=True), parts.card_rows(steps)]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Veiligheid"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked([*body, *(kept if window.laptop else [*numbers, *kept])]),
        side=parts.stacked(numbers) if window.laptop else [],
        snack=desk.bar(),
        spacing=0,
    )


def _step(desk: Desk, number: int, text: str) -> parts.Row:
    return parts.Row(desk.t(text), leading=parts.initial(str(number)))


def _line(desk: Desk, window: Window, line: Line) -> parts.Row:
    name = desk.t(line.name)
    if window.laptop or not line.number:  # a laptop cannot call: its number stands there to read
        return parts.Row(name, desk.t(line.line), ft.Icons.CALL_OUTLINED if line.number else ft.Icons.SEARCH_OUTLINED)
    button = parts.tonal_icon(
        f"safety.call.{line.code}", ft.Icons.CALL_OUTLINED, desk.t("Bel {name}", name=name), on_click=_calling(line)
    )
    return parts.Row(name, desk.t(line.line), ft.Icons.SUPPORT_OUTLINED, trailing=button)


def _calling(line: Line) -> Handler:
    async def call() -> None:
        await ft.UrlLauncher().launch_url(f"tel:{line.number}")

    return call
