"""When a turn is due."""

from __future__ import annotations

import asyncio
import contextlib
import time

from sync.timing import Pace, Timer

PACE = Pace(undo=0.2, undo_most=0.5, every=5.0, retry_first=0.1)


class Turns:
    """Counts turns; each says the next is due after `every`."""

    def __init__(self) -> None:
        self.at: list[float] = []
        self.timer = Timer(self.turn, pace=PACE)

    async def turn(self) -> float:
        self.at.append(time.monotonic())
        return PACE.every


@contextlib.asynccontextmanager
async def going():  # type: ignore[no-untyped-def]  # noqa: ANN201 - a fixture of this file
    turns = Turns()
    task = asyncio.create_task(turns.timer.go_on())
    await asyncio.sleep(0.05)
    assert len(turns.at) == 1  # at start
    try:
        yield turns
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_save_is_sent_when_it_can_no_longer_be_undone() -> None:
    async with going() as turns:
        saved = time.monotonic()
        turns.timer.nudge()
        await asyncio.sleep(0.5)
        assert len(turns.at) == 2
        assert turns.at[1] - saved >= PACE.undo


async def test_saves_in_a_row_do_not_wait_for_ever() -> None:
    async with going() as turns:
        saved = time.monotonic()
        for _ in range(9):
            turns.timer.nudge()
            await asyncio.sleep(0.1)
        assert len(turns.at) >= 2
        assert PACE.undo_most - 0.05 <= turns.at[1] - saved < 0.85


async def test_waking_up_runs_at_once() -> None:
    async with going() as turns:
        turns.timer.soon()
        await asyncio.sleep(0.05)
        assert len(turns.at) == 2


async def test_a_turn_that_fails_is_not_the_last() -> None:
    turns = Turns()

    async def fail() -> float:
        turns.at.append(time.monotonic())
        raise RuntimeError

    timer = Timer(fail, pace=PACE)
    task = asyncio.create_task(timer.go_on())
    await asyncio.sleep(0.05)
    timer.soon()
    await asyncio.sleep(0.05)
    assert len(turns.at) == 2
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def test_waits_double_and_never_pass_the_usual_rhythm() -> None:
    timer = Turns().timer
    assert 0.05 <= timer.back_off(1) <= 0.1
    assert 0.2 <= timer.back_off(3) <= 0.4
    assert timer.back_off(1000) <= PACE.every
