"""team add, team list, device list."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select

from central import schema
from central.commands.options import DatabaseOption, DataOption, now_millis, opened, settings_for
from central.keys import centre_key
from central.places import add_place

team = typer.Typer(help="Teams and their empty places.")
device = typer.Typer(help="Devices of the teams.")


@team.command("add")
def add(
    name: Annotated[str, typer.Argument(help="What the administrator calls the team; devices never see it.")],
    data: DataOption = None,
    database: DatabaseOption = None,
    address: Annotated[str | None, typer.Option(help="What the team's devices connect to (https://…).")] = None,
) -> None:
    """Make an empty place; prints the code for the first coordinator's device, alone on the last line."""
    settings = settings_for(data, database, public_address=address)
    fingerprint = bytes.fromhex(centre_key(settings.data).fingerprint)
    where = settings.address().rstrip("/")
    with opened(settings) as opened_database:
        code = add_place(
            opened_database,
            name,
            address=_checked(where),
            fingerprint=fingerprint,
            days=settings.place_days,
            now_millis=now_millis(),
        )
    typer.echo(f"A place for {name}, for {settings.place_days} days. Give this code to the first coordinator:")
    typer.echo(code)


@team.command("list")
def teams(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Teams (id, operations, generation, epoch, name), then places that nobody has taken yet."""
    with opened(settings_for(data, database)) as opened_database, opened_database.reading() as connection:
        for row in connection.execute(select(schema.team).order_by(schema.team.c.name)):
            typer.echo(f"{row.id.hex()}  seq {row.seq}  generation {row.generation}  epoch {row.epoch}  {row.name}")
        empty = select(schema.place.c.name).where(schema.place.c.claimed_by.is_(None)).order_by(schema.place.c.name)
        for name in connection.scalars(empty):
            typer.echo(f"{'(not taken yet)':32}  {name}")


@device.command("list")
def devices(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Devices: team, device, role, newest operation. Who uses them is sealed."""
    row, head = schema.member.c, schema.device_head.c
    joined = schema.member.outerjoin(schema.device_head, (row.team == head.team) & (row.device == head.device))
    query = select(row.team, row.device, row.role, row.is_active, head.dev_seq).select_from(joined)
    with opened(settings_for(data, database)) as opened_database, opened_database.reading() as connection:
        for found in connection.execute(query.order_by(row.team, row.device)):
            state = found.role if found.is_active else "revoked"
            typer.echo(f"{found.team.hex()}  {found.device.hex()}  {state:11}  {found.dev_seq or 0}")


def _checked(address: str) -> str:
    """A device takes https, and plain http to its own machine only."""
    if not address.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
        raise typer.BadParameter(f"devices connect over https only, not to {address}")
    return address
