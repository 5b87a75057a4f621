"""Alembic's entry: runs migrations on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from crossbearing.store.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transaction_per_migration=False)
# The store has begun a transaction that holds the write lock: a second program that opens the same new file waits.
context.run_migrations()
