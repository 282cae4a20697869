"""Kill -9 around every message and note of a delivery by JMF: the press gets the job once, nothing ends unknown.

Every other step, and each of them once more by the disk's refusal, is tried by the contract suite in one process.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters import build
from crash_harness import ORDERS
from gateway_process import CSR, GatewayProcess, place, wait_until, write_shop
from jdf.messages import EntryEvent
from jmf_builders import Machine, running_machine

pytestmark = pytest.mark.faults
KEY = "flyer-key"
_ENDS = frozenset({"queued", "in_production", "produced", "needs_csr", "needs_customer"})


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with running_machine() as running:
        yield running


@contextmanager
def a_gateway(folder: Path, machine: Machine, **environment: str) -> Iterator[GatewayProcess]:
    """Run a shop whose press speaks JMF."""
    device = f'url = "{machine.url}"\nspool = "press-1/spool"\npoll_s = 0.2\nabsent_s = 0.1\n'
    shop = write_shop(folder / "shop", kind="jmf", device=device)
    build("jmf", "press-1", tomllib.loads(device), base=shop).prepare()
    gateway = GatewayProcess(shop).start(**environment)
    try:
        yield gateway
    finally:
        gateway.kill()


def placed(gateway: GatewayProcess) -> str:
    """Place the order; when the gateway dies, start it again and send the same request with the same key."""
    form, answers, files = ORDERS[KEY]
    while True:
        with suppress(httpx.TransportError), gateway.client() as client:
            return place(client, form, answers, files, KEY)
        wait_until(lambda: gateway.dead, what="the gateway dies")
        gateway.start()


def ended(gateway: GatewayProcess, order: str) -> dict[str, Any] | None:
    if gateway.dead:
        gateway.start()
    found: dict[str, Any] = gateway.client(CSR).get(f"/orders/{order}").json()
    return found if found["order"]["state"] in _ENDS else None


def points(folder: Path, machine: Machine) -> list[str]:
    """Return the steps of an undisturbed delivery, from its intent to the first news of it."""
    trace = folder / "points"
    folder.mkdir()
    with a_gateway(folder, machine, GATEWAY_CRASH_TRACE=str(trace)) as gateway:
        order = placed(gateway)
        wait_until(lambda: ended(gateway, order), what="the order ends")
    passed = trace.read_text().splitlines()
    first = next(at for at, point in enumerate(passed) if "delivery-intent" in point)
    return passed[first:]


def decisive(known: list[str]) -> list[str]:
    """Return the steps at which it is decided what the next process believes: each message, each note of one."""
    return [point for point in known if "/post/" in point or "/rename/note/" in point]


def test_a_kill_at_any_step_prints_once(machine: Machine, tmp_path: Path) -> None:
    machine.reset()
    known = points(tmp_path / "undisturbed", machine)
    assert any("/post/" in point for point in known)
    outcomes = {}
    for number, point in enumerate(decisive(known)):
        machine.reset()
        folder = tmp_path / str(number)
        folder.mkdir()
        with a_gateway(folder, machine, GATEWAY_CRASH_AT=point) as gateway:
            order = placed(gateway)
            found = wait_until(lambda g=gateway, o=order: ended(g, o), what=f"the order ends after {point}")
            machine.move(EntryEvent.START)
            outcomes[point] = (found["order"]["state"], len(machine.jobs), gateway.lives)
    wrong = {point: seen for point, seen in outcomes.items() if seen[:2] != ("queued", 1)}
    assert wrong == {}
    assert max(lives for _, _, lives in outcomes.values()) > 1
