"""Options that every command shares, and how they become settings and an open database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from central.database import Database
from central.settings import Settings

DataOption = Annotated[Path | None, typer.Option("--data", help="Folder of the centre's key and SQLite file.")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="postgresql://… ; without it, SQLite in --data.")
]


def settings_for(data: Path | None, database: str | None, **others: Any) -> Settings:
    """Options go before VINDPLAATS_CENTRAL_… of the environment, that before the defaults."""
    given = {"data": data, "database": database, **others}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as trouble:
        names = ", ".join(str(error["loc"][0]) for error in trouble.errors())
        raise typer.BadParameter(f"this setting cannot be: {names}") from None


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, brought to this version."""
    database = Database(settings)
    try:
        database.migrate()
        yield database
    finally:
        database.close()


def now_millis() -> int:
    """The clock, UTC."""
    return time.time_ns() // 1_000_000
