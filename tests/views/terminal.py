"""The client's end of Flet's wire, without Flutter: what it tells of itself, what it answers, and what crashed."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgpack
from flet.controls.base_control import BaseControl
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    InvokeMethodRequestBody,
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

encode = configure_encode_object_for_msgpack(BaseControl)


class Crashed(AssertionError):
    """The app sent SESSION_CRASHED: an exception left a handler, a component or an effect."""


class Terminal(Connection):
    """The client's end of the wire: packs every message as Flutter would get it, and answers what must be answered."""

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.loop = asyncio.get_running_loop()
        self.executor = ThreadPoolExecutor(max_workers=2)
        self.pubsubhub = PubSubHub(loop=self.loop, executor=self.executor)
        self.page_url = "http://127.0.0.1:8000"
        self.answers = answers
        self.invoked: list[tuple[str, Any]] = []
        self.crashes: list[str] = []
        self.session: Session | None = None
        self.on_sent: Callable[[float], None] | None = None
        """Told when a message was packed, by `time.perf_counter`; what it draws stands in the page one turn later."""
        self.tasks: set[asyncio.Task[None]] = set()

    def send_message(self, message: Message) -> None:
        # Packing is not idle: it takes the snapshots that Flet's diff compares with. Without it no change is ever seen.
        msgpack.packb([message.action, message.body], default=encode)
        if self.on_sent is not None:
            self.on_sent(time.perf_counter())
        if message.action is MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        elif message.action is MessageAction.INVOKE_METHOD:
            task = self.loop.create_task(self.answer(message.body))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def answer(self, call: InvokeMethodRequestBody) -> None:
        """Do as the client does: a pushed route comes back as an event, a method has a result."""
        assert self.session is not None
        self.invoked.append((call.name, call.args))
        answer = self.answers.get(call.name)
        result = answer(call.args) if callable(answer) else answer
        self.session.handle_invoke_method_results(call.control_id, call.call_id, result, None)
        if call.name == "push_route":
            await self.go(call.args["route"])

    async def go(self, route: str) -> None:
        assert self.session is not None
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.session.page._i, "route_change", {"route": route})

    def dispose(self) -> None:
        self.executor.shutdown(wait=False)


def first_page(size: tuple[int, int], *, dark: bool, locale: str) -> dict[str, Any]:
    """What a client tells of itself when it registers."""
    width, height = size
    none = {"top": 0, "right": 0, "bottom": 0, "left": 0}
    return {
        "route": "/",
        "web": True,
        "pwa": False,
        "debug": False,
        "wasm": False,
        "test": False,
        "multi_view": False,
        "platform": "linux",
        "platform_brightness": "dark" if dark else "light",
        "width": width,
        "height": height,
        "media": {
            "padding": none,
            "view_padding": none,
            "view_insets": none,
            "device_pixel_ratio": 1.0,
            "orientation": "portrait" if height > width else "landscape",
        },
        "locale_configuration": {"current_locale": {"language_code": locale}},
    }
