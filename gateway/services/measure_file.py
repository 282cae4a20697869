"""Measure the inks of a file's pages, a second stage after its facts: once for each SHA-256, kept beside them.

A file whose pixels cannot be measured keeps the verdict of its facts; that it could not be is kept, so that nobody
tries again for each draft.
"""

from concurrent.futures import Future, wait

import structlog

from gateway.domain.event_kinds import EventKind
from gateway.services.advance import note_event
from gateway.services.examiner import Measured, Place
from gateway.services.file_drawer import FileDrawer
from gateway.services.shop import Shop
from preflight import PIXELS_SCHEMA, CollectFailure, Facts, PixelFacts

_DRAWER = FileDrawer(PIXELS_SCHEMA, f"{PIXELS_SCHEMA}:not-measured", PixelFacts.from_plain)

_log = structlog.get_logger("gateway.measure")


def is_measurable(examined: Facts | CollectFailure) -> bool:
    """Say whether a file has pages that could be drawn."""
    return isinstance(examined, Facts) and bool(examined.pages)


def known_pixels(shop: Shop, sha256: str) -> PixelFacts | None:
    """Return the pixels of a file if they were measured, without reading it."""
    found = _known(shop, sha256)
    return found if isinstance(found, PixelFacts) else None


def measure_soon(shop: Shop, sha256: str, places: tuple[Place, ...]) -> Future[Measured]:
    """Begin to measure a file in the background, and tell the orders it is in when that is done."""
    flight = shop.measurer.start(sha256, lambda: _measure(shop, sha256, places))
    flight.add_done_callback(lambda done: _tell_fault(sha256, done))
    return flight


def pixels_for_order(shop: Shop, sha256: str) -> PixelFacts | None:
    """Return the pixels of an order's file: the known ones, else measured now."""
    wait_for_pixels(shop, sha256)
    found = _known(shop, sha256) or _measure(shop, sha256, ())
    return found if isinstance(found, PixelFacts) else None


def wait_for_pixels(shop: Shop, sha256: str, seconds: float | None = None) -> None:
    """Wait until a file is no longer being measured, but no longer than this."""
    under_way = shop.measurer.under_way(sha256)
    if under_way is not None:
        wait([under_way], seconds)


def _known(shop: Shop, sha256: str) -> Measured | None:
    latest = shop.examiner.latest_measured(sha256)
    if latest is not None:
        return latest
    with shop.store.read() as tx:
        found = _DRAWER.kept(tx, sha256)
    if found is not None:
        shop.examiner.remember_measured(sha256, found)
    return found


def _measure(shop: Shop, sha256: str, places: tuple[Place, ...]) -> Measured:
    known = _known(shop, sha256)
    measured = known or shop.measure(shop.blobs.local_path(sha256), sha256)
    outcome = "not-measured" if isinstance(measured, CollectFailure) else "measured"
    with shop.store.write("file-measured") as tx:
        if known is None:
            _DRAWER.keep(tx, sha256, measured)
        for order_id, slot in places:
            note_event(shop, tx, EventKind.FILE_MEASURED, order_id, slot=slot, sha256=sha256, outcome=outcome)
    shop.examiner.remember_measured(sha256, measured)
    return measured


def _tell_fault(sha256: str, done: "Future[Measured]") -> None:
    """Log what broke in the background; placing the order measures once more."""
    fault = None if done.cancelled() else done.exception()
    if fault is not None:
        _log.error("file.not_measured", sha256=sha256, exc_info=fault)
