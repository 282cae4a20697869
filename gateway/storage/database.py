"""The two engines on one database (docs/decisions/0002, measured): ours and the durable engine's.

One engine for both fails on SQLite: with our begin event the durable engine dies in its own migration, and with
its isolation setting our sessions lose updates.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000", "foreign_keys=ON")


@dataclass(frozen=True, slots=True)
class Engines:
    """Writers, one at a time on either database; readers, who see one moment; and the durable engine's own."""

    write: sa.Engine
    read: sa.Engine
    durable: sa.Engine

    @property
    def is_sqlite(self) -> bool:
        """Say whether one file and so one process is all there is."""
        return self.write.dialect.name == "sqlite"

    def dispose(self) -> None:
        """Close all connections."""
        for engine in (self.write, self.read, self.durable):
            engine.dispose()


def _on_sqlite(engine: sa.Engine, isolation_level: str | None, begin: str | None) -> sa.Engine:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:  # noqa: ANN401 (the driver's own connection)
        connection.isolation_level = isolation_level
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "reset")
    def _reset(connection: Any, _record: Any, _state: Any) -> None:  # noqa: ANN401 (the driver's own connection)
        """End what a refused COMMIT leaves open: the pool takes it for ended, and nobody could begin again."""
        connection.rollback()

    if begin is not None:

        @event.listens_for(engine, "begin")
        def _begin(connection: sa.Connection) -> None:
            connection.exec_driver_sql(begin)

    return engine


# A writer that fell silent inside its transaction loses it, and with it the writers' turn; nobody waits for ever.
_POSTGRESQL = (
    "-c idle_in_transaction_session_timeout=20s -c lock_timeout=20s -c timezone=UTC -c client_encoding=UTF8"
)
WRITERS_TURN = 0x4A4446
"""The advisory lock of the one who writes, on PostgreSQL (docs/decisions/0009)."""


def _on_postgresql(url: str) -> Engines:
    write, read, durable = (_engine(url, **_options(name)) for name in ("write", "read", "engine"))

    @event.listens_for(write, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITERS_TURN)))

    return Engines(
        write, read.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True), durable
    )


def _options(name: str) -> dict[str, Any]:
    told = {
        "application_name": f"jdf-gateway {name}",
        "connect_timeout": 10,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    options = "" if name == "engine" else _POSTGRESQL
    return {"connect_args": {**told, "options": options}, "pool_pre_ping": True, "pool_size": 8}


def full_url(url: str) -> str:
    """Return the URL with our driver's name in it: `postgresql://` alone means psycopg to us."""
    scheme, colon, rest = url.partition(":")
    return f"postgresql+psycopg{colon}{rest}" if scheme in ("postgresql", "postgres") else url


def open_engines(url: str) -> Engines:
    """Open the engines of a database URL (`sqlite:///...` or `postgresql://...`)."""
    if not url.startswith("sqlite"):
        return _on_postgresql(full_url(url))
    return Engines(
        write=_on_sqlite(_engine(url), None, "BEGIN IMMEDIATE"),
        read=_on_sqlite(_engine(url), None, "BEGIN"),
        durable=_on_sqlite(_engine(url), "IMMEDIATE", None),
    )


def _engine(url: str, **options: Any) -> sa.Engine:  # noqa: ANN401 (the library's own options)
    """Make an engine whose errors do not tell the values they were about: names and addresses belong in no log."""
    return sa.create_engine(url, hide_parameters=True, **options)
