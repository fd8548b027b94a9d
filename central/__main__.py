"""`python -m central`: wrong use prints one clear line on standard error and exits 2."""

from __future__ import annotations

import os
import sys

import typer
from sqlalchemy.exc import SQLAlchemyError

from central.commands import people, service, teams, upkeep

app = typer.Typer(
    name="central",
    help="Vindplaats central service: keeps what it cannot read.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(service.serve)
app.command()(service.migrate)
app.add_typer(teams.team, name="team")
app.add_typer(teams.device, name="device")
app.add_typer(people.user, name="user")
app.add_typer(upkeep.stats, name="stats")
app.command()(upkeep.backup)
app.command()(upkeep.restore)
app.command()(upkeep.verify)
app.command()(upkeep.prune)


def main() -> int:
    """The exit status: 0, 1 for what failed or was found, 2 for wrong use."""
    os.umask(0o077)  # what the service writes is for its owner only
    try:
        code = app(standalone_mode=False, prog_name="python -m central")
    except typer.TyperException as trouble:
        first = trouble.format_message().strip().splitlines() or ["wrong use"]
        return _complain(first[0], code=trouble.exit_code)
    except typer.Abort:
        return _complain("stopped", code=1)
    except OSError as trouble:
        return _complain(trouble.strerror or "the system refuses", code=2)
    except SQLAlchemyError:
        return _complain("the database cannot be used: is it there, and is --database right?", code=2)
    return code if isinstance(code, int) else 0


def _complain(line: str, *, code: int) -> int:
    print(f"central: {line}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
