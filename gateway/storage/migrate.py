"""Bring a database to the newest layout: one Alembic history for SQLite and PostgreSQL.

Alembic is loaded only where there is something to do: a gateway that starts on a database of the newest layout keeps
9 MB of memory that it would hold for nothing.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.config import Config

_STARTERS_TURN = 0x4A4447
_SCRIPTS = Path(__file__).parent / "migrations"


def config() -> "Config":
    """Return what Alembic needs to find the layouts."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    found = Config()
    found.set_main_option("script_location", str(_SCRIPTS))
    return found


def newest() -> str:
    """Return the newest layout's revision: the number with which its file's name begins."""
    return max(path.name.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*.py"))


def _current(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or "")


def migrate(engine: sa.Engine) -> None:
    """Upgrade to the newest layout; does nothing where it is there already."""
    with engine.begin() as connection:
        if _current(connection) == newest():
            return
        from alembic import command  # noqa: PLC0415 - see above

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
