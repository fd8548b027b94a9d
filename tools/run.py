"""`make run` and `make demo`: the app with a central service beside it, both on 127.0.0.1, data in one folder.

On the first start a team is made, and its invitation printed as `Koppelcode: …` on a line of its own. The service keeps
the port of its first start, because the code that a device was given names it.
"""

import argparse
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
READY = "Central: "
STOP_SECONDS = 10


def remembered_port(folder: Path) -> int:
    """The service's port: the one of the first start, or a free one, written down."""
    note = folder / "port"
    with suppress(FileNotFoundError, ValueError):
        return int(note.read_text(encoding="ascii"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    note.write_text(str(port), encoding="ascii")
    return port


def started_service(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The service as a process of its own, and its address, once it says it is ready.

    Raises:
        SystemExit: it ended before it was ready (its own words are on standard error).
    """
    command = [sys.executable, "-m", "central", "serve", "--data", str(folder), "--port", str(remembered_port(folder))]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if line.startswith(READY):
                return process, line.removeprefix(READY).strip()
    except BaseException:  # told to end while it starts: nothing stays behind
        stopped(process)
        raise
    process.stdout.close()
    raise SystemExit(process.wait() or 1)


def invitation(folder: Path, *, name: str) -> str:
    """A new team's code for its first coordinator: the last line of `team add`."""
    command = [sys.executable, "-m", "central", "team", "add", name, "--data", str(folder)]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return answer.stdout.strip().splitlines()[-1]


def invite_once(folder: Path) -> None:
    """Make the first team, on the first start only."""
    note = folder / "team"
    if note.exists():
        return
    code = invitation(folder, name="Team")
    note.write_text("made\n", encoding="ascii")
    print(f"Koppelcode: {code}", flush=True)


def demo_once(folder: Path, *, device: Path) -> None:
    """Make the fictional team, on the first start only."""
    if not device.exists():
        print("Een verzonnen team maken: 3 werkers, 200 jongeren, een jaar. Dat duurt een minuut.", flush=True)
        command = [sys.executable, "-m", "tools.demo", "--data", str(device), "--code", invitation(folder, name="Demo")]
        subprocess.run(command, cwd=ROOT, check=True)


def stopped(process: subprocess.Popen[str]) -> None:
    """End a process: ask first, then insist."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def ended(_signum: int, _frame: FrameType | None) -> None:
    """SIGTERM before the app runs: what was started is stopped on the way out."""
    raise SystemExit(0)


def main() -> int:
    """Start both, wait for the app to end, end the service."""
    arguments = argparse.ArgumentParser(prog="make run", description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path(".data"), help="folder for device and service")
    arguments.add_argument("--port", type=int, default=0, help="the app's port; 0 picks a free one")
    arguments.add_argument("--no-browser", action="store_true", help="do not open a browser")
    arguments.add_argument("--demo", action="store_true", help="a fictional team of a year")
    chosen = arguments.parse_args()

    signal.signal(signal.SIGTERM, ended)
    data = chosen.data.resolve()
    central_folder = data / "central"
    central_folder.mkdir(parents=True, exist_ok=True)
    service, address = started_service(central_folder)
    command = [
        sys.executable,
        "main.py",
        "--data",
        str(data / "device"),
        "--port",
        str(chosen.port),
        "--central",
        address,
    ]
    command += ["--no-browser"] if chosen.no_browser else []
    command += ["--demo"] if chosen.demo else []
    app: subprocess.Popen[str] | None = None
    try:
        if chosen.demo:
            demo_once(central_folder, device=data / "device")
        else:
            invite_once(central_folder)
        app = subprocess.Popen(command, cwd=ROOT, text=True)
        running = app

        def hand_on(signum: int, _frame: FrameType | None) -> None:
            running.send_signal(signum)

        signal.signal(signal.SIGTERM, hand_on)
        signal.signal(signal.SIGINT, lambda _signum, _frame: None)  # the terminal tells the app as well
        return app.wait()
    finally:
        if app is not None and app.poll() is None:
            stopped(app)
        stopped(service)


if __name__ == "__main__":
    sys.exit(main())
