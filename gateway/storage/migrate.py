"""Bring a database to the newest layout: one Alembic history for SQLite and PostgreSQL."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

_STARTERS_TURN = 0x4A4447
_SCRIPTS = Path(__file__).parent / "migrations"


def config() -> Config:
    """Return what Alembic needs to find the layouts."""
    found = Config()
    found.set_main_option("script_location", str(_SCRIPTS))
    return found


def head() -> str:
    """Return the newest layout's revision."""
    found = ScriptDirectory.from_config(config()).get_current_head()
    if found is None:
        raise RuntimeError("the package carries no migrations")
    return found


def migrate(engine: sa.Engine) -> None:
    """Upgrade to the newest layout; does nothing where it is there already."""
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == head():
            return
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


@contextmanager
def one_at_a_time(engine: sa.Engine) -> Iterator[None]:
    """Let one process after the other make or change tables, ours and the durable engine's (PostgreSQL).

    Asked for again and again rather than waited for: who waits holds a snapshot, and an index that is being built
    concurrently would wait for that in turn.
    """
    if engine.dialect.name == "sqlite":
        yield
        return
    pause = threading.Event()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.execute(sa.select(sa.func.pg_try_advisory_lock(_STARTERS_TURN))).scalar_one():
            pause.wait(0.05)
        try:
            yield
        finally:
            connection.execute(sa.select(sa.func.pg_advisory_unlock(_STARTERS_TURN)))
