"""Play the demo: start gateway and press, place five orders as their customers, follow them, judge each."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway.demo.client import Api, GatewayRefusedError
from gateway.demo.judge import Judgement, Seen, judge, look
from gateway.demo.processes import Child, demo_gateway, demo_press, wait_until_up
from gateway.demo.scenario import Plan, Scenario, draw
from gateway.demo.shop import DemoShop, demo_shop
from gateway.running import running_gateway

TIMEOUT_S = 60.0
_LOOK_S = 0.15
_QUIET_S = 1.0
CSR, CUSTOMER = "cleo", "ana"
_STANDING = frozenset({"produced", "shipped", "done", "cancelled", "needs_customer", "needs_csr"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that the gateway has taken."""

    plan: Plan
    id: str
    number: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an order, as it was seen, and the judgement on it."""

    placed: Placed
    seen: Seen
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """The demo's result."""

    scenario: Scenario
    shop: DemoShop
    url: str
    fates: tuple[Fate, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Say whether every order became what it should."""
        return all(fate.judgement.ok for fate in self.fates)

    def doors(self) -> Iterator[tuple[str, str]]:
        """Yield for a customer and for the CSR an address that lets them in, once."""
        url, token = running_gateway(self.shop.data)
        with Api(url, token) as machine:
            for role, person in (("customer", CUSTOMER), ("CSR", CSR)):
                yield role, str(machine.post(f"/people/{person}/sign-in-link", {})["url"])


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens while it happens."""

    up: Callable[[Scenario, DemoShop, str], None]
    placed: Callable[[Placed], None]
    moved: Callable[[Placed, Mapping[str, Any]], None]


@contextmanager
def demo(seed: int, folder: Path, listener: Listener) -> Iterator[Outcome]:
    """Play the demo in a fresh shop; gateway and press keep running until the context ends.

    Raises:
        SettingsError: the folder is not the demo's to use.
        DemoBrokeError: gateway or press did not start or broke off.
    """
    begun = time.monotonic()
    scenario = draw(seed)
    shop = demo_shop(folder, scenario.loaded)
    with ExitStack() as running:
        children = (running.enter_context(demo_gateway(shop)), running.enter_context(demo_press(shop, seed)))
        url = wait_until_up(shop, children[0], TIMEOUT_S)
        listener.up(scenario, shop, url)
        office = running.enter_context(Api(url, shop.token(CSR)))
        orders = [_place(url, shop, plan, listener) for plan in scenario.plans]
        _follow(office, orders, children, listener)
        time.sleep(_QUIET_S)  # whatever went out twice has this long to show itself
        fates = tuple(_fate(office, shop, placed) for placed in orders)
        yield Outcome(scenario, shop, url, fates, time.monotonic() - begun)


def _place(url: str, shop: DemoShop, plan: Plan, listener: Listener) -> Placed:
    """Send an order as its customer would: the files, then the answers that name them."""
    with Api(url, shop.token(plan.customer)) as customer:
        files = {
            slot: customer.upload(f"{plan.answers['name']} {slot}.pdf", data)
            for slot, data in plan.files.items()
        }
        body = {"form": plan.form, "answers": plan.answers, "files": files}
        order = customer.post("/orders", body, key=f"demo-{plan.key}")
    placed = Placed(plan, order["id"], order["number"])
    listener.placed(placed)
    return placed


def _follow(office: Api, orders: list[Placed], children: tuple[Child, ...], listener: Listener) -> None:
    """Ask for each order until it stands still, telling each step once; stop asking when time is up."""
    told: dict[str, int] = {}
    moving = list(orders)
    deadline = time.monotonic() + TIMEOUT_S
    while moving and time.monotonic() < deadline:
        for running in children:
            running.refuse_dead()
        for placed in tuple(moving):
            order = office.get(f"/orders/{placed.id}")
            for event in order["events"]:
                if event["kind"] == "order.moved" and event["seq"] > told.get(placed.id, 0):
                    told[placed.id] = event["seq"]
                    listener.moved(placed, event)
            if order["order"]["state"] in _STANDING:
                moving.remove(placed)
        time.sleep(_LOOK_S)


def _fate(office: Api, shop: DemoShop, placed: Placed) -> Fate:
    order = office.get(f"/orders/{placed.id}")
    seen = look(shop.press, shop.press_log, order, _ticket(office, order))
    return Fate(placed, seen, judge(placed.plan, seen))


def _ticket(office: Api, order: Mapping[str, Any]) -> bytes | None:
    if not order["deliveries"]:
        return None
    try:
        return office.ticket(order["order"]["id"])
    except GatewayRefusedError:
        return None  # the judge says that there is none
