"""What stands on the screen, in words; queries answer from another thread, so a test waits for the words it expects."""

import asyncio
import time

from tests.views.harness import Screen, words


def all_words(screen: Screen) -> str:
    """Every word on the topmost screen."""
    return " ".join(word for control in screen.controls() for word in words(control))


async def until_said(screen: Screen, text: str, *, timeout_seconds: float = 10.0) -> None:
    """Until `text` stands on the screen."""
    deadline = time.monotonic() + timeout_seconds
    while text not in all_words(screen):
        if time.monotonic() > deadline:
            raise AssertionError(f"{text!r} is not said; the screen says: {all_words(screen)}")
        await asyncio.sleep(0.01)
        screen.fail_if_crashed()


async def until_unsaid(screen: Screen, text: str, *, timeout_seconds: float = 10.0) -> None:
    """Until `text` stands on the screen no more."""
    deadline = time.monotonic() + timeout_seconds
    while text in all_words(screen):
        if time.monotonic() > deadline:
            raise AssertionError(f"{text!r} is still said; the screen says: {all_words(screen)}")
        await asyncio.sleep(0.01)
        screen.fail_if_crashed()
