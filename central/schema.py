"""The tables of the centre. Nothing readable of a record can be in them: ids, signed headers, sealed bytes and figures.

Every row of a team starts its key with the team, so that PostgreSQL can partition by it. `seq` comes from one counter a
team, for operations and key boxes alike, so that one cursor orders both.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _team() -> Column[bytes]:
    return Column("team", LargeBinary, ForeignKey("team.id"), primary_key=True)


team = Table(
    "team",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seq", BigInteger, nullable=False, default=0),  # the last number given out
    Column("generation", Integer, nullable=False, default=1),  # a higher one after each restore
    Column("roster_length", Integer, nullable=False),
    Column("roster_head", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("created_millis", BigInteger, nullable=False),
)
# An empty place: what `team add` made and nobody claimed yet. The secret goes when it is claimed.
place = Table(
    "place",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False),
    Column("secret", LargeBinary),
    Column("expires_millis", BigInteger, nullable=False),
    Column("claimed_by", LargeBinary, ForeignKey("team.id")),
)
roster_link = Table(
    "roster_link",
    metadata,
    _team(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("sig", LargeBinary, nullable=False),
)
epoch = Table(
    "epoch",
    metadata,
    _team(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("sig", LargeBinary, nullable=False),
)
# The roster, worked out, so that a request is checked with one look-up. Revoked devices stay: their operations count.
member = Table(
    "member",
    metadata,
    _team(),
    Column("device", LargeBinary, primary_key=True),
    Column("sign_key", LargeBinary, nullable=False),
    Column("wire_key", LargeBinary, nullable=False),
    Column("role", Text, nullable=False),
    Column("is_active", Boolean, nullable=False),
)
ledger = Table(
    "ledger",
    metadata,
    _team(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("op_id", LargeBinary, nullable=False),
    Column("device", LargeBinary, nullable=False),
    Column("dev_seq", BigInteger, nullable=False),
    Column("scope", LargeBinary, nullable=False),
    Column("suite", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),  # header and signature, 201 bytes, as they travelled
    UniqueConstraint("team", "op_id"),
    UniqueConstraint("team", "device", "dev_seq"),
    Index("ledger_scope", "team", "scope"),
)
# Apart from the ledger, so that dropping is the deletion of a row and the ledger is never rewritten.
ciphertext = Table(
    "ciphertext",
    metadata,
    _team(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("ct", LargeBinary, nullable=False),
)
device_head = Table(
    "device_head",
    metadata,
    _team(),
    Column("device", LargeBinary, primary_key=True),
    Column("dev_seq", BigInteger, nullable=False),
    Column("op_id", LargeBinary, nullable=False),
)
# What an `erase` named: a scope (16 bytes) or an op_id (32). Also what has not arrived yet.
erased = Table(
    "erased",
    metadata,
    _team(),
    Column("target", LargeBinary, primary_key=True),
)
keybox = Table(
    "keybox",
    metadata,
    _team(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("scope", LargeBinary, nullable=False),
    Column("kid", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("maker", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the whole box, msgpack
    UniqueConstraint("team", "scope", "kid", "epoch"),
)
# Where the counter stood at each restore: up to there, cursors of an older generation still mean the same.
restore = Table(
    "restore",
    metadata,
    _team(),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
)
mailbox = Table(
    "mailbox",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("team", LargeBinary, ForeignKey("team.id"), nullable=False),
    Column("offer", LargeBinary, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    Column("expires_millis", BigInteger, nullable=False),
)
nonce = Table(
    "nonce",
    metadata,
    Column("signer", LargeBinary, primary_key=True),
    Column("nonce", Text, primary_key=True),
    Column("expires_millis", BigInteger, nullable=False, index=True),
)
# Randomly rounded before they came (statistics.md). `dimensions`: a JSON list; null in it: summed over that dimension.
figures = Table(
    "figures",
    metadata,
    _team(),
    Column("table", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    Column("is_final", Boolean, nullable=False),
    Column("stored_millis", BigInteger, nullable=False),
)
cell = Table(
    "cell",
    metadata,
    _team(),
    Column("table", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("dimensions", Text, primary_key=True),
    Column("is_total", Boolean, nullable=False),
    Column("count", BigInteger, nullable=False),
    Index("cell_table", "table", "period"),
)
# People of the back office; they see figures and nothing else.
user = Table(
    "back_office_user",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password_hash", Text, nullable=False),
    Column("totp_secret", Text, nullable=False),
    Column("last_totp_step", BigInteger, nullable=False, default=0),  # a code is taken once
    Column("created_millis", BigInteger, nullable=False),
)
# Logged in: the hash of a token, never the token. Left out of backups.
session = Table(
    "back_office_session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("user", Text, ForeignKey("back_office_user.name"), nullable=False),
    Column("created_millis", BigInteger, nullable=False),
    Column("seen_millis", BigInteger, nullable=False),
)
