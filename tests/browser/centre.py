"""The central service as a process of its own, for the app in the browser to connect to."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.browser.program import ROOT


@asynccontextmanager
async def running_centre(folder: Path, *, under: Sequence[str] = ()) -> AsyncIterator[str]:
    """Serve on a free port; the code of one empty place, as `team add` prints it. `under`: as of `served`."""
    async with served(folder, under=under):
        yield await place_code(folder)


@asynccontextmanager
async def served(folder: Path, *, port: int = 0, under: Sequence[str] = ()) -> AsyncIterator[None]:
    """Serve the folder, until it is killed at the end. `under`: a program that runs it, such as a turned clock."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *under,
        *("-m", "central", "serve", "--port", str(port), "--data", str(folder)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 40)
        assert line.startswith(b"Central: "), line
        yield
    finally:
        process.kill()
        await process.communicate()


async def place_code(folder: Path) -> str:
    """`team add`: the code stands alone on the last line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "central", "team", "add", "Straathoek Noord", "--data", str(folder)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 40)
    return said.decode().splitlines()[-1].strip()
