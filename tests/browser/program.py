"""main.py as a process of its own: started, asked for its address, ended as a person or a flat battery would."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
READY = "Vindplaats: "
START_TIMEOUT_SECONDS = 40
STOP_TIMEOUT_SECONDS = 15
MAIN = ("main.py",)


@dataclass
class Program:
    """A running app. `address` is the launch address with its token."""

    process: asyncio.subprocess.Process
    address: str
    said: list[str]

    async def stop(self) -> int:
        """SIGTERM, and the code it ended with: 0 when it closed its vault.

        Raises:
            AssertionError: it had to be killed.
        """
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(self.process.communicate(), STOP_TIMEOUT_SECONDS)
            except TimeoutError:
                await self.kill()
                raise AssertionError("SIGTERM did not end the app") from None
        assert self.process.returncode is not None
        return self.process.returncode

    async def kill(self) -> None:
        """SIGKILL: what it had not written is lost."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.communicate()


async def started(
    data: Path,
    *,
    central: str | None = None,
    arguments: Sequence[str] = (),
    program: Sequence[str] = MAIN,
) -> Program:
    """Start the app on a free port, until it says where it listens.

    Args:
        data: its folder.
        central: address of a service.
        arguments: more of them, such as `--demo`.
        program: what Python runs; the harness's own tests start another.

    Raises:
        AssertionError: it ended, or said nothing in time; with its last words.
    """
    command = [*program, "--data", str(data), "--port", "0", "--no-browser", *arguments]
    command += ["--central", central] if central else []
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=1 << 20,
    )
    running = Program(process=process, address="", said=[])
    try:
        running.address = await asyncio.wait_for(launch_address(running), START_TIMEOUT_SECONDS)
    except TimeoutError:
        await running.kill()
        raise AssertionError(f"the app did not say where it listens: {''.join(running.said)}") from None
    return running


async def launch_address(running: Program) -> str:
    """Read until the line that says it is ready; what came before stays in `said`."""
    assert running.process.stdout is not None
    while line := (await running.process.stdout.readline()).decode("utf-8", "replace"):
        running.said.append(line)
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    await running.process.wait()
    raise AssertionError(f"the app ended: {''.join(running.said)}")
