"""One crash run: place orders as a stubborn client would, kill the gateway at a point, restart it, count the truth.

The device's own log is believed more than the gateway's database.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx

from gateway_process import CSR, GatewayProcess, Press, a_press, place, wait_until, write_shop
from good_orders import booklet, booklet_files, flyer, flyer_pdf

CONTROL = Path(__file__).parent / "controls" / "gateway_with_controls.py"
ORDERS = {
    "flyer-key": ("flyer", flyer(), {"single": flyer_pdf()}),
    "booklet-key": ("booklet", booklet(), booklet_files()),
}
ENDS = frozenset({"produced", "needs_csr", "needs_customer", "cancelled"})


@dataclass(frozen=True)
class Truth:
    """What became of the orders, by the device's log, the API and the blob store."""

    lost: tuple[str, ...]
    twice: tuple[str, ...]
    half: tuple[str, ...]
    missing_blobs: tuple[str, ...]
    orders: Counter[str] = field(default_factory=Counter)
    deliveries: Counter[str] = field(default_factory=Counter)
    lives: int = 1

    @property
    def clean(self) -> bool:
        """Say whether nothing was lost, doubled or halved."""
        return not (self.lost or self.twice or self.half or self.missing_blobs)


def make_shop(folder: Path, kind: str = "hotfolder") -> Path:
    """Write a shop for crash runs, with the real device or a negative control."""
    return write_shop(folder, kind=kind)


def gateway_for(shop: Path, kind: str = "hotfolder") -> GatewayProcess:
    """Return a gateway that knows the device kind."""
    command = (sys.executable, "-m", "gateway") if kind == "hotfolder" else (sys.executable, str(CONTROL))
    return GatewayProcess(shop, command)


def place_until_accepted(gateway: GatewayProcess, keys: tuple[str, ...]) -> dict[str, str]:
    """Place the orders; when the gateway dies, start it again and send the same request with the same key."""
    placed: dict[str, str] = {}
    for key in keys:
        while key not in placed:
            form, answers, files = ORDERS[key]
            with suppress(httpx.TransportError), gateway.client() as client:
                placed[key] = place(client, form, answers, files, key)
                continue
            restart(gateway)
    return placed


def restart(gateway: GatewayProcess) -> None:
    """Wait for the death that was arranged, then start again without a crash point."""
    wait_until(lambda: gateway.dead, what="the gateway dies")
    gateway.start()


def settle(gateway: GatewayProcess, placed: dict[str, str], *, timeout_s: float = 60) -> dict[str, Any]:
    """Wait until every order has come to an end, restarting the gateway once more where it died; return the orders."""

    def ended() -> dict[str, Any] | None:
        if gateway.dead:
            gateway.start()
        with gateway.client(CSR) as client:
            orders = {key: client.get(f"/orders/{order_id}").json() for key, order_id in placed.items()}
        return orders if all(order["order"]["state"] in ENDS for order in orders.values()) else None

    found: dict[str, Any] = wait_until(ended, what="every order comes to an end", timeout_s=timeout_s)
    return found


def truth(shop: Path, press: Press, orders: dict[str, Any]) -> Truth:
    """Compare the device's own log and the blob store with what the API says."""
    received = press.entries("received")
    unreadable = tuple(entry["ticket"] for entry in received if not entry["readable"])
    printed = Counter(str(entry["job_id"]) for entry in press.entries("printed"))
    jobs = {key: [row["job_id"] for row in order["deliveries"]] for key, order in orders.items()}
    copies = {key: sum(printed[job] for job in ids) for key, ids in jobs.items()}
    return Truth(
        lost=tuple(key for key, count in copies.items() if count == 0),
        twice=tuple(key for key, count in copies.items() if count > 1),
        half=unreadable,
        missing_blobs=tuple(missing_blobs(shop, orders)),
        orders=Counter(str(order["order"]["state"]) for order in orders.values()),
        deliveries=Counter(str(row["state"]) for order in orders.values() for row in order["deliveries"]),
    )


def missing_blobs(shop: Path, orders: dict[str, Any]) -> Iterator[str]:
    """Yield every hash that the API names and the blob store does not hold whole."""
    named = {file["sha256"] for order in orders.values() for file in order["files"]}
    named |= {row["ticket_sha256"] for order in orders.values() for row in order["deliveries"]}
    for sha256 in sorted(named):
        path = shop / "data" / "blobs" / "cas" / sha256[:2] / sha256
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            yield sha256


@contextmanager
def crash_run(shop: Path, kind: str, at: str) -> Iterator[tuple[GatewayProcess, Press]]:
    """Run gateway and press; the gateway kills itself at the point `at`."""
    gateway = gateway_for(shop, kind)
    with a_press(shop) as press:
        gateway.start(GATEWAY_CRASH_AT=at)
        try:
            yield gateway, press
        finally:
            gateway.kill()


def run_once(
    shop: Path, *, kind: str = "hotfolder", at: str = "", keys: tuple[str, ...] = ("flyer-key",)
) -> Truth:
    """Do one whole run and return the truth about it."""
    with crash_run(shop, kind, at) as (gateway, press):
        placed = place_until_accepted(gateway, keys)
        orders = settle(gateway, placed)
        return replace(truth(shop, press, orders), lives=gateway.lives)
