"""Many at once: numbers are committed in the order they are given out, so that no puller ever skips one."""

from __future__ import annotations

import asyncio
import threading

from fastapi import FastAPI

from tests.central.conftest import connect
from tests.central.device import Device, Line
from tests.central.team import Team, admit, codes, pull, push

PUSHES, PUSHERS = 25, 3


def in_own_loop(app: FastAPI, work: object) -> threading.Thread:
    """A thread with an event loop and a connection of its own."""

    async def run() -> None:
        async with connect(app) as line:
            await work(line)  # type: ignore[operator]

    return threading.Thread(target=lambda: asyncio.run(run()))


async def all_ended(threads: list[threading.Thread]) -> None:
    for thread in threads:
        await asyncio.to_thread(thread.join)


async def test_puller_skips_nothing_while_others_push(app: FastAPI, line: Line, team: Team) -> None:
    devices = [await admit(line, team) for _ in range(PUSHERS)]
    seen: list[int] = []
    boxes: list[bytes] = []
    is_over = threading.Event()
    faults: list[object] = []

    def pusher(device: Device) -> threading.Thread:
        async def work(own: Line) -> None:
            for _ in range(PUSHES):
                operations = [device.operation(), device.operation()]
                reply = await push(own, device, *operations, boxes=(device.key_box(operations[0].header.scope),))
                faults.extend(code for code in codes(reply) if code != "stored")

        return in_own_loop(app, work)

    async def keep_pulling(own: Line) -> None:
        cursor = ""
        while True:
            was_over = is_over.is_set()
            page = await pull(own, team.founder, limit=5, **({"after": cursor} if cursor else {}))
            seen.extend(row.seq for row in page.ops)
            boxes.extend(box.kid for box in page.boxes)
            cursor = page.cursor
            if was_over and page.done:
                return

    pushers = [pusher(device) for device in devices]
    puller = in_own_loop(app, keep_pulling)
    for thread in (*pushers, puller):
        thread.start()
    await all_ended(pushers)
    is_over.set()
    await asyncio.to_thread(puller.join)
    assert faults == []
    assert len(seen) == len(set(seen)) == PUSHERS * PUSHES * 2
    assert seen == sorted(seen)
    assert len(boxes) == len(set(boxes)) == PUSHERS * PUSHES


async def test_same_push_many_times_at_once_is_stored_once(app: FastAPI, line: Line, team: Team) -> None:
    operations = [team.founder.operation() for _ in range(4)]
    replies: list[list[str]] = []

    async def work(own: Line) -> None:
        replies.append(codes(await push(own, team.founder, *operations)))

    threads = [in_own_loop(app, work) for _ in range(5)]
    for thread in threads:
        thread.start()
    await all_ended(threads)
    assert sorted(replies) == [["duplicate"] * 4] * 4 + [["stored"] * 4]
    assert len((await pull(line, team.founder)).ops) == 4
