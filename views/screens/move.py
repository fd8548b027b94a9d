"""An invitation for a vault that is in use: read it, see what moves and what stays, decide, wait to be let in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import flet as ft
import msgspec

from domain.errors import Locked
from storage.moving import Contents, contents
from sync.moving import MoveState
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window
from views.screens.sync_calls import tried

ROUTE, LOOK_SECONDS = "sync/join", 1.5


class Moving(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stands, and `do`: take a step, whose answer is where it stands then."""

    state: MoveState | None
    trouble: str
    is_busy: bool
    do: Callable[[Awaitable[MoveState | None]], Awaitable[None]]


def use_moving(desk: Desk) -> Moving:
    """Hook: looked at again and again, for the coordinator lets us in at a moment of their own."""
    none: MoveState | None = None
    state, set_state = ft.use_state(none)
    trouble, set_trouble = ft.use_state("")
    busy, set_busy = ft.use_state(False)

    empty: list[MoveState] = []
    asked = ft.use_state(empty)[0]  # what was asked from this screen, or found to be: when it is gone, we are in

    def show(found: MoveState | None) -> None:
        set_state(found)
        if found is not None and found.stage == "asked":
            asked[:] = [found]

    async def look() -> None:
        while desk.route == ROUTE and desk.state == "open":
            try:
                found = await desk.syncer.move_state()
            except Locked:
                return
            show(found)
            if found is None and asked:
                desk.office.changed()
                desk.say(desk.t("Je hoort nu bij het team. Alles is mee."))
                desk.back()
                return
            await asyncio.sleep(LOOK_SECONDS)

    async def do(step: Awaitable[MoveState | None]) -> None:
        set_trouble("")
        set_busy(True)
        asked.clear()
        await tried(desk, step, on_trouble=set_trouble)
        with contextlib.suppress(Locked):
            show(await desk.syncer.move_state())
        set_busy(False)

    ft.use_effect(look, [])
    return Moving(state=state, trouble=trouble, is_busy=busy, do=do)


@ft.component
def move(desk: Desk, window: Window) -> ft.Control:
    """Drawn by where it stands: the code, the choice, the six words."""
    moving = use_moving(desk)
    told = use_query(desk, contents)
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = []
    if moving.trouble:
        body.append(parts.error_box(moving.trouble, identifier="move.trouble"))
    if moving.is_busy:
        body.append(parts.working(desk.t("Even geduld.")))
    body += _stage(desk, moving, told)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Ik heb een uitnodiging"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=body,
        snack=desk.bar(),
        reading=True,
    )


def _stage(desk: Desk, moving: Moving, told: Contents | None) -> list[ft.Control]:
    state = moving.state

    async def read(code: str) -> None:
        name = desk.t("Laptop") if desk.office.is_laptop else desk.t("Telefoon")
        await moving.do(desk.syncer.use_invitation(code, device_name=name))

    async def agree() -> None:
        await moving.do(desk.syncer.agree())

    async def stay() -> None:
        await moving.do(desk.syncer.forget_move())

    if state is None:
        return [code_card(desk, read, is_busy=moving.is_busy)]
    away = parts.tonal("move.cancel", desk.t("Toch niet"), on_click=stay, disabled=moving.is_busy)
    if state.stage in ("expired", "reading"):
        return [parts.second(desk.t(state.sentence)), code_card(desk, read, is_busy=moving.is_busy), away]
    if state.stage == "asked":
        return [*words_of(desk, state), away]
    go = parts.filled("move.agree", desk.t("Vraag toegang"), on_click=agree, tall=True, disabled=moving.is_busy)
    return [*what_happens(desk, state, told), go, away]


@ft.component
def code_card(desk: Desk, read: Callable[[str], Awaitable[None]], *, is_busy: bool) -> ft.Control:
    """Nothing is asked of anybody yet: the next page tells what happens."""
    code, set_code = ft.use_state("")

    async def submit() -> None:
        if code.strip() and not is_busy:
            await read(code)

    return parts.card(
        ft.Column(
            [
                parts.second(desk.t("Typ of plak de code die je coördinator toont. Je ziet eerst wat er gebeurt.")),
                parts.field(
                    "move.code",
                    desk.t("Code van de uitnodiging"),
                    value=code,
                    on_change=set_code,
                    on_submit=lambda _typed: submit(),
                ),
                parts.filled(
                    "move.look", desk.t("Kijk wat er gebeurt"), on_click=submit, disabled=not code.strip() or is_busy
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )


def what_happens(desk: Desk, state: MoveState, told: Contents | None) -> list[ft.Control]:
    """What moves and what does not, in plain words."""
    if state.is_own_team:
        return [
            parts.identified(
                parts.notice(
                    desk.t(
                        "Deze uitnodiging is van je eigen team. Dit toestel krijgt nieuwe sleutels. "
                        "Alles blijft staan. Wat nog wacht, wordt opnieuw verstuurd."
                    ),
                    heading=desk.t("Dit toestel gaat verder met nieuwe sleutels"),
                ),
                "move.told",
            )
        ]
    if told is None:
        return []
    counted = [
        (told.contacts, desk.n("{count} contact", "{count} contacten", told.contacts)),
        (told.youths, desk.n("{count} jongere", "{count} jongeren", told.youths)),
        (told.places, desk.n("{count} plek", "{count} plekken", told.places)),
        (told.answers, desk.n("{count} antwoord op een vraag", "{count} antwoorden op een vraag", told.answers)),
    ]
    moves = [words for count, words in counted if count]
    stays = [desk.t("De naam en de instellingen van je oude team."), desk.t("Wat je al wiste of stopte.")]
    if told.unreadable:
        stays.append(
            desk.n(
                "{count} stukje dat dit toestel niet kan lezen.",
                "{count} stukjes die dit toestel niet kan lezen.",
                told.unreadable,
            )
        )
    ends = [desk.t("Je oude team stopt op dit toestel. De sleutels worden vernietigd.")]
    if told.is_connected:
        ends.append(desk.t("Op de oude centrale blijft alleen staan wat niemand nog kan lezen."))
    if told.has_paper:
        ends.append(desk.t("Vernietig ook het blad met de herstelsleutel van je oude team."))
    return [
        parts.identified(
            _listed(desk.t("Dit gaat mee"), [*moves, desk.t("En al de rest van je dossiers.")]), "move.told"
        ),
        _listed(desk.t("Dit gaat niet mee"), stays),
        parts.notice(
            desk.t("Je nieuwe team kan alles lezen wat meegaat.") + " " + " ".join(ends),
            heading=desk.t("Dit kan je niet terugdraaien"),
        ),
    ]


def _listed(heading: str, lines: list[str]) -> ft.Control:
    return parts.card(
        ft.Column([parts.strong(heading), *[parts.second(line) for line in lines]], spacing=4, tight=True), padding=20
    )


def words_of(desk: Desk, state: MoveState) -> list[ft.Control]:
    """The words both people read aloud; work goes on meanwhile."""
    return [
        parts.second(desk.t("Lees deze woorden voor aan je coördinator. Ziet die dezelfde, dan klopt het.")),
        parts.card(parts.identified(parts.title(" ".join(state.words)), "move.words")),
        parts.small(desk.t("Je coördinator laat dit toestel toe. Daarna gaat het vanzelf verder. Werk gerust door.")),
    ]
