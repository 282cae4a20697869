"""Hundreds of orders while the gateway is killed again and again: the same truths hold."""

import os
import random
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path
from queue import Queue

import httpx
import pytest

from crash_harness import ENDS, gateway_for, make_shop, missing_blobs
from databases import DATABASES
from gateway_process import CSR, GatewayProcess, a_press, upload, wait_until
from good_orders import flyer, flyer_pdf

pytestmark = [pytest.mark.faults, pytest.mark.storm, pytest.mark.database]
SEED = int(os.environ.get("GATEWAY_STORM_SEED", str(random.SystemRandom().randrange(1 << 30))))
CLIENTS = 4


def how_many() -> int:
    """How many orders are placed: fewer where each costs more; GATEWAY_STORM_ORDERS says else."""
    return int(os.environ.get("GATEWAY_STORM_ORDERS", "120" if DATABASES.kind == "sqlite" else "40"))


class Client(threading.Thread):
    """Places orders from a queue, each until it is accepted, with the same key every time."""

    def __init__(self, gateway: GatewayProcess, work: "Queue[int]", placed: dict[int, str]) -> None:
        super().__init__(daemon=True)
        self.gateway, self.work, self.placed = gateway, work, placed

    def run(self) -> None:
        """Place orders until the queue is empty."""
        while not self.work.empty():
            number = self.work.get()
            wait_until(
                lambda number=number: self.place(number), what=f"order {number} is accepted", timeout_s=300
            )

    def place(self, number: int) -> bool:
        """Try once; a refusal is a fault, a broken connection is not."""
        with suppress(httpx.TransportError), self.gateway.client() as client:
            file = upload(client, flyer_pdf())
            body = {"form": "flyer", "answers": flyer(quantity=100 + number), "files": {"single": file["id"]}}
            answer = client.post("/orders", json=body, headers={"Idempotency-Key": f"storm-{number}"})
            assert answer.status_code == httpx.codes.CREATED, answer.text
            self.placed[number] = answer.json()["id"]
            return True
        return False


def all_orders(gateway: GatewayProcess) -> list[dict[str, object]]:
    """Return every order's line, page by page."""
    found: list[dict[str, object]] = []
    after: str | None = ""
    with gateway.client(CSR) as client:
        while after is not None:
            page = client.get("/orders", params={"limit": 100, "after": after}).json()
            found += page["orders"]
            after = page["next"]
    return found


def test_a_storm_of_kills_loses_nothing_and_doubles_nothing(tmp_path: Path):
    wanted = how_many()
    print(f"\nstorm: {wanted} orders, seed {SEED}")
    chance, work, placed = random.Random(SEED), Queue[int](), {}
    for number in range(wanted):
        work.put(number)
    shop = make_shop(tmp_path / "shop")
    gateway, kills, pause = gateway_for(shop).start(), 0, threading.Event()
    with a_press(shop) as press:
        clients = [Client(gateway, work, placed) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        while any(client.is_alive() for client in clients):
            pause.wait(chance.uniform(0.3, 2.5))
            gateway.kill()
            gateway.start()
            kills += 1

        def done() -> list[dict[str, object]] | None:
            orders = all_orders(gateway)
            return orders if all(order["state"] in ENDS for order in orders) else None

        orders = wait_until(done, what="all orders come to an end", timeout_s=300)
        with gateway.client(CSR) as client:
            views = {str(order["id"]): client.get(f"/orders/{order['id']}").json() for order in orders}
        gateway.stop()
    printed = Counter(str(entry["job_id"]) for entry in press.entries("printed"))
    states = Counter(str(order["state"]) for order in orders)
    deliveries = Counter(row["state"] for view in views.values() for row in view["deliveries"])
    print(f"{kills} kills, orders {dict(states)}, deliveries {dict(deliveries)}")
    assert len(placed) == len(orders) == wanted
    assert [job for job, count in printed.items() if count > 1] == []
    assert len(printed) == states["produced"]
    assert [entry for entry in press.entries("received") if not entry["readable"]] == []
    assert list(missing_blobs(shop, views)) == []
    assert deliveries["unknown"] == 0
    assert states == {"produced": wanted}
