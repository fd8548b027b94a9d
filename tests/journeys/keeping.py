"""What the tests of keeping and going ask of a world: a youth, an answer, and what is still there."""

from __future__ import annotations

from storage.actions.consents import Answer, record_answer
from storage.actions.youths import create_youth
from tests.journeys.years import Years


def a_youth(world: Years, *, alias: str = "Lowie", number: int = 0) -> str:
    youth: str = world.do(number, create_youth, alias=alias)
    world.everybody()
    return youth


def agree(world: Years, youth: str, purpose: str, *, number: int = 0, recipient: str = "") -> None:
    paper = "written" if purpose == "P07" else "spoken"
    answer = Answer(youth=youth, purpose=purpose, state="given", understood=True, how=paper, recipient=recipient)
    world.do(number, record_answer, answer)


def drawers(world: Years, youth: str, *, number: int = 0) -> set[str]:
    return {d.drawer.code for d in world.do(number, lambda store: store.book.drawers(youth))}


def scopes(world: Years, youth: str, *codes: str) -> list[bytes]:
    found = world.do(0, lambda store: store.book.drawers(youth))
    return [d.scope for d in found if not codes or d.drawer.code in codes]


def is_nowhere(world: Years, gone: list[bytes]) -> bool:
    """No key and no ciphertext of these drawers, on any device or at the centre."""
    marks = ",".join(f"x'{scope.hex()}'" for scope in gone)
    here = f"SELECT count(*) FROM operation WHERE ct IS NOT NULL AND scope IN ({marks})"
    keys = f"SELECT count(*) FROM keybox WHERE scope IN ({marks})"
    counts = [
        world.do(number, lambda store, sql=sql: store.log.db.conn.execute(sql).fetchone()[0])
        for number in range(3)
        for sql in (here, keys)
    ]
    there = "SELECT count(*) FROM ledger l JOIN ciphertext c ON c.team = l.team AND c.seq = l.seq WHERE l.scope IN "
    counts += [world.centre.rows(f"{there}({marks})")[0][0], world.centre.rows(keys)[0][0]]
    return not any(counts)
