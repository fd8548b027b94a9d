"""The seventeen cards: mixed for each youth; what does not lie with the youth apart; a sensitive one is held."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from domain.codes import barriers
from domain.texts import Texts
from storage.actions.barriers import pick_barrier, unpick_barrier
from storage.queries.youth_file import BarrierRow
from views import parts
from views.desk import Desk
from views.leaning import lean


def mixed(codes: Sequence[str], *, youth: str) -> list[str]:
    """The codes in an order that is the same each time for a youth, and another for the next one."""
    return sorted(codes, key=lambda code: hashlib.sha256(f"{youth}/{code}".encode()).digest())


def held_key(youth: str) -> str:
    """Where a desk remembers the cards of a youth that wait for a yes: in memory only."""
    return f"barriers.held/{youth}"


async def keep_held(desk: Desk, youth: str, *, purpose: str) -> None:
    """After a yes: the cards that waited for it are kept. One that could not be kept waits on."""
    agreed = {code for code in held_cards(desk, youth) if barriers.purpose_of(code) == purpose}
    for code in sorted(agreed):
        if await desk.act(pick_barrier, youth, code=code) is not None:
            desk.memory[held_key(youth)] = held_cards(desk, youth) - {code}


def drop_held(desk: Desk, youth: str, *, purpose: str) -> None:
    """After a no: the cards that waited for a yes to this are on no screen any more, also when a yes comes later."""
    left = frozenset(code for code in held_cards(desk, youth) if barriers.purpose_of(code) != purpose)
    desk.memory[held_key(youth)] = left


def held_cards(desk: Desk, youth: str) -> frozenset[str]:
    """The cards of a youth that wait for a yes at this moment, drawn or not yet."""
    held: frozenset[str] = desk.memory.get(held_key(youth), frozenset())
    return held


@dataclass(frozen=True)
class Cards:
    """What is picked and held, and what a tap does."""

    youth: str
    chosen: frozenset[str]
    held: frozenset[str]
    tap: Callable[[str], Callable[[], object]]

    @property
    def count(self) -> int:
        """How many cards show a tick."""
        return len(self.chosen | self.held)


def use_cards(
    desk: Desk,
    youth: str,
    rows: Sequence[BarrierRow],
    *,
    on_pick: Callable[[str], object] | None = None,
    on_hold: Callable[[], object] | None = None,
) -> Cards:
    """Hook: every tap is kept at once; one that needs a yes stays on the screen.

    `on_pick` gets the barrier's id; `on_hold` is called when a card waits.
    """
    redraw = ft.use_state(0)[1]
    chosen = frozenset(row.code for row in rows if row.says == "youth" and row.state in ("open", "working"))

    def keep(cards: frozenset[str]) -> None:
        desk.memory[held_key(youth)] = cards
        redraw(lambda now: now + 1)

    def hold(code: str) -> None:
        keep(held_cards(desk, youth) | {code})
        # With the file only: after a former no a card may wait for the question to be asked again.
        lean(desk, held_key(youth), youth=youth, purpose="", drop=lambda: desk.memory.pop(held_key(youth), None))
        if on_hold is not None:
            on_hold()

    async def toggle(code: str) -> None:
        if code in held_cards(desk, youth):
            keep(held_cards(desk, youth) - {code})
        elif code in chosen:
            await desk.act(unpick_barrier, youth, code=code)
        else:
            made = await desk.act(pick_barrier, youth, code=code, on_ask=lambda _purpose: hold(code))
            if made is not None and on_pick is not None:
                on_pick(made)

    def tap(code: str) -> Callable[[], object]:
        return lambda: toggle(code)

    return Cards(youth=youth, chosen=chosen, held=held_cards(desk, youth), tap=tap)


def card_grids(cards: Cards, *, window: parts.Window, texts: Texts) -> list[ft.Control]:
    """All cards in two groups."""
    own = [row.code for row in barriers.BARRIERS if not row.is_structural]
    structural = [row.code for row in barriers.BARRIERS if row.is_structural]

    def grid(codes: Sequence[str]) -> ft.Control:
        drawn = [
            parts.barrier_card(
                code,
                texts.t(barriers.BY_CODE[code].label),
                chosen=code in cards.chosen | cards.held,
                on_click=cards.tap(code),
            )
            for code in mixed(codes, youth=cards.youth)
        ]
        return parts.barrier_grid(drawn, window=window)

    return [grid(own), parts.section(texts.t("Dit ligt niet aan jou")), grid(structural)]


def held_notices(desk: Desk, cards: Cards, *, texts: Texts) -> list[ft.Control]:
    """Says that a card is on the screen and nowhere else, and offers to ask now."""
    by_purpose: dict[str, list[str]] = {}
    for code in sorted(cards.held):
        by_purpose.setdefault(barriers.purpose_of(code), []).append(code)
    number = desk.number_of(cards.youth)

    def asking(purpose: str) -> Callable[[], None]:
        return lambda: desk.go(f"consent/{number}/{purpose}")

    return [
        parts.notice(
            texts.t("Dit staat alleen op het scherm. We bewaren het pas als jij ja zegt."),
            heading=" ".join(texts.t(barriers.BY_CODE[code].label) for code in codes),
            icon=ft.Icons.VISIBILITY_OUTLINED,
            action=parts.link(
                f"barriers.ask.{purpose}",
                texts.t("Nu vragen"),
                on_click=asking(purpose),
                colour=ft.Colors.ON_SECONDARY_CONTAINER,
            ),
        )
        for purpose, codes in by_purpose.items()
    ]
