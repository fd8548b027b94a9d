"""The tables of the open book, made from the record declarations, and the few that folding itself needs.

One table a kind (named as the kind), one column a field, and `folded`: all searched text without case and accents.
Lists and sets are JSON. A column is NULL while its drawer has not arrived or has been erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from sqlite_utils import Database

from domain.fields import Field
from domain.records import KINDS, Kind

FOLDING_TABLES = (
    # Which drawer is which: found by folding `opened`. Once an erase named it nothing tells that it was there.
    """CREATE TABLE drawer (
        scope TEXT PRIMARY KEY, code TEXT NOT NULL, subject TEXT NOT NULL, consent TEXT NOT NULL,
        op TEXT NOT NULL) STRICT""",
    "CREATE INDEX drawer_subject ON drawer (subject, code)",
    # Every value written to a field of a patch kind: what merging and history need.
    """CREATE TABLE entry (
        record TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, op TEXT NOT NULL, scope TEXT NOT NULL,
        raw TEXT NOT NULL, millis INTEGER NOT NULL, counter INTEGER NOT NULL, device TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (record, field, op)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_scope ON entry (scope)",
    "CREATE INDEX entry_op ON entry (op)",
    # The drawers an event is spread over: one row an operation, and kept small, for there are as many as contacts.
    # `fields`: a bit for each field of the kind that the operation wrote, in the order of its declaration.
    """CREATE TABLE part (
        position INTEGER PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, op BLOB NOT NULL, scope BLOB NOT NULL,
        fields INTEGER NOT NULL) STRICT""",
    "CREATE INDEX part_record ON part (record)",
    "CREATE INDEX part_scope ON part (scope)",
    "CREATE INDEX part_op ON part (op)",
    # Fields on which two values stand that a person has to choose between.
    """CREATE TABLE conflict (
        record TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
        PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID""",
    # What a youth agreed to: the fold of the consent events.
    """CREATE TABLE standing (
        youth TEXT NOT NULL, purpose TEXT NOT NULL, recipient TEXT NOT NULL, state TEXT NOT NULL, event TEXT NOT NULL,
        heads TEXT NOT NULL, valid_until TEXT, PRIMARY KEY (youth, purpose, recipient)) STRICT, WITHOUT ROWID""",
    # The version from which the words of a purpose allow more (domain/consent_texts): an older yes is asked again.
    "CREATE TABLE wide (purpose TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # Words of the organisation that it took back: a yes said to them after that is asked again.
    """CREATE TABLE taken_back (
        purpose TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (purpose, version))
        STRICT, WITHOUT ROWID""",
    # Files that are one (storage/book/same.py): a row for each, the leading one too; and what lists show of the whole.
    "CREATE TABLE same (youth TEXT PRIMARY KEY, file TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX same_file ON same (file)",
    """CREATE TABLE merged (
        file TEXT PRIMARY KEY, alias TEXT, folded TEXT NOT NULL, fixed_contact TEXT, clock_start TEXT)
        STRICT, WITHOUT ROWID""",
    # Operations that cannot be folded yet: rest of the group, drawer or key still to come.
    "CREATE TABLE waiting (op TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # Operations of a kind that a newer app knows: kept raw in the log, and no table is counted while there are any.
    "CREATE TABLE unknown (op TEXT PRIMARY KEY, scope TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE position (folded INTEGER NOT NULL) STRICT",
)
_INDEXES = (
    "CREATE INDEX presence_youth ON presence (youth, day)",
    "CREATE INDEX presence_contact ON presence (contact)",
    "CREATE INDEX barrier_youth ON barrier (youth)",
    "CREATE INDEX consent_youth ON consent (youth, purpose)",
    "CREATE INDEX consent_minor ON consent (youth) WHERE age_band = '15-17'",
    "CREATE INDEX youth_birth ON youth (birth_date)",
    "CREATE INDEX copied_consent ON copied (consent)",
    "CREATE INDEX signature_consent ON signature (consent)",
    "CREATE INDEX proof_receipt ON proof (receipt)",
    "CREATE INDEX contact_day ON contact (day)",
    "CREATE INDEX same_as_youth ON same_as (youth)",
    "CREATE INDEX offer_youth ON offer (youth)",
    "CREATE INDEX pause_youth ON pause (youth)",
    "CREATE INDEX referral_youth ON referral (youth)",
    "CREATE INDEX refusal_referral ON refusal (referral)",
    "CREATE INDEX shared_youth ON shared (youth, referral)",
    "CREATE INDEX word_back_referral ON word_back (referral)",
    "CREATE INDEX person_youth ON person (youth)",
    "CREATE INDEX task_key ON task (key)",
    "CREATE INDEX task_youth ON task (youth)",
    "CREATE INDEX report_youth ON report (youth)",
    "CREATE INDEX request_of_youth ON request_of (youth)",
    "CREATE INDEX request_of_request ON request_of (request)",
    "CREATE INDEX reply_youth ON reply (youth)",
)
# What lists read instead of `youth`: one row a youth, however many files are one. `last_seen` over all files.
_FILE = """CREATE VIEW file AS SELECT y.id, y.first,
    coalesce(m.alias, y.alias) AS alias, coalesce(m.folded, y.folded) AS folded,
    coalesce(m.fixed_contact, y.fixed_contact) AS fixed_contact, coalesce(m.clock_start, y.clock_start) AS clock_start,
    CASE WHEN m.file IS NULL THEN (SELECT max(x.day) FROM presence x WHERE x.youth = y.id)
    ELSE (SELECT max(x.day) FROM same s JOIN presence x ON x.youth = s.youth WHERE s.file = y.id) END AS last_seen
    FROM youth y LEFT JOIN merged m ON m.file = y.id
    WHERE y.alias IS NOT NULL AND NOT EXISTS (SELECT 1 FROM same s WHERE s.youth = y.id AND s.file != y.id)"""


def _table(kind: Kind) -> str:
    columns = "".join(f', "{name}"' for name in kind.fields)
    fixed = "id TEXT PRIMARY KEY, first INTEGER NOT NULL, folded TEXT NOT NULL DEFAULT ''"
    return f"CREATE TABLE {kind.name} ({fixed}{columns})"


STATEMENTS = (
    *FOLDING_TABLES,
    *(_table(kind) for kind in KINDS.values() if kind.name != "opened"),
    *_INDEXES,
    _FILE,
)
# A snapshot made by other tables or other folding is a cache of something else: it is thrown away and rebuilt.
FOLD_VERSION = 10
VERSION = hashlib.sha256(f"{FOLD_VERSION}\n".encode() + "\n".join(STATEMENTS).encode()).digest()[:8]


def to_column(value: Any) -> Any:
    """A plain value as a column holds it: lists as JSON, true and false as 1 and 0, the rest as it is."""
    if isinstance(value, (list, tuple)):
        return json.dumps(list(value), ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def from_column(field: Field, value: Any) -> Any:
    """Undo `to_column`."""
    kind = _base(field.type)
    if get_origin(kind) is tuple:
        return json.loads(value)
    return bool(value) if kind is bool or bool in get_args(kind) else value


def _base(hint: Any) -> Any:
    """The type itself, without its limits."""
    return get_args(hint)[0] if hasattr(hint, "__metadata__") else hint


def to_bits(kind: Kind, names: Iterable[str]) -> int:
    """Field names as one number, for `part.fields`."""
    wanted = set(names)
    return sum(1 << bit for bit, name in enumerate(kind.fields) if name in wanted)


def from_bits(kind: Kind, bits: int) -> list[str]:
    """Undo `to_bits`."""
    return [name for bit, name in enumerate(kind.fields) if bits >> bit & 1]


def create(db: Database) -> None:
    """All tables, empty."""
    for statement in STATEMENTS:
        db.conn.execute(statement)
    db.conn.execute("INSERT INTO position (folded) VALUES (0)")
