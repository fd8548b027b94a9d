"""The sample app as a program with the handles of main.py: what the browser harness and the guard are tried on."""

import argparse
from pathlib import Path

from tests.views.sample import main
from views import laptop


def start() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--port", type=int, default=0)
    arguments.add_argument("--no-browser", action="store_true")
    chosen = arguments.parse_args()
    laptop.run(
        main,
        port=chosen.port,
        token=laptop.new_token(),
        assets_dir=Path(__file__).parents[2] / "assets",
        on_ready=lambda address: print(f"Vindplaats: {address}", flush=True),
    )
    print("closed", flush=True)


if __name__ == "__main__":
    start()
