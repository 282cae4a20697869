"""A shop in the middle of a working day: Cases of several kinds lie before its staff."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from adapters import DeviceEventKind, Placement
from gateway.services.shop import Shop
from good_orders import flyer_pdf
from service_builders import Clock, Shelf, open_cases, place, say, shelf_shop


@dataclass
class Day:
    """The shop, its devices, its clock, and the orders by what became of them."""

    shop: Shop
    shelf: Shelf
    spare: Shelf
    clock: Clock
    orders: dict[str, str] = field(default_factory=dict)

    def case(self, name: str) -> str:
        """The open Case of an order."""
        return self.shop_case(self.orders[name])

    def shop_case(self, order_id: str) -> str:
        """The Case that stops an order (not the one that tells of a message)."""
        (case,) = [case for case in open_cases(self.shop, order_id) if case.code != "customer-message"]
        return case.id

    def refused(self, name: str, words: str = "Media 'silk-135' is not loaded (E-4711)", **order: Any) -> str:
        """An order whose ticket the device has refused."""
        order_id = place(self.shop, name=name, **order)
        job = self.shelf.on_shelf()[-1]
        self.shelf.places[job] = Placement.TAKEN
        say(self.shop, self.shelf, DeviceEventKind.REFUSED, job, text=words)
        return order_id

    def no_bleed(self, name: str, **order: Any) -> str:
        """An order whose file has no bleed."""
        return place(self.shop, flyer_pdf(bleed=0), name=name, **order)


def a_day(folder: Path, orders: Mapping[str, str] | None = None) -> Day:
    """A shop of two devices; `orders` says by name what becomes of each: refused, no-bleed, sent."""
    shelf, spare, clock = (
        Shelf(id="press-1"),
        Shelf(id="press-2"),
        Clock(datetime.now(UTC) - timedelta(hours=5)),
    )
    day = Day(shelf_shop(folder, shelf, spare, clock=clock), shelf, spare, clock)
    makers = {
        "refused": day.refused, "no-bleed": day.no_bleed, "sent": lambda name: place(day.shop, name=name),
    }  # fmt: skip
    told = orders or {
        "Spring sale": "refused",
        "Garden day": "no-bleed",
        "Book fair": "refused",
        "City run": "sent",
    }
    for name, kind in told.items():
        day.orders[name] = makers[kind](name)
        clock.go_on(1800)
    return day
