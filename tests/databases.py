"""Which database a test runs on: the same test functions run on SQLite and on PostgreSQL (`--database`)."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import postgres
from gateway.storage.database import Engines, open_engines
from gateway.storage.migrate import migrate

KINDS = ("sqlite", "postgresql")
_MIGRATED = "migrated"


class Databases:
    """Gives every folder of a test its own database of the kind that the test runs on."""

    def __init__(self) -> None:
        self.kind = "sqlite"
        self._server: postgres.Server | None = None
        self._made: list[str] = []

    @property
    def server(self) -> postgres.Server:
        """Return PostgreSQL, started at its first use; skips where it is not installed, unless it must be there."""
        if self._server is None:
            if postgres.binaries() is None and not postgres.REQUIRED:
                pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
            self._server = postgres.Server()
            self._server.make(_MIGRATED)
            engines = open_engines(self._server.url(_MIGRATED))
            migrate(engines.write)
            engines.dispose()
        return self._server

    def url(self, folder: Path, *, empty: bool = False) -> str:
        """Return the URL of a folder's database: with its layout, unless it is to be empty."""
        if self.kind == "sqlite":
            return f"sqlite:///{folder / 'gateway.db'}"
        name = _name(folder)
        if name not in self._made:
            self.server.make(name, "template0" if empty else _MIGRATED)
            self._made.append(name)
        return self.server.url(name)

    def copy(self, template: Path, target: Path) -> Path:
        """Copy a shop's folder, and its database where that lies elsewhere."""
        shutil.copytree(template, target, symlinks=True)
        if self.kind == "postgresql":
            self.server.make(_name(target), _name(template))
            self._made.append(_name(target))
            shop = target / "shop.toml"
            shop.write_text(shop.read_text().replace(f"/{_name(template)}", f"/{_name(target)}"))
        return target

    @property
    def made(self) -> int:
        """Return how many databases there are beside the template."""
        return len(self._made)

    def forget(self, kept: int) -> None:
        """Drop all but the first so many databases."""
        for name in self._made[kept:]:
            self.server.drop(name)
        del self._made[kept:]

    def stop(self) -> None:
        """Stop the server, if one was started."""
        if self._server is not None:
            self._server.remove()
            self._server = None


def _name(folder: Path) -> str:
    return f"t_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"


DATABASES = Databases()
_PATIENCE = {"sqlite": "PRAGMA busy_timeout=20", "postgresql": "SET lock_timeout=20"}


@contextmanager
def locked(engines: Engines) -> Iterator[Callable[[], None]]:
    """Let somebody else have the writers' turn until the function given is called; ours wait 20 ms only."""
    dialect = engines.write.dialect.name
    with engines.write.connect() as pooled:
        pooled.exec_driver_sql(_PATIENCE[dialect])
        pooled.commit()
    other = open_engines(engines.write.url.render_as_string(hide_password=False))
    with other.write.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        yield connection.rollback
    other.dispose()
