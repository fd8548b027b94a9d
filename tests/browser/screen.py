"""A tab of a real Chromium with the app in it, driven by Semantics identifier; the methods of tests/views/harness.py.

What Flet 1.0.5 does on the web, found by trying:

* Flutter draws on a canvas. What can be found is its accessibility tree, and that exists only after its placeholder was
  clicked, by script: the placeholder lies outside the window.
* The node with the identifier takes no pointer; its child does. A click in the middle of its box reaches the child.
* A disabled button can be clicked, and nothing happens: `aria-disabled` must be looked at.
* `fill()` changes the input and not the app. Only keys do, and not always: a field with autofocus that is tapped on a
  busy machine can stay deaf, its input holding what Flutter never heard, until it lost the focus once (Flutter's issue
  129324; about 1 in 50 under load). So it is read on the wire whether the app was told, and else typed again.
* A field without `value=` in a component that is drawn again at each key is emptied by it: give it its value.
* The input of a field that never had the focus reads empty whatever the field shows.
* Rows that are scrolled away are not in the tree. The wheel brings them there; Playwright's own scrolling does not.
* `context.set_offline` cuts 127.0.0.1 as well. The browser of the tests resolves no other name (see chromium.py).
* A picture straight after a change shows the change half done: 300 ms.
* The splash "Working…" may stand after `#loading` went: wait for an identifier, not for the tree.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Error, Locator, Page, WebSocket
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.scripts import ALL, FIELD_HAS_FOCUS, IN_REACH, NAMED, RESTING, SCROLLER, STATE, WORDS

PHONE = (390, 844)
LAPTOP = (1366, 768)
TIMEOUT_SECONDS = 20.0  # a machine that runs other tests beside it
START_TIMEOUT_SECONDS = 60.0
STILL_FRAMES, STILL_LIMIT_MS = 4, 8000
ANSWER_SECONDS = 0.25
PICTURE_WAIT_MS = 300
WHEEL_TURNS = 80
REACHES = 5
TOLD_LOOKS, TOLD_MS = 40, 50
FOCUS_MS = 7000


@dataclass
class Figure:
    """What a task cost: taps on the glass, fields typed into (the tap on the field included in `taps`), and seconds.

    `seconds` are the test's: Chromium, the app, and waiting until each control stood still. No person taps so fast.
    """

    task: str
    taps: int
    fields: int
    seconds: float


class Screen:
    """One tab. Every method raises AssertionError when it cannot do as asked, with what stood on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps, self.fields = 0, 0
        self.figures: list[Figure] = []
        self.errors: list[str] = []
        self._told: list[bytes] = []
        self._answer = asyncio.Event()
        self._answer.set()
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("crash", lambda _page: self.errors.append("the tab crashed"))
        page.set_default_timeout(TIMEOUT_SECONDS * 1000)

    async def open(self, address: str) -> None:
        """Go to the launch address and wait until the accessibility tree is there."""
        await self.page.goto(address, timeout=START_TIMEOUT_SECONDS * 1000)
        await self.wake()

    async def wake(self) -> None:
        """Turn the accessibility tree on; needed after every load."""
        timeout_ms = START_TIMEOUT_SECONDS * 1000
        await self.page.wait_for_selector("flt-semantics-placeholder", state="attached", timeout=timeout_ms)
        await self.page.wait_for_selector("#loading", state="detached", timeout=timeout_ms)
        await self.page.evaluate("document.querySelector('flt-semantics-placeholder').click()")
        await self.page.wait_for_selector("flt-semantics-host flt-semantics", state="attached", timeout=timeout_ms)
        await self.page.wait_for_selector(ALL, state="attached", timeout=timeout_ms)

    async def reload(self) -> None:
        """What F5 does."""
        await self.page.reload()
        await self.wake()

    async def tap(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Bring it into view and click it.

        Raises:
            AssertionError: it is not there, disabled, or covered.
        """
        await self._in_view(identifier, timeout_seconds=timeout_seconds)
        x, y = await self._reached_place(identifier)
        if await self._node(identifier).evaluate(STATE, ["aria-disabled"]):
            raise AssertionError(f"{identifier} is disabled")
        await self.page.mouse.click(x, y)
        self.taps += 1

    async def _reached_place(self, identifier: str) -> tuple[float, float]:
        """Where it stands still and nothing lies over it, looked at once more when the finger is about to come down."""
        for _look in range(REACHES):
            x, y = await self._resting_place(identifier)
            if await self._is_in_reach(identifier, at=[x, y]):
                return x, y
            await self.scroll_to(identifier)  # a bar came, or it slid under the head or the dock
        raise AssertionError(f"{identifier} stays covered; on the screen: {await self._listed()}")

    @contextmanager
    def counting(self, task: str) -> Iterator[Figure]:
        """Count the taps, typed fields and seconds of a task; the last wait inside is where it ends for a person."""
        taps, fields, began = self.taps, self.fields, time.monotonic()
        figure = Figure(task=task, taps=0, fields=0, seconds=0.0)
        yield figure
        figure.taps, figure.fields = self.taps - taps, self.fields - fields
        figure.seconds = time.monotonic() - began
        self.figures.append(figure)

    async def _resting_place(self, identifier: str) -> tuple[float, float]:
        """Its middle, once it stood still: nobody taps what slides by, and Flutter takes the tap at where it was."""
        await self._answered()
        place = await self.page.evaluate(RESTING, [selector(identifier), STILL_FRAMES, STILL_LIMIT_MS])
        if place is None:
            raise AssertionError(f"{identifier} does not stand still")
        return float(place[0]), float(place[1])

    async def _answered(self) -> None:
        """Until the app said something since it was told something; to some taps it has nothing to say."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answer.wait(), ANSWER_SECONDS)
        self._answer.set()  # waited for once

    async def type_into(self, identifier: str, text: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Replace what stands in the field by typing; the field keeps the focus.

        Raises:
            AssertionError: the field is not there, or does not hold the text after three tries.
        """
        held, taps = "", self.taps
        for _try in range(3):
            self._told.clear()
            await self.tap(identifier, timeout_seconds=timeout_seconds)
            self.taps = taps + 1  # a person touches it once, however often its first keys were lost
            try:
                await self.page.wait_for_function(FIELD_HAS_FOCUS, arg=selector(identifier), timeout=FOCUS_MS)
            except PlaywrightTimeoutError:  # the same fault, the other way: the tap led the focus nowhere
                held = "no focus"
                continue
            await self.page.keyboard.press("Control+A")
            await self.page.keyboard.press("Backspace")
            await self.page.keyboard.type(text)
            held = await self._value(identifier, expected=text)
            if held == text and await self._was_told(text):
                self.fields += 1
                return
            if held == text:  # deaf; one that only lost its first keys keeps the focus, or it loses those again
                await self.page.evaluate("document.activeElement.blur()")
        raise AssertionError(f"{identifier} holds {held!r} after {text!r} was typed")

    def _listen(self, wire: WebSocket) -> None:
        wire.on("framesent", self._hear)
        wire.on("framereceived", lambda _frame: self._answer.set())

    def _hear(self, frame: str | bytes) -> None:
        self._answer.clear()
        self._told.append(frame if isinstance(frame, bytes) else frame.encode())

    async def _was_told(self, text: str) -> bool:
        """Whether the page sent the text to the app since the typing began."""
        for _look in range(TOLD_LOOKS):
            if not text or any(text.encode() in frame for frame in self._told):
                return True
            await self.page.wait_for_timeout(TOLD_MS)
        return False

    async def press_enter(self, identifier: str) -> None:
        """Enter in the field under the identifier."""
        await self.tap(identifier)
        await self.page.keyboard.press("Enter")

    async def text_of(self, identifier: str) -> str:
        """Every word under the identifier, labels and typed text included, a line each."""
        await self.wait_for(identifier)
        return str(await self._node(identifier).evaluate(WORDS))

    async def exists(self, identifier: str) -> bool:
        """Whether it is in the tree now; scrolled away is not there."""
        return await self.page.locator(selector(identifier)).count() > 0

    async def is_chosen(self, identifier: str) -> bool:
        """Whether a chip, a checkbox, a switch or a tab is on."""
        await self.wait_for(identifier)
        names = ["aria-checked", "aria-selected", "aria-pressed", "aria-current"]
        return bool(await self._node(identifier).evaluate(STATE, names))

    async def identifiers(self) -> list[str]:
        """All identifiers in the tree now."""
        script = "nodes => nodes.map(node => node.getAttribute('flt-semantics-identifier'))"
        return sorted(set(await self.page.locator(ALL).evaluate_all(script)))

    async def wait_for(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until it is in the tree."""
        await self._wait(identifier, "attached", timeout_seconds)

    async def wait_gone(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until it is not in the tree."""
        await self._wait(identifier, "detached", timeout_seconds)

    async def wait_for_text(self, identifier: str, text: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until `text` stands under the identifier, whatever the case of the letters."""
        await self.wait_for(identifier, timeout_seconds=timeout_seconds)
        script = f"([selector, text]) => {{ const words = {WORDS}; return [...document.querySelectorAll(selector)]"
        script += ".some(node => words(node).toLowerCase().includes(text.toLowerCase())); }"
        try:
            await self.page.wait_for_function(script, arg=[selector(identifier), text], timeout=timeout_seconds * 1000)
        except PlaywrightTimeoutError:
            raise AssertionError(f"{identifier} reads {await self.text_of(identifier)!r}, not {text!r}") from None

    async def scroll_to(self, identifier: str) -> None:
        """Turn the wheel, down and then up, until it is in the tree and in reach.

        Raises:
            AssertionError: it came nowhere by.
        """
        for direction in (1, -1):
            for _turn in range(WHEEL_TURNS):
                if await self._is_in_reach(identifier):
                    return
                if not await self._wheel(direction, identifier=identifier):
                    break
        if not await self._is_in_reach(identifier):
            raise AssertionError(f"{identifier} is not to be reached; on the screen: {await self._listed()}")

    async def named(self, prefix: str, words: str) -> str:
        """The identifier that begins with `prefix` and has `words` under it; rows carry numbers, people carry names.

        Raises:
            AssertionError: none does, also not further down.
        """
        with suppress(PlaywrightTimeoutError):
            await self.page.wait_for_function(NAMED, arg=[prefix, words], timeout=2000)
        for _turn in range(WHEEL_TURNS):
            found = await self.page.evaluate(NAMED, [prefix, words])
            if found:
                return str(found)
            if not await self._wheel(1, identifier=prefix):
                break
        try:
            handle = await self.page.wait_for_function(NAMED, arg=[prefix, words])
        except PlaywrightTimeoutError:
            raise AssertionError(f"no {prefix}… reads {words!r}; on the screen: {await self._listed()}") from None
        return str(await handle.json_value())

    async def back(self) -> None:
        """The browser's back button."""
        await self.page.go_back()

    async def picture(self, path: Path) -> None:
        """A PNG of the window, once it stands still."""
        path.parent.mkdir(parents=True, exist_ok=True)
        await self.page.wait_for_timeout(PICTURE_WAIT_MS)
        await self.page.screenshot(path=path)

    async def resize(self, size: tuple[int, int]) -> None:
        """Turn the phone, or drag the window; width and height in CSS pixels."""
        await self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def _node(self, identifier: str) -> Locator:
        # While one screen slides over another both are in the tree; the upper one comes last.
        return self.page.locator(selector(identifier)).last

    async def _in_view(self, identifier: str, *, timeout_seconds: float) -> Locator:
        with suppress(AssertionError):
            # Short when it may be scrolled away, long enough for a screen that is being drawn.
            await self.wait_for(identifier, timeout_seconds=min(timeout_seconds, 2.0))
        if not await self._is_in_reach(identifier):
            with suppress(AssertionError):
                await self.scroll_to(identifier)
            await self.wait_for(identifier, timeout_seconds=timeout_seconds)
            await self.scroll_to(identifier)
        return self._node(identifier)

    async def _is_in_reach(self, identifier: str, *, at: list[float] | None = None) -> bool:
        if not await self.exists(identifier):
            return False
        try:
            return bool(await self._node(identifier).evaluate(IN_REACH, at, timeout=1000))
        except Error:  # it left the tree between the two lines
            return False

    async def _wheel(self, direction: int, *, identifier: str) -> bool:
        """Turn the wheel once, towards the identifier if it is in the tree; False when nothing moved."""
        seen = await self._places()
        x, y, height = await self.page.evaluate(SCROLLER)
        across, down = 0.0, direction * height * 0.7
        if await self.exists(identifier) and (box := await self._node(identifier).bounding_box()):
            middle, width = box["x"] + box["width"] / 2, await self.page.evaluate("innerWidth")
            if not 0 <= middle < width:  # in a row that scrolls sideways: the tabs of a file on a phone
                across, down, y = width * (0.5 if middle > 0 else -0.5), 0.0, box["y"] + box["height"] / 2
            else:
                down = (1 if box["y"] + box["height"] / 2 > y else -1) * height * 0.7
        await self.page.mouse.move(x, y)
        await self.page.mouse.wheel(across, down)
        for wait_ms in (50, 100, 250):
            await self.page.wait_for_timeout(wait_ms)
            if await self._places() != seen:
                return True
        return False

    async def _places(self) -> Any:
        script = """nodes => nodes.map(node => { const box = node.getBoundingClientRect();
          return [node.getAttribute('flt-semantics-identifier'), box.left, box.top]; })"""
        return await self.page.locator(ALL).evaluate_all(script)

    async def _value(self, identifier: str, *, expected: str) -> str:
        field = self._node(identifier).locator("input, textarea").first
        for _try in range(20):
            if await field.input_value() == expected:
                return expected
            await self.page.wait_for_timeout(25)
        return await field.input_value()

    async def _wait(self, identifier: str, state: Any, timeout_seconds: float) -> None:
        try:
            await self._node(identifier).wait_for(state=state, timeout=timeout_seconds * 1000)
        except PlaywrightTimeoutError:
            wanted = "come" if state == "attached" else "go"
            raise AssertionError(f"{identifier} did not {wanted}; on the screen: {await self._listed()}") from None

    async def _listed(self) -> str:
        return ", ".join(await self.identifiers()) or "nothing"


def selector(identifier: str) -> str:
    """The identifier as Flutter writes it into the page."""
    return f'[flt-semantics-identifier="{identifier}"]'
