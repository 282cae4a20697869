"""Debian's PostgreSQL for the length of a test run: in a temporary folder, as a non-root user, on loopback alone."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

REQUIRED = bool(os.environ.get("CI") or os.environ.get("GATEWAY_REQUIRE_CORPORA"))
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")
_PLACES = "/usr/lib/postgresql/*/bin"


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, or None where there is none."""
    found = sorted(Path("/").glob(f"{_PLACES.lstrip('/')}/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _user() -> str | None:
    """Return whom PostgreSQL runs as where we are root: it refuses to be root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


class Server:
    """One server: made, started, stopped and gone."""

    def __init__(self, *settings: str) -> None:
        found = binaries()
        if found is None:
            raise FileNotFoundError(
                "PostgreSQL's programs are not installed (Debian: apt-get install postgresql)"
            )
        self._bin, self._user = found, _user()
        self._folder = Path(tempfile.mkdtemp(prefix="gateway-pg-"))
        self.password = secrets.token_hex(8)
        self.port = free_port()
        self._settings = settings or _QUICK
        self._init()
        self.start()

    def _init(self) -> None:
        given = self._folder / "password"
        given.write_text(self.password)
        if self._user:
            for path in (self._folder, given):
                shutil.chown(path, self._user)
        self._run(
            "initdb", "-D", str(self._data), "-U", "gateway", f"--pwfile={given}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        with (self._data / "postgresql.conf").open("a") as config:
            config.write(f"\nlisten_addresses='127.0.0.1'\nport={self.port}\nunix_socket_directories=''\n")
            config.writelines(f"{setting}\n" for setting in self._settings)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        log = self._folder.with_suffix(".log")
        with log.open("a") as output:
            ended = subprocess.run(
                [str(self._bin / program), *arguments], user=self._user, stdout=output, stderr=output,
                cwd="/", env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}, check=False,
            )  # fmt: skip
        assert ended.returncode == 0, f"{program} failed:\n{log.read_text()[-2000:]}"

    def start(self) -> None:
        """Start and wait until it answers."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-l", str(self._folder / "log"), "start")

    def halt(self, how: str = "immediate") -> None:
        """Stop it, as a crash does unless told otherwise; its data stays."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop")

    def remove(self) -> None:
        """Stop it and leave nothing behind."""
        self.halt()
        shutil.rmtree(self._folder)
        self._folder.with_suffix(".log").unlink(missing_ok=True)

    def url(self, name: str) -> str:
        """Return the URL of one of its databases."""
        return f"postgresql://gateway:{self.password}@127.0.0.1:{self.port}/{name}"

    def parted(self, url: str) -> tuple[str, str]:
        """Return a URL without its password, and the password."""
        return url.replace(f":{self.password}@", "@"), self.password

    def make(self, name: str, template: str = "template0") -> str:
        """Make a database, a copy of another where one is named; return its URL."""
        self.drop(name)
        self.run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database and whoever is connected to it."""
        self.run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def run_sql(self, statement: str) -> None:
        """Run one statement beside all databases."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # made here, from names of our own


def free_port() -> int:
    """Return a port of loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
