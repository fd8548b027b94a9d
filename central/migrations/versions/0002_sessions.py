"""Sessions of the back office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "back_office_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("created_millis", sa.BigInteger(), nullable=False),
        sa.Column("seen_millis", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["back_office_user.name"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
