"""People of the back office: a password (argon2id) and a code from their phone (TOTP), each code taken once."""

from __future__ import annotations

import secrets
import time

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import insert, select, update

from central import schema
from central.database import Database

MIN_PASSWORD_LETTERS = 12
STEP_SECONDS = 30
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))  # so that an unknown name takes as long as a wrong password


def add_user(database: Database, name: str, *, password: str, now_millis: int) -> str:
    """Returns the TOTP secret (base32), to be shown once. Raises ValueError: a short password, a name that exists."""
    if len(password) < MIN_PASSWORD_LETTERS:
        raise ValueError(f"the password needs at least {MIN_PASSWORD_LETTERS} characters")
    secret = pyotp.random_base32()
    with database.writing() as connection:
        if connection.scalar(select(schema.user.c.name).where(schema.user.c.name == name)):
            raise ValueError("there is a user of that name")
        row = {"name": name, "password_hash": _hasher.hash(password), "totp_secret": secret, "last_totp_step": 0}
        connection.execute(insert(schema.user).values(**row, created_millis=now_millis))
    return secret


def check_user(database: Database, name: str, *, password: str, code: str, now_seconds: float | None = None) -> bool:
    """Name, password and code fit, and the code was not used before. One step of clock drift is forgiven."""
    now = time.time() if now_seconds is None else now_seconds
    with database.reading() as connection:
        found = connection.execute(select(schema.user).where(schema.user.c.name == name)).first()
    # Outside every transaction: the slow hash of who guesses holds up no device.
    is_right = _is_password(found.password_hash if found else _NOBODY, password)
    step = _step(found.totp_secret, code, now_seconds=now) if found else None
    if found is None or not is_right or step is None or step <= found.last_totp_step:
        return False
    row = schema.user.c
    with database.writing() as connection:
        used = update(schema.user).where(row.name == name, row.last_totp_step < step).values(last_totp_step=step)
        return connection.execute(used).rowcount == 1


def user_names(database: Database) -> list[str]:
    """All of them, in order."""
    with database.reading() as connection:
        return list(connection.scalars(select(schema.user.c.name).order_by(schema.user.c.name)))


def _is_password(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (Argon2Error, InvalidHashError):
        return False


def _step(secret: str, code: str, *, now_seconds: float) -> int | None:
    totp = pyotp.TOTP(secret)
    current = int(now_seconds) // STEP_SECONDS
    for step in (current, current - 1, current + 1):
        if pyotp.utils.strings_equal(code, totp.generate_otp(step)):
            return step
    return None
