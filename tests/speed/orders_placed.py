"""Orders placed in a second, while the work of those placed before goes on: preflight, tickets, a press."""

import itertools
import json
import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from gateway_process import CUSTOMER, GatewayProcess, Press, a_gateway, a_press, upload, write_shop
from good_orders import flyer, flyer_pdf
from speed.bare_server import NAME, PATH, BareServer, bare_server
from speed.figure import Figure, Goal, Measured
from speed.load import Load, apply_load, post
from speed.machine import cost_of

_CLIENTS = 8
_WARM_UP_S = 1.0
_LOOK_S = 0.5
_FLOOR = Goal(0.1, "x", at_least=True)
_RATE = Goal(60.0, "orders/s", at_least=True)


def measure(*, quick: bool) -> Measured:
    """Place flyers through the API from eight clients at once; half of the peer's load comes before, half after."""
    seconds, peer_seconds, behind_seconds = (8.0, 2.0, 5.0) if quick else (60.0, 10.0, 20.0)
    with tempfile.TemporaryDirectory(prefix="speed-") as name, bare_server(Path(name)) as bare:
        shop = write_shop(Path(name) / "shop")
        with a_press(shop) as press, a_gateway(shop) as gateway:
            orders = _orders(gateway)
            _bare_load(bare, orders.body, _WARM_UP_S)
            before = _bare_load(bare, orders.body, peer_seconds)
            run = _run(gateway, press, orders, (seconds, behind_seconds))
        after = _bare_load(bare, orders.body, peer_seconds)
    return Measured(_figures(run, before + after), _notes(run, before, after))


class _Orders:
    """Gives one order after another, each under its own Idempotency-Key, all naming one file."""

    def __init__(self, url: str, body: bytes) -> None:
        self.body = body
        self.made = 0
        self._url = url

    def __call__(self) -> bytes:
        self.made += 1
        key = f"speed-{self.made}"
        return post(self._url, self.body, Authorization=f"Bearer {CUSTOMER}", Idempotency_Key=key)


def _orders(gateway: GatewayProcess) -> _Orders:
    with gateway.client() as client:
        file_id = upload(client, flyer_pdf())["id"]
    body = {"form": "flyer", "answers": flyer(), "files": {"single": file_id}}
    return _Orders(f"{gateway.url}/api/v1/orders", json.dumps(body).encode())


@dataclass(frozen=True, slots=True)
class _BareLoad:
    """What the peer did, and the processor time it took for it."""

    load: Load
    cpu_s: float

    def __add__(self, other: "_BareLoad") -> "_BareLoad":
        return _BareLoad(self.load + other.load, self.cpu_s + other.cpu_s)


def _bare_load(bare: BareServer, body: bytes, seconds: float) -> _BareLoad:
    """Send the same body to the peer over and over."""
    request = itertools.repeat(post(f"{bare.url}{PATH}", body)).__next__
    before = cost_of(bare.pid).cpu_s
    load = apply_load(bare.url, request, clients=_CLIENTS, seconds=seconds)
    return _BareLoad(load, cost_of(bare.pid).cpu_s - before)


@dataclass(frozen=True, slots=True)
class _Run:
    """Orders under load, then the work behind them alone: how many reached the press in each, and its cost."""

    placed: Load
    made: int
    arrived: int
    later: int
    behind_s: float
    behind_cpu_s: float
    memory_mb: float


def _run(gateway: GatewayProcess, press: Press, orders: _Orders, seconds: tuple[float, float]) -> _Run:
    assert gateway.process is not None
    pid = gateway.process.pid
    apply_load(gateway.url, orders, clients=_CLIENTS, seconds=_WARM_UP_S)
    placed = apply_load(gateway.url, orders, clients=_CLIENTS, seconds=seconds[0])
    begun, before, arrived = time.perf_counter(), cost_of(pid), _at_press(press)
    while _at_press(press) < orders.made and time.perf_counter() - begun < seconds[1]:
        time.sleep(_LOOK_S)
    after, later = cost_of(pid), _at_press(press) - arrived
    behind_s = time.perf_counter() - begun
    return _Run(placed, orders.made, arrived, later, behind_s, after.cpu_s - before.cpu_s, after.memory_mb)


def _at_press(press: Press) -> int:
    return press.log_file.read_bytes().count(b'"event": "received"') if press.log_file.exists() else 0


def _figures(run: _Run, peer: _BareLoad) -> tuple[Figure, ...]:
    placed, bare = run.placed, peer.load
    through = run.later / run.behind_s
    cpu_ms = 1000 * run.behind_cpu_s / run.later if run.later else math.inf
    bare_cpu_ms = 1000 * peer.cpu_s / len(bare.answers_ms)
    return (
        Figure(
            "orders placed, 8 clients", placed.per_second, "orders/s", NAME, bare.per_second, (_FLOOR, _RATE)
        ),
        Figure("order placed, p50", placed.at(50), "ms", NAME, bare.at(50)),
        Figure("order placed, p99", placed.at(99), "ms", NAME, bare.at(99)),
        Figure("work behind orders, nothing else", through, "orders/s", NAME, bare.per_second),
        Figure("processor time of that work", cpu_ms, "ms/order", NAME, bare_cpu_ms),
    )


def _notes(run: _Run, before: _BareLoad, after: _BareLoad) -> tuple[str, ...]:
    waiting = run.made - run.arrived
    return (
        "Work goes on meanwhile: a hot folder, and the simulated press on the same cores takes and returns each job.",
        f"When the load ended, {run.arrived} of {run.made} orders had reached the press and {waiting} waited.",
        f"In the {run.behind_s:.0f} s after that {run.later} more reached it; memory then {run.memory_mb:.0f} MB.",
        f"The peer did {before.load.per_second:.0f} /s before and {after.load.per_second:.0f} /s after.",
    )
