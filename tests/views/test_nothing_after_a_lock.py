"""After a lock no Python object of the session holds what was on a screen: not the desk, not a hook, not a page."""

import gc
import time
from pathlib import Path
from typing import Any

from storage.actions.consents import Answer, record_answer
from storage.actions.youths import create_youth
from tests.views.desks import opened_app

CANARY = "Grutterskoolmees"


def holds(value: Any, *, depth: int = 3) -> bool:
    """Does it, or what it is made of that the collector does not follow by itself?"""
    if isinstance(value, str | bytes):
        return value is not CANARY and len(value) < 5000 and CANARY in str(value)
    if depth == 0 or gc.is_tracked(value):
        return False
    return any(holds(part, depth=depth - 1) for part in gc.get_referents(value))


def holders() -> list[str]:
    gc.collect()
    return [type(each).__qualname__ for each in gc.get_objects() if any(holds(part) for part in gc.get_referents(each))]


async def test_no_object_of_the_session_remembers_a_youth_after_a_lock(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias=f"{CANARY}s")
        await app.desk.act(record_answer, Answer(youth=youth, purpose="P15", state="given", understood=True))
        number = app.desk.number_of(youth)
        for route, field in (
            (f"reply/{number}", "reply.words"),
            (f"report/{number}", "report.what"),
            (f"tasks/new/{number}", "task.what"),
            ("hand_out", "hand_out.what"),
            ("youths", "youths.search"),
        ):
            app.desk.go(route)
            await app.screen.type_into(field, f"woorden van {CANARY}")
        for route in (
            f"copy/{number}",
            f"requests/new/{number}",
            f"kept/{number}",
            f"consent/{number}/P07",
            "retention",
        ):
            app.desk.go(route)
            await app.screen.settle()
        assert holders()
        app.desk.go("more")  # Flet's own loop remembers the last effect it ran
        await app.screen.wait_for("nav.more")
        await app.office.close()
        await app.screen.wait_for("lock.passphrase")
        deadline = time.monotonic() + 10
        while left := holders():
            assert time.monotonic() < deadline, left
            await app.screen.settle()
