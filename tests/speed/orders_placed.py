"""Orders placed in a second, while the work of those placed before goes on: preflight, tickets, a press."""

import itertools
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gateway_process import CUSTOMER, GatewayProcess, Press, a_gateway, a_press, upload, write_shop
from good_orders import flyer, flyer_pdf
from speed.bare_server import NAME, PATH, BareServer, bare_server
from speed.figure import Figure, Goal, Measured
from speed.load import Load, apply_load, post
from speed.machine import cost_of

_CLIENTS = 8
_WARM_UP_S = 1.0
_PATIENCE_S = 600.0
_FLOOR = Goal(0.1, "x", at_least=True)
_RATE = Goal(60.0, "orders/s", at_least=True)


def measure(*, quick: bool) -> Measured:
    """Place flyers through the API from eight clients at once; half of the peer's load comes before, half after."""
    seconds, peer_seconds = (8.0, 2.0) if quick else (60.0, 10.0)
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        shop = write_shop(Path(name) / "shop")
        with bare_server(Path(name)) as bare, a_press(shop) as press, a_gateway(shop) as gateway:
            request = _orders(gateway)
            _bare_load(bare, request.body, _WARM_UP_S)
            before = _bare_load(bare, request.body, peer_seconds)
            apply_load(gateway.url, request, clients=_CLIENTS, seconds=_WARM_UP_S)
            placed = apply_load(gateway.url, request, clients=_CLIENTS, seconds=seconds)
            work = _work(gateway, press, request)
            peer = before + _bare_load(bare, request.body, peer_seconds)
    drift = f"The peer did {before.per_second:.0f} /s before and {peer.per_second:.0f} /s over both halves."
    return Measured(_figures(placed, peer), (*work, drift))


class _Orders:
    """Gives one order after another, each under its own Idempotency-Key, all naming one file."""

    def __init__(self, url: str, body: bytes) -> None:
        self.body = body
        self.made = 0
        self._url = url

    def __call__(self) -> bytes:
        self.made += 1
        return post(
            self._url, self.body, Authorization=f"Bearer {CUSTOMER}", Idempotency_Key=f"speed-{self.made}"
        )


def _orders(gateway: GatewayProcess) -> _Orders:
    with gateway.client() as client:
        file_id = upload(client, flyer_pdf())["id"]
    body = {"form": "flyer", "answers": flyer(), "files": {"single": file_id}}
    return _Orders(f"{gateway.url}/api/v1/orders", json.dumps(body).encode())


def _bare_load(bare: BareServer, body: bytes, seconds: float) -> Load:
    request: Callable[[], bytes] = itertools.repeat(post(f"{bare.url}{PATH}", body)).__next__
    return apply_load(bare.url, request, clients=_CLIENTS, seconds=seconds)


def _figures(placed: Load, peer: Load) -> tuple[Figure, ...]:
    return (
        Figure(
            "orders placed, 8 clients", placed.per_second, "orders/s", NAME, peer.per_second, (_FLOOR, _RATE)
        ),
        Figure("order placed, p50", placed.at(50), "ms", NAME, peer.at(50)),
        Figure("order placed, p99", placed.at(99), "ms", NAME, peer.at(99)),
    )


def _work(gateway: GatewayProcess, press: Press, orders: _Orders) -> tuple[str, ...]:
    """Say how far the work behind the orders has come, wait for the rest, and say what that left in memory."""
    arrived = len(press.entries("received"))
    drained = _drain_s(press, orders.made)
    assert gateway.process is not None
    memory = cost_of(gateway.process.pid).memory_mb
    return (
        "Work goes on meanwhile: a hot folder, and the simulated press on the same cores takes and returns each job.",
        f"At the end of the load {arrived} of {orders.made} orders had reached the press; the rest took {drained}.",
        f"Memory of the gateway and its fork server afterwards: {memory:.0f} MB.",
    )


def _drain_s(press: Press, orders: int) -> str:
    begun = time.monotonic()
    while (waited := time.monotonic() - begun) < _PATIENCE_S:
        if len(press.entries("received")) >= orders:
            return f"{waited:.0f} s more"
        time.sleep(1)
    return f"more than {_PATIENCE_S:.0f} s"
