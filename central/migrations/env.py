"""Run by `Database.migrate`, which hands over its connection and transaction."""

from __future__ import annotations

from alembic import context

from central.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
