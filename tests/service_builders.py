"""A shop whose device does what a test tells it to, and short ways to look at its orders."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from adapters import (
    Capability,
    Consignment,
    DeviceEvent,
    DeviceEventKind,
    DeviceProblem,
    Handle,
    Limits,
    Outstanding,
    Placement,
)
from gateway.domain.cases import Action
from gateway.domain.routing import Route
from gateway.services.case_action import CaseAction
from gateway.services.follow_device import follow_device
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import DeviceSetup, Shop
from gateway.services.views import CaseView, OrderView, order_view
from gateway.storage.store import Store, Tx
from gateway_builders import InlineWork, a_shop, an_order, caller_of, new_id, run_work
from good_orders import flyer, flyer_pdf
from jdf import DIALECTS

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until it is told to go on."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@dataclass
class Shelf:
    """A device in memory: tickets lie on a shelf until somebody takes them.

    `troubles` says what a method raises each time, `meanwhile` what happens once while a method is under way.
    """

    kind: ClassVar[str] = "shelf"
    id: str = "shelf"
    places: dict[str, Placement] = field(default_factory=dict)
    consigned: dict[str, Consignment] = field(default_factory=dict)
    troubles: dict[str, Exception] = field(default_factory=dict)
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)
    problems: tuple[DeviceProblem, ...] = ()
    limits: Limits = field(default_factory=Limits)
    said: list[DeviceEvent] = field(default_factory=list)
    asked_after: set[str] = field(default_factory=set)
    tidied: list[str] = field(default_factory=list)

    def _enter(self, method: str) -> None:
        self.meanwhile.pop(method, lambda: None)()
        if method in self.troubles:
            raise self.troubles[method]

    def prepare(self) -> None:
        """There is nothing to set up."""

    def capabilities(self) -> Capability:
        """Everything can be laid ready and taken back."""
        return Capability(
            stages=True,
            withdraw=True,
            assured=True,
            dialect=next(iter(DIALECTS)),
            badge="assured",
            limits=self.limits,
        )

    def stage(self, consignment: Consignment) -> Handle:
        """Lay the ticket ready."""
        self._enter("stage")
        self.consigned[consignment.job_id] = consignment
        self.places[consignment.job_id] = Placement.STAGED
        return Handle(names=(consignment.job_id,))

    def publish(self, handle: Handle) -> None:
        """Put the ticket on the shelf."""
        self._enter("publish")
        self.places[handle.names[0]] = Placement.PUBLISHED

    def probe(self, handle: Handle) -> Placement:
        """Tell where the ticket is."""
        self._enter("probe")
        return self.places.get(handle.names[0], Placement.ABSENT)

    def withdraw(self, handle: Handle) -> Placement:
        """Take the ticket back, unless it was taken."""
        self._enter("withdraw")
        if self.places.get(handle.names[0]) in (Placement.STAGED, Placement.PUBLISHED):
            self.places[handle.names[0]] = Placement.ABSENT
        return self.places.get(handle.names[0], Placement.ABSENT)

    def poll(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Say what was not settled yet."""
        self._enter("poll")
        self.asked_after = {item.job_id for item in outstanding}
        yield from list(self.said)

    def settle(self, event: DeviceEvent) -> None:
        """Say it no more."""
        self.said.remove(event)

    def tidy(self, handle: Handle) -> None:
        """Clear the shelf of a closed delivery."""
        self._enter("tidy")
        self.tidied.append(handle.names[0])

    def check(self) -> tuple[DeviceProblem, ...]:
        """Tell what stands in the way."""
        self._enter("check")
        return self.problems

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name no folder."""
        return ()

    def on_shelf(self) -> list[str]:
        """Return the tickets that the device could take now."""
        return [job for job, place in self.places.items() if place is Placement.PUBLISHED]


def say(
    shop: Shop, shelf: Shelf, kind: DeviceEventKind, job_id: str, *, text: str = "", raw: bytes = b""
) -> None:
    """Let the device say something, and let the gateway hear it."""
    shelf.said.append(DeviceEvent(shelf.id, kind, job_id, new_id(), text=text, name=f"{job_id}.jdf", raw=raw))
    follow_device(shop, shelf.id)


def shelf_shop(folder: Path, *shelves: Shelf, clock: Clock | None = None, silence_s: float = 900.0) -> Shop:
    """A shop with these devices; all orders go to the first."""
    shop = a_shop(folder, device={}, routes=[Route(shelf.id, {}, "all goes there") for shelf in shelves[:1]])
    dialect = next(iter(DIALECTS.values()))
    setups = {shelf.id: DeviceSetup(shelf, dialect, silence_s, silence_s, shelf.limits) for shelf in shelves}
    return replace(shop, devices=setups, clock=clock or shop.clock)


class InterruptedStore(Store):
    """The real store, where something else happens, once, just before the transactions named."""

    def __init__(self, shop: Shop, before: dict[str, Callable[[], object]]) -> None:
        super().__init__(shop.store.engines, new_id)
        self._before = before

    @contextmanager
    def write(self, label: str) -> Iterator[Tx]:
        """Open a writing transaction after what comes before it."""
        self._before.pop(label, lambda: None)()
        with super().write(label) as tx:
            yield tx


def interrupted(shop: Shop, label: str, meanwhile: Callable[[], object]) -> Shop:
    """The same shop for somebody who is overtaken just before the transaction named."""
    return replace(shop, store=InterruptedStore(shop, {label: meanwhile}))


def place(shop: Shop, data: bytes | None = None, **changes: Any) -> str:
    """Place a flyer, let it be checked and sent as far as it gets."""
    order_id = an_order(shop, data or flyer_pdf(), **{**flyer(), **changes})
    run_work(shop)
    return order_id


def view(shop: Shop, order_id: str, person: str = "carl") -> OrderView:
    """Everything about an order."""
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        assert order is not None
        return order_view(tx, order, caller_of(shop, person))


def state(shop: Shop, order_id: str) -> str:
    """Where the order stands."""
    return view(shop, order_id).order.state


def ledger(shop: Shop, order_id: str) -> list[str]:
    """The states of the order's attempts, oldest first."""
    return [row.state for row in view(shop, order_id).deliveries]


def kinds_of_events(shop: Shop, order_id: str) -> list[str]:
    """What happened to the order."""
    return [event.kind for event in view(shop, order_id).events]


def open_cases(shop: Shop, order_id: str) -> list[CaseView]:
    """The order's Cases that somebody must still act on."""
    return [case for case in view(shop, order_id).cases if case.state != "resolved"]


def open_case(shop: Shop, order_id: str) -> CaseView:
    """The order's only open Case."""
    (case,) = open_cases(shop, order_id)
    return case


def act(shop: Shop, order_id: str, action: Action, person: str = "carl", **asked: Any) -> str:
    """Act on the order's only open Case."""
    return resolve_case(
        shop, caller_of(shop, person), open_case(shop, order_id).id, CaseAction(action, **asked)
    )


def overdue(shop: Shop, *order_ids: str, since_s: float = 1) -> None:
    """Let the next action of these orders be overdue."""
    with shop.store.write("test") as tx:
        for order in filter(None, map(tx.orders.get, order_ids)):
            order.next_at = shop.clock() - timedelta(seconds=since_s)
            tx.session.add(order)


def work_of(shop: Shop) -> InlineWork:
    """The shop's engine."""
    assert isinstance(shop.work, InlineWork)
    return shop.work
