"""Debian's PostgreSQL for the length of a test run: in a temporary folder, as a non-root user, on loopback alone."""

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import psycopg

REQUIRED = bool(os.environ.get("CI") or os.environ.get("GATEWAY_REQUIRE_CORPORA"))
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")
_ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
_PR_SET_PDEATHSIG = 1
_PLACES = "/usr/lib/postgresql/*/bin"


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, or None where there is none."""
    found = sorted(Path("/").glob(f"{_PLACES.lstrip('/')}/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def die_with_parent() -> None:
    """Let a child that is about to start be ended by the kernel when this process is."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


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
        ended = subprocess.run(
            [str(self._bin / program), *arguments], user=self._user, cwd="/", env=_ENVIRONMENT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, f"{program} failed:\n{ended.stdout[-1000:]}{ended.stderr[-1000:]}"

    def start(self) -> None:
        """Start and wait until it answers; it ends by itself when this process does, however that happens."""
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._bin / "postgres"), "-D", str(self._data)], user=self._user, cwd="/",
                env=_ENVIRONMENT, stdout=log, stderr=log, preexec_fn=die_with_parent,  # noqa: PLW1509 (one call, no thread)
            )  # fmt: skip
        end, pause = time.monotonic() + 60, threading.Event()
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()[-2000:]
            assert time.monotonic() < end, "PostgreSQL never answered"
            pause.wait(0.05)

    def _answers(self) -> bool:
        try:
            self.run_sql("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def halt(self) -> None:
        """Stop it as a crash does; its data stays."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def remove(self) -> None:
        """Stop it and leave nothing behind."""
        self.halt()
        shutil.rmtree(self._folder)

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
