"""stats export, backup, restore, verify, prune."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from central import backups
from central.audit import audit
from central.commands.options import DatabaseOption, DataOption, now_millis, opened, settings_for
from central.export import export_csv
from central.pruning import prune as prune_all

stats = typer.Typer(help="Figures of all teams together.")


@stats.command("export")
def export(
    data: DataOption = None,
    database: DatabaseOption = None,
    period: Annotated[str | None, typer.Option(help="One quarter, such as 2026Q3; without it, all.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="For spreadsheets that take UTF-8 only with a mark.")] = False,  # noqa: FBT002 - typer's form
) -> None:
    """Write the figures as CSV (semicolons) to standard output."""
    with opened(settings_for(data, database)) as opened_database:
        text = export_csv(opened_database, period=period)
    typer.echo(("\ufeff" if bom else "") + text, nl=False)


def backup(
    to: Annotated[Path, typer.Argument(help="Folder to write both files into.")],
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write the ledger and, apart, the key boxes. Keep the boxes a week at most; keep DIR/centre.key elsewhere."""
    with opened(settings_for(data, database)) as opened_database:
        for path in backups.backup(opened_database, to, now_millis=now_millis()):
            typer.echo(str(path))


def restore(
    ledger: Annotated[Path, typer.Argument(help="ledger-….backup", exists=True, dir_okay=False)],
    boxes: Annotated[Path | None, typer.Option(help="boxes-….backup", exists=True, dir_okay=False)] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Put a backup into an empty database. Applies every erasure it knows; devices offer again what it lacks."""
    with opened(settings_for(data, database)) as opened_database:
        try:
            count = backups.restore(opened_database, ledger, boxes=boxes)
        except backups.BadBackup as trouble:
            raise typer.TyperException(str(trouble)) from None
    typer.echo(f"Restored {count} teams.")


def verify(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Check every chain, signature and box; one line a fault, exit 1 if there is one."""
    count = 0
    with opened(settings_for(data, database)) as opened_database:
        for fault in audit(opened_database):
            typer.echo(fault)
            count += 1
    typer.echo(f"{count} faults." if count else "All is well.")
    if count:
        raise typer.Exit(1)


def prune(
    data: DataOption = None,
    database: DatabaseOption = None,
    folder: Annotated[
        Path | None, typer.Option("--backups", help="Folder of backups, to delete old key boxes.")
    ] = None,
) -> None:
    """Delete what has expired: nonces, mailboxes, places nobody took, old backups of key boxes. Run it daily."""
    settings = settings_for(data, database)
    with opened(settings) as opened_database:
        gone = prune_all(opened_database, settings, backups=folder, now_millis=now_millis())
    typer.echo(", ".join(f"{count} {kind}" for kind, count in gone.items()))
