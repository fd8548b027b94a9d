"""Who is logged in. The cookie holds a random token, the database only its hash: a copy of it logs nobody in."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import delete, insert, select, update

from central import schema
from central.database import Database

IDLE_MILLIS = 30 * 60 * 1000
WHOLE_MILLIS = 8 * 60 * 60 * 1000
_SEEN_EVERY_MILLIS = 60 * 1000


def begin(database: Database, user: str, *, now_millis: int) -> str:
    """A new session; its token goes into the cookie. What ran out is swept away."""
    token = secrets.token_urlsafe(32)
    row = schema.session.c
    with database.writing() as connection:
        connection.execute(
            delete(schema.session).where(
                (row.seen_millis < now_millis - IDLE_MILLIS) | (row.created_millis < now_millis - WHOLE_MILLIS)
            )
        )
        values = {"token_hash": _hash(token), "user": user, "created_millis": now_millis, "seen_millis": now_millis}
        connection.execute(insert(schema.session).values(values))
    return token


def user_of(database: Database, token: str, *, now_millis: int) -> str | None:
    """Whose session it is; None once it ended: half an hour without a request, 8 hours in all, or logged out."""
    row = schema.session.c
    with database.reading() as connection:
        found = connection.execute(select(schema.session).where(row.token_hash == _hash(token))).first()
    if found is None:
        return None
    if found.seen_millis < now_millis - IDLE_MILLIS or found.created_millis < now_millis - WHOLE_MILLIS:
        end(database, token)
        return None
    if found.seen_millis < now_millis - _SEEN_EVERY_MILLIS:
        with database.writing() as connection:
            connection.execute(
                update(schema.session).where(row.token_hash == _hash(token)).values(seen_millis=now_millis)
            )
    return str(found.user)


def end(database: Database, token: str) -> None:
    """Log out: the token means nothing any more, wherever a copy of it is."""
    with database.writing() as connection:
        connection.execute(delete(schema.session).where(schema.session.c.token_hash == _hash(token)))


def form_token(secret: str) -> str:
    """What a form has to bring along besides the cookie (against forged requests). `secret`: the cookie's value."""
    return hmac.digest(secret.encode(), b"vindplaats/form/1", "sha256").hex()


def is_form_token(text: str, *, secret: str) -> bool:
    """Compared in constant time."""
    return bool(secret) and hmac.compare_digest(text.encode(), form_token(secret).encode())


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
