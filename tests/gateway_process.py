"""A real gateway and a real simulated device as processes, for tests that kill, stop and restart them."""

import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx

from adapters import build
from databases import DATABASES

CUSTOMER, OTHER, CSR = "gw_test-customer", "gw_test-other", "gw_test-csr"
_SHOP = """
[shop]
name = "Test Print"
[web]
listen = "127.0.0.1:0"
[[device]]
id = "press-1"
kind = "{kind}"
{device}
[[route]]
device = "press-1"
[[person]]
id = "ana"
name = "Ana Berg"
email = "ana@example.com"
company = "Berg"
role = "customer"
token = "file:secrets/ana.token"
[[person]]
id = "oli"
name = "Oli Other"
company = "Other"
role = "customer"
token = "file:secrets/oli.token"
[[person]]
id = "marek"
name = "Marek"
role = "csr"
token = "file:secrets/marek.token"
"""
TOKENS = {"ana": CUSTOMER, "oli": OTHER, "marek": CSR}


HOT_FOLDER = """
folder = "press-1/hot"
out = "press-1/out"
error = "press-1/error"
stable_s = 0.05
"""


def write_shop(folder: Path, *, kind: str = "hotfolder", device: str = HOT_FOLDER) -> Path:
    """Write a shop with one device and prepare the device's folders; its database, unless the environment names it."""
    for name in ("secrets", "press-1/hot", "press-1/out", "press-1/error"):
        (folder / name).mkdir(parents=True)
    for name, token in TOKENS.items():
        (folder / "secrets" / f"{name}.token").write_text(token)
    shop = _SHOP.format(kind=kind, device=device)
    if DATABASES.kind != "sqlite" and "GATEWAY_DATABASE_URL" not in os.environ:
        url, password = DATABASES.server.parted(DATABASES.url(folder))
        (folder / "secrets" / "database").write_text(password)
        shop += f'[database]\nurl = "{url}"\npassword = "file:secrets/database"\n'
    (folder / "shop.toml").write_text(shop)
    build("hotfolder", "press-1", tomllib.loads(HOT_FOLDER), base=folder).prepare()
    return folder


def wait_until(ask: Callable[[], Any], *, what: str, timeout_s: float = 60.0) -> Any:
    """Ask until the answer is true; the wait between two questions is an event that never comes."""
    import threading  # noqa: PLC0415

    pause, end = threading.Event(), time.monotonic() + timeout_s
    while time.monotonic() < end:
        with suppress(httpx.TransportError, FileNotFoundError, json.JSONDecodeError):
            if answer := ask():
                return answer
        pause.wait(0.03)
    raise AssertionError(f"waited {timeout_s:.0f} s in vain: {what}")


@dataclass
class GatewayProcess:
    """One gateway: started, killed and started again on the same shop."""

    shop: Path
    command: tuple[str, ...] = (sys.executable, "-m", "gateway")
    verb: tuple[str, ...] = ("serve",)
    prefix: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    url: str = ""
    lives: int = 0
    extra: dict[str, str] = field(default_factory=dict)

    def start(self, **environment: str) -> Self:
        """Start and wait until it accepts requests, or until it has died."""
        self.spawn(**environment)
        wait_until(lambda: self.dead or self._ready(), what="the gateway accepts requests")
        assert not self.dead or environment, f"the gateway died at its start:\n{self.log[-2000:]}"
        return self

    def spawn(self, **environment: str) -> None:
        """Start without waiting."""
        self.lives += 1
        (self.shop / "data" / "cli.json").unlink(missing_ok=True)
        log = (self.shop / "gateway.log").open("ab")
        self.process = subprocess.Popen(
            [*self.prefix, *self.command, *self.verb, "--shop", str(self.shop)],
            env={**os.environ, **self.extra, **environment}, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        log.close()

    def _ready(self) -> bool:
        self.url = json.loads((self.shop / "data" / "cli.json").read_text())["url"]
        return httpx.get(f"{self.url}/healthz", timeout=5).status_code == httpx.codes.OK

    @property
    def dead(self) -> bool:
        """Say whether the process has ended."""
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """Kill -9 the gateway and whatever it started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> int:
        """Ask it to stop, and return its exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def client(self, token: str = CUSTOMER) -> httpx.Client:
        """Return a client of the API with a person's token."""
        return httpx.Client(
            base_url=f"{self.url}/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=30
        )

    @property
    def log(self) -> str:
        """Return what the gateway has written to its log."""
        return (self.shop / "gateway.log").read_text(errors="replace")


class WorkerProcess(GatewayProcess):
    """One process more for a shop on PostgreSQL, which listens nowhere."""

    def spawn(self, **environment: str) -> None:
        """Start without waiting."""
        self.lives += 1
        with self._own_log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self.command, "worker", "--shop", str(self.shop)],
                env={**os.environ, **environment}, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    @property
    def _own_log(self) -> Path:
        return self.shop / f"worker-{id(self)}.log"

    def _ready(self) -> bool:
        return "has one worker more" in self.log

    @property
    def log(self) -> str:
        """Return what the worker has written to its log."""
        return self._own_log.read_text(errors="replace")


@contextmanager
def a_gateway(shop: Path, **environment: str) -> Iterator[GatewayProcess]:
    """Run a gateway on the shop for the length of the block."""
    gateway = GatewayProcess(shop).start(**environment)
    try:
        yield gateway
    finally:
        gateway.kill()


@dataclass
class Press:
    """The simulated device of a test: its folders, its process and its own log."""

    folder: Path
    config: str = ""
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start the simulator."""
        arguments = ["--folder", str(self.folder), "--log", str(self.log_file), "--poll", "0.02"]
        if self.config:
            (self.folder / "press.toml").write_text(self.config)
            arguments += ["--config", str(self.folder / "press.toml")]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "adapters.simulator", *arguments],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        return self

    @property
    def log_file(self) -> Path:
        """Return where the device writes down what it did."""
        return self.folder / "simulator.jsonl"

    def entries(self, event: str = "") -> list[dict[str, Any]]:
        """Return the device's own log, of one kind of entry or whole."""
        if not self.log_file.exists():
            return []
        found = [json.loads(line) for line in self.log_file.read_text().splitlines() if line.strip()]
        return [entry for entry in found if not event or entry["event"] == event]

    def stop(self) -> None:
        """Kill the simulator."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def a_press(shop: Path, config: str = "") -> Iterator[Press]:
    """Run the simulated device of a shop for the length of the block."""
    press = Press(shop / "press-1", config).start()
    try:
        yield press
    finally:
        press.stop()


def fresh_copy(template: Path, target: Path) -> Path:
    """Copy a prepared shop, so that each test begins with the same data."""
    return DATABASES.copy(template, target)


def upload(client: httpx.Client, data: bytes, name: str = "flyer.pdf") -> dict[str, Any]:
    """Send a file; return what the gateway says of it."""
    answer = client.put("/files", params={"name": name}, content=data)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def place(
    client: httpx.Client, form: str, answers: Mapping[str, Any], files: Mapping[str, bytes], key: str
) -> str:
    """Upload the files and place the order; return its id."""
    ids = {slot: upload(client, data, f"{slot}.pdf")["id"] for slot, data in files.items()}
    answer = client.post(
        "/orders", json={"form": form, "answers": answers, "files": ids}, headers={"Idempotency-Key": key}
    )
    assert answer.status_code == httpx.codes.CREATED, answer.text
    return str(answer.json()["id"])
