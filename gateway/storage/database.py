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
    """Writers (BEGIN IMMEDIATE on SQLite), readers (plain BEGIN) and the durable engine's own."""

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


def open_engines(url: str) -> Engines:
    """Open the engines of a database URL (`sqlite:///...` or `postgresql+psycopg://...`)."""
    if not url.startswith("sqlite"):
        ours = _engine(url, pool_pre_ping=True)
        return Engines(ours, ours, _engine(url, pool_pre_ping=True))
    return Engines(
        write=_on_sqlite(_engine(url), None, "BEGIN IMMEDIATE"),
        read=_on_sqlite(_engine(url), None, "BEGIN"),
        durable=_on_sqlite(_engine(url), "IMMEDIATE", None),
    )


def _engine(url: str, *, pool_pre_ping: bool = False) -> sa.Engine:
    """Make an engine whose errors do not tell the values they were about: names and addresses belong in no log."""
    return sa.create_engine(url, pool_pre_ping=pool_pre_ping, hide_parameters=True)
