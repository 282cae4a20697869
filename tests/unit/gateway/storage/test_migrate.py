from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from gateway.storage.database import open_engines
from gateway.storage.migrate import migrate


def test_the_migrations_make_exactly_the_tables_that_the_rows_describe(tmp_path: Path):
    engine = open_engines(f"sqlite:///{tmp_path / 'gateway.db'}").write
    migrate(engine)
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_writers_flush_to_the_disk_and_keep_a_write_ahead_log(tmp_path: Path):
    engines = open_engines(f"sqlite:///{tmp_path / 'gateway.db'}")
    for engine in (engines.write, engines.durable):
        with engine.connect() as connection:
            assert connection.execute(sa.text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
