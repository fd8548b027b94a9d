"""serve, migrate."""

from __future__ import annotations

from typing import Annotated

import typer

from central.commands.options import DatabaseOption, DataOption, opened, settings_for


def serve(
    data: DataOption = None,
    database: DatabaseOption = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
) -> None:
    """Serve until SIGTERM; prints `Central: http://…` when ready."""
    from central.serving import serve as run

    run(settings_for(data, database, port=port, host=host), say=_say)


def migrate(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Bring the database to this version of the service (serve does so too)."""
    with opened(settings_for(data, database)):
        typer.echo("The database is of this version.")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - whoever started the service waits for this line
