"""The open book as an object: the connection, consent ledgers, drawers, and the values a change is based on."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

import msgspec

from domain import consent
from domain.causality import ancestors
from domain.clock import Stamp
from domain.codes import drawers
from domain.consent_texts.own import own_text
from domain.consent_texts.text import ConsentText
from domain.patches import Folded, Written, fold_field
from domain.records import KINDS, Drawer
from domain.retention import period_of
from domain.sets import Added, Addition, fold_set, read_set
from storage.book import schema
from storage.book.by_youth import ByYouth
from storage.book.remembered import Remembered
from storage.sqlite import open_in_memory

TAKEN_BACK = -1


class OpenDrawer(msgspec.Struct, frozen=True, kw_only=True):
    """A drawer found by folding."""

    scope: bytes
    drawer: Drawer
    consent: str


class Book:
    """In memory only; owned by the one worker thread."""

    def __init__(self, db: Any) -> None:
        self.db = db
        self.conn: sqlite3.Connection = db.conn
        self.conn.row_factory = sqlite3.Row
        self.remembered = Remembered(self.conn)
        self.by_youth = ByYouth(self.conn)

    @classmethod
    def empty(cls) -> Self:
        """A new book."""
        db = open_in_memory()
        schema.create(db)
        return cls(db)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """A book that was serialised."""
        db = open_in_memory()
        db.conn.deserialize(raw)
        return cls(db)

    def to_bytes(self) -> bytes:
        """The whole book, to be sealed as the snapshot."""
        return self.conn.serialize()

    def close(self) -> None:
        """Forget everything."""
        self.forget_answers()
        self.conn.close()

    def vacuum(self) -> None:
        """After an erasure: nothing of it stays in a free page."""
        self.forget_answers()
        self.conn.execute("VACUUM")

    def forget_answers(self) -> None:
        """Nothing that was read from the book is kept beside it."""
        self.remembered.forget()
        self.by_youth.forget()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Inside a transaction: all of the block, or nothing of it. One name, so that SQLite prepares it once."""
        self.conn.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.conn.execute("ROLLBACK TO attempt")
            raise
        finally:
            self.conn.execute("RELEASE attempt")

    @property
    def position(self) -> int:
        """How far the log is folded."""
        return int(self.conn.execute("SELECT folded FROM position").fetchone()[0])

    def set_position(self, position: int) -> None:
        """The log is folded up to here."""
        self.conn.execute("UPDATE position SET folded = ?", (position,))

    def wait_for(self, op_ids: Iterable[bytes]) -> None:
        """These were folded without their content, and now have it: they are to be looked at again."""
        self.conn.executemany(
            "INSERT INTO waiting (op, position) VALUES (?, 0) ON CONFLICT (op) DO NOTHING",
            [(name.hex(),) for name in op_ids],
        )

    # --- reading

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Rows of a query."""
        return self.conn.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self.conn.execute(sql, values).fetchone()
        return found

    def record(self, kind: str, record_id: str) -> dict[str, Any] | None:
        """The fields of a record that have a value, as plain JSON types."""
        row = self.row(f"SELECT * FROM {kind} WHERE id = ?", record_id)  # noqa: S608 - kind is a name of KINDS
        return None if row is None else plain(kind, row)

    # --- drawers and consent

    def drawer(self, scope: bytes) -> OpenDrawer | None:
        """The drawer under a scope."""
        row = self.row("SELECT * FROM drawer WHERE scope = ?", scope.hex())
        return None if row is None else _drawer(row)

    def opened_by(self, op_id: bytes) -> bytes | None:
        """The scope of the drawer that this operation opened."""
        row = self.row("SELECT scope FROM drawer WHERE op = ?", op_id.hex())
        return None if row is None else bytes.fromhex(row["scope"])

    def drawers(self, subject: str, code: str | None = None) -> list[OpenDrawer]:
        """The drawers of a youth or period."""
        found = self.rows(
            "SELECT * FROM drawer WHERE subject = ? AND (? IS NULL OR code = ?) ORDER BY scope",
            subject,
            code,
            code,
        )
        return [_drawer(row) for row in found]

    def consent_events(self, youth: str, purpose: str, recipient: str) -> list[consent.Event]:
        """All events of one purpose and recipient in this very file."""
        return self._events((youth,), purpose, recipient)

    def _events(self, youths: Sequence[str], purpose: str, recipient: str) -> list[consent.Event]:
        marks = ",".join("?" * len(youths))
        found = self.rows(
            "SELECT id, purpose, state, recipient, after, valid_until, text_version, at FROM consent "  # noqa: S608 - marks, values bound
            f"WHERE youth IN ({marks}) AND purpose = ? AND coalesce(recipient, '') = ?",
            *youths,
            purpose,
            recipient,
        )
        gone = self.taken_back(purpose)
        return [
            consent.Event(
                id=row["id"],
                purpose=row["purpose"],
                state=row["state"],
                recipient=row["recipient"] or "",
                after=tuple(json.loads(row["after"] or "[]")),
                valid_until=dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                version=_version(row, gone),
            )
            for row in found
        ]

    def files_of(self, youth: str) -> tuple[str, ...]:
        """The files that are one with this one, the leading one first; mostly this one alone."""
        found = self.rows(
            "SELECT youth FROM same WHERE file = (SELECT file FROM same WHERE youth = ?) ORDER BY youth != file, youth",
            youth,
        )
        return tuple(row["youth"] for row in found) or (youth,)

    def file_of(self, youth: str) -> str:
        """The file that leads: what is new is written there."""
        return self.files_of(youth)[0]

    def ledger(self, youth: str, *, today: dt.date) -> dict[tuple[str, str], consent.Standing]:
        """Where every purpose of a youth stands today, over all files that are one: a no in any of them counts."""
        files = self.files_of(youth)
        if len(files) == 1:
            return self.own_ledger(youth, today=today)
        keys = {key for file in files for key in self.own_ledger(file, today=today)}
        return {
            key: consent.fold(self._events(files, *key), today=today, lowest=self.wide_from(key[0]))
            for key in sorted(keys)
        }

    def own_ledger(self, youth: str, *, today: dt.date) -> dict[tuple[str, str], consent.Standing]:
        """Where every purpose stands today in this very file."""
        found: dict[tuple[str, str], consent.Standing] = {}
        for row in self.rows("SELECT * FROM standing WHERE youth = ?", youth):
            until = dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None
            is_over = row["state"] == "given" and until is not None and until < today
            found[row["purpose"], row["recipient"]] = consent.Standing(
                state="expired" if is_over else row["state"],
                event=row["event"],
                heads=tuple(json.loads(row["heads"])),
                valid_until=until,
            )
        return found

    def opened_for(self, drawer: OpenDrawer) -> tuple[str, str] | None:
        """(purpose, recipient) of the yes a youth's drawer was opened under; None when that event is not here."""
        row = self.row("SELECT purpose, recipient FROM consent WHERE id = ?", drawer.consent)
        return None if row is None else (str(row["purpose"]), str(row["recipient"] or ""))

    def drawer_stands(self, drawer: OpenDrawer) -> bool:
        """Does the consent a youth's drawer was opened under still hold? Others (team, quarter) always stand."""
        if not drawer.consent:
            return True
        row = self.row("SELECT purpose, recipient, youth FROM consent WHERE id = ?", drawer.consent)
        if row is None or row["youth"] != drawer.drawer.subject:
            return False
        if row["purpose"] not in drawers.BY_CODE[drawer.drawer.code].purposes:
            return False  # opened under another purpose's yes: it would outlive its own
        events = self.consent_events(row["youth"], row["purpose"], row["recipient"] or "")
        return consent.stands(drawer.consent, {event.id: event for event in events})

    def goes_before_its_time(self, drawer: OpenDrawer) -> bool:
        """Was it marked before its quarter or year began, as a wrong clock opened it? Nothing else is put in it."""
        if drawers.BY_CODE[drawer.drawer.code].belongs not in ("quarter", "year"):
            return False
        made = self.row('SELECT min(made) AS day FROM ending WHERE "of" = ?', drawer.scope.hex())
        if made is None or made["day"] is None:
            return False
        try:
            first, _ = period_of(drawer.drawer.subject)
        except ValueError:
            return True
        return dt.date.fromisoformat(made["day"]) + dt.timedelta(days=1) < first

    def misses_ancestors(self, event_id: str) -> bool:
        """Does a consent event lean on events that are not here (kept back, or still to come)?"""
        row = self.row("SELECT purpose, recipient, youth FROM consent WHERE id = ?", event_id)
        if row is None:
            return True
        events = {e.id: e for e in self.consent_events(row["youth"], row["purpose"], row["recipient"] or "")}
        beyond = ancestors(event_id, events) - set(events)  # of another file that is one with this, or not here
        return any(self.row("SELECT 1 FROM consent WHERE id = ?", name) is None for name in beyond)

    # --- the organisation's texts

    def own_texts(self) -> tuple[ConsentText, ...]:
        """Every text of the organisation itself, with how far it came."""
        steps: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows("SELECT * FROM text_step"):
            steps.setdefault(row["text"], []).append(plain("text_step", row))
        rows = self.rows("SELECT * FROM own_text ORDER BY purpose, language, version, id")
        return tuple(own_text(plain("own_text", r) | {"id": r["id"]}, steps=steps.get(r["id"], ())) for r in rows)

    def wide_from(self, purpose: str) -> int:
        """The version below which a yes to this purpose is asked again: words that allow more were approved since."""
        row = self.row("SELECT version FROM wide WHERE purpose = ?", purpose)
        return 0 if row is None else int(row["version"])

    def taken_back(self, purpose: str) -> dict[int, str]:
        """Versions of the organisation's words for a purpose that it took back, and when."""
        return {row["version"]: row["at"] for row in self.rows("SELECT * FROM taken_back WHERE purpose = ?", purpose)}

    # --- merging

    def folded(self, record: str, field: str) -> Folded:
        """The folded value of a field of a patch kind; heads empty when nothing was written."""
        return self.folded_of((record,), field)

    def folded_of(self, records: Sequence[str], field: str) -> Folded:
        """The same of several records that are one: all that was written in any of them, as if to a single one."""
        written = []
        for row in self._entries(records, field):
            raw, clock = json.loads(row["raw"]), Stamp(row["millis"], row["counter"])
            was = tuple(raw.get("was", ()))
            entry = Written(
                op=row["op"], value=raw["v"], on=tuple(raw["on"]), was=was, clock=clock, device=row["device"]
            )
            written.append(entry)
        return fold_field(written) if written else Folded(value=None, heads=())

    def members(self, record: str, field: str) -> dict[str, tuple[Addition, ...]]:
        """The members of a set field, each with the additions that make it one."""
        return self.members_of((record,), field)

    def members_of(self, records: Sequence[str], field: str) -> dict[str, tuple[Addition, ...]]:
        """The same of several records that are one."""
        return fold_set(self._changes_of(records, field))

    def _changes_of(self, records: Sequence[str], field: str) -> list[Added]:
        entries = self._entries(records, field)
        return [read_set(KINDS[row["kind"]].fields[field], json.loads(row["raw"]), op=row["op"]) for row in entries]

    def _entries(self, records: Sequence[str], field: str) -> list[sqlite3.Row]:
        marks = ",".join("?" * len(records))
        sql = f"SELECT * FROM entry WHERE record IN ({marks}) AND field = ?"  # noqa: S608 - marks, values bound
        return self.rows(sql, *records, field)


def plain(kind: str, row: sqlite3.Row) -> dict[str, Any]:
    """A row of a kind's table as a record: absent fields left out, lists as lists."""
    return {
        name: schema.from_column(field, row[name])
        for name, field in KINDS[kind].fields.items()
        if row[name] is not None
    }


def _version(row: sqlite3.Row, gone: dict[int, str]) -> int:
    """Of the words that were said; below all others where they had been taken back by then."""
    version = int(row["text_version"] or 0)
    is_over = version in gone and dt.datetime.fromisoformat(row["at"]) > dt.datetime.fromisoformat(gone[version])
    return TAKEN_BACK if is_over else version


def _drawer(row: sqlite3.Row) -> OpenDrawer:
    return OpenDrawer(
        scope=bytes.fromhex(row["scope"]),
        drawer=Drawer(row["code"], row["subject"]),
        consent=row["consent"],
    )
