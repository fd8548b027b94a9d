"""How somebody in the queue of a zitdag is called, and how its local acts are done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.datewords import time_words
from domain.errors import Locked, VindplaatsError
from storage.queue import Waiter
from views.desk import Desk


def called(desk: Desk, waiter: Waiter) -> str:
    """The youth's street name, the chosen word, or the number."""
    return waiter.alias or waiter.word or desk.t("Nummer {number}", number=waiter.number)


def since(desk: Desk, waiter: Waiter, *, waits: bool) -> str:
    """As "Nummer 3 · wacht sinds 15.10"."""
    number = desk.t("Nummer {number}", number=waiter.number)
    parts = [number] if waiter.alias or waiter.word else []
    if waiter.since is not None:
        time = time_words(waiter.since, texts=desk.texts)
        parts.append(desk.t("wacht sinds {time}", time=time) if waits else desk.t("hier sinds {time}", time=time))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


async def on_device(desk: Desk, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do something with the queue, which no other device hears of: what it answers (True for None), None on trouble."""
    desk.office.touch()
    try:
        answer = await desk.ask(act, *args, **kwargs)
    except Locked:
        desk.draw()
        return None
    except VindplaatsError as trouble:
        desk.say(desk.t(trouble.sentence))
        return None
    desk.office.changed()
    return True if answer is None else answer
