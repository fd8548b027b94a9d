"""Vindplaats: builds vault, sync and screens, and starts the app; on a laptop in a browser on 127.0.0.1."""

import argparse
import asyncio
import importlib.util
import os
import sys
import webbrowser
from pathlib import Path

import platformdirs

from storage.vault import Vault
from sync.loop import Syncer
from views import app, arguments, laptop, pauses
from views.office import Office

ASSETS = Path(__file__).parent / "assets"


def read_arguments() -> argparse.Namespace:
    """What was asked on the command line; wrong use ends with one line on standard error and exit code 2."""
    parser = arguments.Arguments(prog="main.py", description="Vindplaats, in the browser of this laptop.")
    parser.add_argument("--data", type=arguments.data_folder, default=usual_folder(), help="folder of the vault")
    parser.add_argument("--port", type=arguments.port_number, default=0, help="on 127.0.0.1; 0 picks a free one")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--central", type=arguments.web_address, help="address of the service beside it")
    parser.add_argument("--demo", action="store_true", help="a fictional team in a new vault")
    return parser.parse_args()


def usual_folder() -> Path:
    """Where a phone keeps the app's data, else this user's data folder."""
    return Path(os.environ.get("FLET_APP_STORAGE_DATA") or platformdirs.user_data_dir("vindplaats", appauthor=False))


async def demo(folder: Path) -> None:
    """Fill a new vault with made-up work (the workshop's; no phone carries it), and say how it opens."""
    from tools.demo import build, people

    if Vault(folder).state == "absent":
        await build.build(folder)
    print(f"Wachtwoord van de demo: {people.PASSPHRASE}", flush=True)


async def serve(chosen: argparse.Namespace) -> None:
    """The laptop: serve until SIGTERM, then lock and close."""

    def ready(address: str) -> None:
        pauses.set_program_apart()
        print(f"Vindplaats: {address}", flush=True)
        if not chosen.no_browser:
            webbrowser.open(address)

    if chosen.demo:
        await demo(chosen.data)
    vault = Vault(chosen.data)
    office = Office(vault, Syncer(vault), is_laptop=True, central=chosen.central or "")
    try:
        await laptop.serve(
            app.entry(office), port=chosen.port, token=laptop.new_token(), assets_dir=ASSETS, on_ready=ready
        )
    finally:
        await office.end()


def main() -> int:
    """Start; 0 when it ended as it should, 1 when the port is taken."""
    if importlib.util.find_spec("flet_web") is None:
        vault = Vault(usual_folder())
        app.start_phone(Office(vault, Syncer(vault)))
        return 0
    chosen = read_arguments()
    try:
        asyncio.run(serve(chosen))
    except OSError:
        print(f"Port {chosen.port} is not free on this machine.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
