"""The demo's two child processes: the gateway and the simulated press, each with a log of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import gateway
from gateway.demo.shop import DemoShop
from gateway.domain.errors import GatewayError, GatewayUnreachableError
from gateway.running import running_gateway

_HOME = Path(str(gateway.__file__)).parent.parent
_END_S = 15.0
_TAIL = 15
_LOOK_S = 0.05


class DemoBrokeError(GatewayError):
    """A part of the demo did not start or did not go on."""

    code = "demo-broke"


@dataclass(frozen=True, slots=True)
class Child:
    """A process that the demo started, and the file with what it says."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def refuse_dead(self) -> None:
        """Raise with the child's last words if it has ended."""
        if self.process.poll() is not None:
            words = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-_TAIL:]
            raise DemoBrokeError(
                f"The {self.name} ended with {self.process.returncode}.",
                why="Its last words:\n" + "\n".join(words),
                fix=f"See {self.log}.",
            )


@contextmanager
def child(name: str, arguments: Sequence[str], log: Path) -> Iterator[Child]:
    """Run a module as a process of its own for as long as the context lasts, then stop it cleanly."""
    with log.open("ab") as words:
        process = subprocess.Popen(  # noqa: S603 - our own modules and our own words
            [sys.executable, "-m", *arguments], stdin=subprocess.DEVNULL, stdout=words, stderr=words,
            cwd=_HOME, env=_environment(), start_new_session=True,
        )  # fmt: skip
    try:
        yield Child(name, process, log)
    finally:
        _end(process)


def _environment() -> dict[str, str]:
    """Return our environment without GATEWAY_*: the demo's shop alone says how it runs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GATEWAY_")}  # noqa: TID251


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def demo_gateway(shop: DemoShop) -> Iterator[Child]:
    """Run the gateway on the demo's shop."""
    with child("gateway", ("gateway", "serve", "--shop", str(shop.folder)), shop.gateway_log) as started:
        yield started


@contextmanager
def demo_press(shop: DemoShop, seed: int) -> Iterator[Child]:
    """Run the simulated press on its folder."""
    where = ("--folder", str(shop.press), "--config", str(shop.press_config), "--log", str(shop.press_log))
    with child("press", ("adapters.simulator", *where, "--seed", str(seed)), shop.simulator_log) as started:
        yield started


def wait_until_up(shop: DemoShop, started: Child, timeout_s: float) -> str:
    """Wait until the gateway says where it listens; return its address.

    Raises:
        DemoBrokeError: it ended, or said nothing in time.
    """
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        started.refuse_dead()
        try:
            return running_gateway(shop.data)[0]
        except GatewayUnreachableError:
            time.sleep(_LOOK_S)
    raise DemoBrokeError(f"The gateway did not start within {timeout_s:g} s.", fix=f"See {shop.gateway_log}.")
