"""Veiligheid: the step plan and the numbers, quietly. It keeps the day that it was followed, and tells nobody."""

from __future__ import annotations

import flet as ft

from domain.safety import LINES, STEPS, Line
from storage.actions.observations import log_safeguarding, take_back
from storage.door import Saved
from storage.queries.organisation import HelpLine, controller, help_lines
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window
from views.parts.identified import Handler


@ft.component
def safety(desk: Desk, window: Window) -> ft.Control:
    """Steps, numbers, and one button that keeps the day. The organisation's own plan and numbers go before the
    app's.
    """
    plan = use_query(desk, _plan) or ((), ())
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

    said = plan[0] or tuple(desk.t(text) for text in STEPS)
    steps = [_step(number, text) for number, text in enumerate(said, start=1)]
    own = [_own_line(desk, window, place, line) for place, line in enumerate(plan[1], start=1)]
    numbers = [
        parts.section(desk.t("Wie kan je bellen?"), first=window.laptop),
        parts.card_rows([*own, *(_line(desk, window, line) for line in LINES)], window=window),
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


def _plan(store: Store) -> tuple[tuple[str, ...], tuple[HelpLine, ...]]:
    """The organisation's own steps and numbers."""
    return controller(store).steps, tuple(help_lines(store))


def _step(number: int, text: str) -> parts.Row:
    return parts.Row(text, leading=parts.initial(str(number)))


def _own_line(desk: Desk, window: Window, place: int, line: HelpLine) -> parts.Row:
    if window.laptop:
        return parts.Row(line.name, " · ".join(filter(None, (line.number, line.line))), ft.Icons.CALL_OUTLINED)
    button = parts.tonal_icon(
        f"safety.call.own.{place}",
        ft.Icons.CALL_OUTLINED,
        desk.t("Bel {name}", name=line.name),
        on_click=_calling(line.number),
    )
    said = line.line or line.number
    return parts.Row(line.name, said, ft.Icons.SUPPORT_OUTLINED, trailing=button)


def _line(desk: Desk, window: Window, line: Line) -> parts.Row:
    name = desk.t(line.name)
    if window.laptop or not line.number:  # a laptop cannot call: its number stands there to read
        return parts.Row(name, desk.t(line.line), ft.Icons.CALL_OUTLINED if line.number else ft.Icons.SEARCH_OUTLINED)
    button = parts.tonal_icon(
        f"safety.call.{line.code}",
        ft.Icons.CALL_OUTLINED,
        desk.t("Bel {name}", name=name),
        on_click=_calling(line.number),
    )
    return parts.Row(name, desk.t(line.line), ft.Icons.SUPPORT_OUTLINED, trailing=button)


def _calling(number: str) -> Handler:
    async def call() -> None:
        await ft.UrlLauncher().launch_url(f"tel:{''.join(sign for sign in number if sign in '+0123456789')}")

    return call
