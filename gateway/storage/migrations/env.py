"""Run the migrations on the connection that `gateway.storage.migrate` hands over."""

from alembic import context
from sqlmodel import SQLModel

from gateway.storage import rows

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    include_name=lambda name, kind, _parents: kind != "table" or name in SQLModel.metadata.tables,
)
with context.begin_transaction():
    context.run_migrations()

__all__ = ["rows"]
