"""user add, user list: people of the back office."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from central.commands.options import DatabaseOption, DataOption, now_millis, opened, settings_for
from central.users import add_user, user_names

user = typer.Typer(help="People who may see the figures in the back office.")


@user.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Name to log in with.")],
    data: DataOption = None,
    database: DatabaseOption = None,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read the password from a pipe.")] = False,  # noqa: FBT002 - typer's form
) -> None:
    """Make a user; prints the secret of the login app (TOTP), alone on the last line, once."""
    with opened(settings_for(data, database)) as opened_database:  # before a password is typed in vain
        if password_stdin:
            password = sys.stdin.readline().rstrip("\n")
        else:
            password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        try:
            secret = add_user(opened_database, name, password=password, now_millis=now_millis())
        except ValueError as trouble:
            raise typer.BadParameter(str(trouble)) from None
    typer.echo("Type this secret into the login app now; it is not shown again:")
    typer.echo(secret)


@user.command("list")
def users(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Names, one a line."""
    with opened(settings_for(data, database)) as opened_database:
        for name in user_names(opened_database):
            typer.echo(name)
