"""What happens next with an offer: it begins, is not chosen, ends as planned, or breaks off, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft

from domain.codes.end_reasons import END_REASONS
from domain.dateread import read_day
from domain.errors import BadInput
from storage.actions.offers import end_offer, refuse_offer, start_offer
from storage.queries.road import OfferView
from views import parts
from views.desk import Desk
from views.parts import Choice

DayTyped = Callable[[], tuple[bool, dt.date | None]]
_OVER = ("finished", "broken_off", "refused")


class Steps:
    """What a tap does with one offer; `day` reads the day that was typed."""

    def __init__(self, desk: Desk, view: OfferView, day: DayTyped, done: Callable[[], None]) -> None:
        self.desk, self.view, self._day, self._done = desk, view, day, done

    async def start(self) -> None:
        """It began: then the question whether we may call is one tap."""
        can_read, when = self._day()
        if not can_read or await self.desk.act(start_offer, self.view.row.id, day=when) is None:
            return
        self._done()
        t = self.desk.t
        if self.view.is_called or self.view.aftercare == "refused":
            self.desk.say(t("Gestart. Bewaard."))
            return
        number = self.desk.number_of(self.view.youth)
        self.desk.say(
            t("Gestart. Mogen we nog bellen?"),
            action=t("Vraag het"),
            on_action=lambda: self.desk.go(f"consent/{number}/P11"),
            identifier="offer.started.P11",
        )

    async def finish(self) -> None:
        """As planned."""
        await self.end("")

    async def end(self, reason: str) -> None:
        """As planned without a reason, else broken off."""
        can_read, when = self._day()
        row = self.view.row
        if can_read and await self.desk.act(end_offer, row.id, is_planned=not reason, day=when, reason=reason):
            self._done()
            self.desk.say(self.desk.t("Bewaard"))

    async def refuse(self) -> None:
        """The youth chooses otherwise."""
        if await self.desk.act(refuse_offer, self.view.row.id) is not None:
            self.desk.say(self.desk.t("Bewaard. Dat mag."))


@ft.component
def next_card(desk: Desk, view: OfferView) -> ft.Control:
    """One tap for each; a reason is asked only of what broke off, and no reason is a fault."""
    typed, set_typed = ft.use_state("")
    error, set_error = ft.use_state("")
    is_breaking, set_breaking = ft.use_state(False)
    t = desk.t

    def day() -> tuple[bool, dt.date | None]:
        set_error("")
        try:
            return True, read_day(typed, today=view.today)
        except BadInput as trouble:
            set_error(t(trouble.sentence))
            return False, None

    def done() -> None:
        set_typed("")
        set_breaking(False)

    steps = Steps(desk, view, day, done)
    controls: list[ft.Control] = [
        parts.strong(t("Is er iets veranderd?") if view.row.state in _OVER else t("Hoe ver staat het?")),
        ft.Row(_buttons(steps, lambda: set_breaking(not is_breaking)), wrap=True, spacing=8, run_spacing=8),
    ]
    if is_breaking and view.row.state == "started":
        controls += [
            parts.small(t("Waarom stopte het? Niemand krijgt de schuld.")),
            parts.chips(
                "offer.reason",
                [Choice(reason.code, t(reason.label)) for reason in END_REASONS],
                on_choose=steps.end,
                on_card=True,
            ),
        ]
    controls.append(
        parts.field(
            "offer.day",
            t("Was het een andere dag?"),
            value=typed,
            on_change=set_typed,
            error=error or None,
            helper=t("Leeg is vandaag. Vul dit in voor je tikt."),
            hint="8/8/2026",
            keyboard=ft.KeyboardType.DATETIME,
        )
    )
    return parts.card(
        ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )


def _buttons(steps: Steps, flip_break: Callable[[], None]) -> list[ft.Control]:
    """What may follow on how it stands."""
    t, state, alias = steps.desk.t, steps.view.row.state, steps.view.alias
    if state == "started":
        return [
            parts.tonal("offer.finish", t("Afgelopen zoals gepland"), on_click=steps.finish),
            parts.tonal("offer.break", t("Eerder gestopt"), on_click=flip_break),
        ]
    word = t("Gestart") if state == "proposed" else t("Toch weer gestart")
    begins = parts.tonal("offer.start", word, icon=ft.Icons.PLAY_ARROW_ROUNDED, on_click=steps.start)
    if state != "proposed":
        return [begins]
    return [begins, parts.tonal("offer.refuse", t("{name} kiest er niet voor", name=alias), on_click=steps.refuse)]
