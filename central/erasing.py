"""What an `erase` does at the centre: ciphertexts go, key boxes of shredded scopes go, it is remembered for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, delete, insert, select

from central import schema
from central.statements import rows_among
from domain.operation import ID_BYTES, OPEN_BODY

_ERASED = "SELECT target FROM erased WHERE team = ? AND target"
_AT_ONCE = 400  # values in one IN (...)


def known_erased(connection: Connection, team: bytes, targets: Collection[bytes]) -> frozenset[bytes]:
    """Which of these scopes and op_ids were erased before."""
    return frozenset(target for (target,) in rows_among(connection, _ERASED, (team,), targets))


def erase(connection: Connection, team: bytes, targets: Collection[bytes]) -> None:
    """Apply and remember. Doing it again is harmless."""
    fresh = set(targets) - known_erased(connection, team, targets)
    if fresh:
        connection.execute(insert(schema.erased), [{"team": team, "target": target} for target in sorted(fresh)])
    for some in chunks([target for target in targets if len(target) == ID_BYTES]):
        _delete_content(connection, team, schema.ledger.c.scope.in_(some))
        box = schema.keybox.c
        connection.execute(delete(schema.keybox).where(box.team == team, box.scope.in_(some)))
    for some in chunks([target for target in targets if len(target) != ID_BYTES]):
        _delete_content(connection, team, schema.ledger.c.op_id.in_(some))


def erase_all_known(connection: Connection, team: bytes) -> None:
    """After a restore, before anything is served."""
    row = schema.erased.c
    erase(connection, team, list(connection.scalars(select(row.target).where(row.team == team))))


def chunks(values: Collection[bytes]) -> Iterator[list[bytes]]:
    """In pieces that fit into one statement of either database."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _delete_content(connection: Connection, team: bytes, named: object) -> None:
    row = schema.ledger.c
    content = schema.ciphertext.c
    seqs = select(row.seq).where(row.team == team, row.suite != OPEN_BODY, named)  # type: ignore[arg-type]
    connection.execute(delete(schema.ciphertext).where(content.team == team, content.seq.in_(seqs)))
