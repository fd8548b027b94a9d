"""The service with one route more, which does nothing: what a signed request costs before anything is stored."""

import argparse
from pathlib import Path

from fastapi import Request, Response

from central.app import create_app
from central.envelope import packed
from central.logs import set_up_logs
from central.routes import router
from central.serving import run
from central.settings import Settings
from domain.wire import Stamped


async def nothing(team: str, request: Request) -> Response:
    """Through the door and back: read, measured, believed, answered, signed."""
    del team
    return packed(Stamped(server_millis=request.app.state.now_millis()))


def main() -> None:
    """`python -m tools.bench.served --data DIR [--database URL]`; other settings by the environment."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.served")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    chosen = parser.parse_args()
    set_up_logs()
    settings = Settings(data=chosen.data, database=chosen.database, port=0)
    router.add_api_route("/teams/{team}/nothing", nothing, methods=["POST"])
    app = create_app(settings)
    run(app, settings, say=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
