"""The steps of a referral as chips, every other ending, and the day it happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable

import flet as ft

from domain.codes import referral_states
from domain.codes.referral_states import REFERRAL_STATES, REFUSAL_REASONS
from domain.dateread import read_day
from domain.errors import BadInput
from storage.actions.referrals import move_referral, not_admitted
from storage.queries.road import ReferralView
from views import parts
from views.desk import Desk
from views.parts import Choice, Window

_STEPS = [row for row in REFERRAL_STATES if row.step is not None]
_ENDS = [row for row in REFERRAL_STATES if row.step is None]
Move = Callable[[str], Awaitable[None]]
DayTyped = Callable[[], tuple[bool, dt.date | None]]


def steps_head(desk: Desk, window: Window, view: ReferralView) -> ft.Control:
    """The line of six steps; an ending off the road fills none of it."""
    row = referral_states.BY_CODE.get(view.row.state)
    words = [desk.t(step.label) for step in _STEPS]
    if row is None or row.step is None:
        sentence = desk.t(row.label) if row is not None else ""
        return parts.steps_line(
            words, current=-1, sentence=sentence, with_words=window.laptop and not window.large_text
        )
    sentence = desk.t(
        "Stap {step} van {count}: {word}", step=row.step, count=len(_STEPS), word=desk.t(row.label).lower()
    )
    return parts.steps_line(
        words, current=row.step - 1, sentence=sentence, with_words=window.laptop and not window.large_text
    )


@ft.component
def steps_card(desk: Desk, view: ReferralView, *, number: str) -> ft.Control:
    """One tap moves it; the day is today unless another was typed. Under it every other ending."""
    typed, set_typed = ft.use_state("")
    error, set_error = ft.use_state("")

    def day_typed() -> tuple[bool, dt.date | None]:
        """(can it be read, the day or None for today)."""
        set_error("")
        try:
            return True, read_day(typed, today=view.today)
        except BadInput as trouble:
            set_error(desk.t(trouble.sentence))
            return False, None

    async def move(code: str) -> None:
        if code == "word_back":
            desk.go(f"referral/{number}/word")
            return
        can_read, day = day_typed()
        if can_read and await desk.act(move_referral, view.row.id, state=code, day=day) is not None:
            set_typed("")
            desk.say(desk.t("Bewaard: {state}", state=desk.t(referral_states.BY_CODE[code].label).lower()))

    steps = _column(
        [
            parts.strong(desk.t("Hoe ver staat het?")),
            parts.chips(
                "referral.state",
                [Choice(row.code, desk.t(row.label)) for row in _STEPS],
                chosen=[view.row.state],
                on_choose=move,
                on_card=True,
            ),
            parts.field(
                "referral.day",
                desk.t("Was het een andere dag?"),
                value=typed,
                on_change=set_typed,
                error=error or None,
                helper=desk.t("Leeg is vandaag. Vul dit in voor je tikt."),
                hint="8/8/2026",
                keyboard=ft.KeyboardType.DATETIME,
            ),
        ]
    )
    return _column([parts.card(steps), endings(desk, view, move, day_typed)])


@ft.component
def endings(desk: Desk, view: ReferralView, move: Move, day_typed: DayTyped) -> ft.Control:
    """No blame in any of them; of a partner that said no, on which entry condition it stuck."""
    is_other, set_other = ft.use_state(False)
    is_refused, set_refused = ft.use_state(False)
    state, youth = view.row.state, desk.number_of(view.row.youth)

    async def end(code: str) -> None:
        set_refused(code == "not_admitted")
        if code != "not_admitted":
            await move(code)

    async def refuse(reason: str) -> None:
        can_read, day = day_typed()
        if not can_read:
            return
        done = await desk.act(
            not_admitted,
            view.row.id,
            reason=reason,
            day=day,
            on_ask=lambda purpose: desk.go(f"consent/{youth}/{purpose}"),
        )
        if done is not None:
            desk.say(desk.t("Bewaard: niet toegelaten"))

    chosen = "not_admitted" if is_refused else state
    ends: list[ft.Control] = [
        parts.chips(
            "referral.end",
            [Choice(row.code, desk.t(row.label)) for row in _ENDS],
            chosen=[chosen],
            on_choose=end,
            on_card=True,
        )
    ]
    if chosen == "not_admitted":
        ends += [
            parts.small(desk.t("Waarop liep het vast? Zo zien we welke voorwaarde jongeren buitenhoudt.")),
            parts.chips(
                "referral.reason",
                [Choice(row.code, desk.t(row.label)) for row in REFUSAL_REASONS],
                chosen=[view.row.refusal],
                on_choose=refuse,
                on_card=True,
            ),
        ]
    return parts.fold(
        "referral.ends",
        desk.t("Het liep anders"),
        is_open=is_other or state in {row.code for row in _ENDS},
        on_click=lambda: set_other(lambda now: not now),
        content=_column(ends),
        icon=ft.Icons.ALT_ROUTE_OUTLINED,
    )


def _column(controls: list[ft.Control]) -> ft.Control:
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
