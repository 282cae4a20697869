"""What would be found in a file that could take another's place, before anybody chooses it.

A packed folder may hold the PDF that is meant: it is taken out and looked at in the background as soon as it is
offered, so that nobody has to choose unseen. Nothing of the order changes by that.
"""

from concurrent.futures import Future
from dataclasses import dataclass, replace

from gateway.services.examine_file import examine_soon, known_facts
from gateway.services.measure_file import known_pixels
from gateway.services.mend_file import copy_soon, known_copy
from gateway.services.mendings import Mending
from gateway.services.scan_file import held_back
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Blob
from preflight import CollectFailure, NotFixed, Report, Words, evaluate, not_checked, words_for


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A file as it would be judged in the place of another; no report where it cannot be had, or is not yet seen."""

    name: str
    is_looking: bool = False
    report: Report | None = None
    words: tuple[Words, ...] = ()
    pages: int = 0


def foreseen(shop: Shop, order_id: str, mending: Mending, locale: str) -> Foreseen:
    """Return what is known of the file that a mending brings; where nobody has looked yet, that begins now."""
    name = mending.file_name
    copy = known_copy(shop, mending.sha256, [mending.proposal.fix])
    if copy is None and held_back(shop, mending.sha256) is None:
        flight = copy_soon(shop, mending.sha256, [mending.proposal.fix])
        flight.add_done_callback(lambda done: _examine(shop, order_id, mending.slot, done))
        return Foreseen(name, is_looking=True)
    return _judged(shop, order_id, mending, copy.sha256, locale) if isinstance(copy, Blob) else Foreseen(name)


def _examine(shop: Shop, order_id: str, slot: str, done: Future[Blob | NotFixed]) -> None:
    made = None if done.cancelled() or done.exception() else done.result()
    if isinstance(made, Blob):
        examine_soon(shop, order_id, slot, made.sha256)


def _judged(shop: Shop, order_id: str, mending: Mending, sha256: str, locale: str) -> Foreseen:
    name = mending.file_name
    expected = replace(mending.expected, file_name=name)
    found = known_facts(shop, sha256)
    if found is None:
        examine_soon(shop, order_id, mending.slot, sha256)
        return Foreseen(name, is_looking=True)
    if isinstance(found, CollectFailure):
        return Foreseen(name, report=not_checked(found, sha256, expected, shop.profile))
    report = evaluate(found, expected, shop.profile, known_pixels(shop, sha256)).pressing
    told = tuple(words_for(finding, found, locale) for finding in report.findings)
    return Foreseen(name, report=report, words=told, pages=len(found.pages))
