"""Examine a draft's file as soon as it is there, and judge what was found against what the form says so far.

Facts come first; the pixels of its pages follow in the background and are judged with them as soon as they are there.
Reading a file takes a while and happens once for each SHA-256, outside any transaction. Judging is pure and touches
no file: every changed answer is judged anew at once. A file that cannot be read is remembered as such and not read
again for drafts; placing the order tries once more, and a person looks at what then remains.
"""

import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

import structlog

from gateway.domain.event_kinds import EventKind
from gateway.services.advance import note_event
from gateway.services.examiner import Examined
from gateway.services.expectation import expected_so_far
from gateway.services.file_drawer import FileDrawer
from gateway.services.measure_file import is_measurable, known_pixels, measure_soon, wait_for_pixels
from gateway.services.scan_file import held_back
from gateway.services.shop import Shop
from gateway.services.tell_reading import reading_told
from order_forms import Form
from preflight import (
    FACTS_SCHEMA,
    CollectFailure,
    Expected,
    Facts,
    Report,
    Words,
    evaluate,
    evaluate_early,
    not_checked,
    words_for,
)

_DRAWER = FileDrawer(FACTS_SCHEMA, f"{FACTS_SCHEMA}:not-examined", Facts.from_plain)

FIRST_LOOK_S = 1.5
"""As long as a page waits for the first findings before it is shown without them."""

_log = structlog.get_logger("gateway.examine")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file in a draft's slot, under the name its customer gave it."""

    slot: str
    sha256: str
    name_given: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a draft's file is like against the answers so far; `facts` is None where it could not be checked.

    `words` tells each of the report's findings in the customer's language, in the same order. While the file is being
    read `facts` are those of its first pages and `pages_in_all` says how many there are; then it is None.
    """

    slot: str
    sha256: str
    expected: Expected
    report: Report
    words: tuple[Words, ...]
    facts: Facts | None
    pages_in_all: int | None = None


def examine_soon(shop: Shop, order_id: str, slot: str, sha256: str) -> Future[Examined]:
    """Begin to examine a file that was put into a draft's slot; call it when the last byte is there.

    Calling it again is harmless: it joins what is under way. A page that finds nothing known and nothing under way
    (the gateway was restarted meanwhile) calls it again.
    """
    flight = shop.examiner.start(sha256, (order_id, slot), lambda: _examine(shop, sha256))
    flight.add_done_callback(lambda done: _tell_fault(sha256, done))
    return flight


def _tell_fault(sha256: str, done: "Future[Examined]") -> None:
    """Log what broke in the background; a page asks again, and placing the order does not depend on it."""
    fault = None if done.cancelled() else done.exception()
    if fault is not None:
        _log.error("file.not_examined", sha256=sha256, exc_info=fault)


def _examine(shop: Shop, sha256: str) -> Examined:
    known = known_facts(shop, sha256)
    examined = known or _collect(shop, sha256)
    outcome = "not-checked" if isinstance(examined, CollectFailure) else "examined"
    places = shop.examiner.places(sha256)
    with shop.store.write("file-examined") as tx:
        if known is None:
            _DRAWER.keep(tx, sha256, examined)
        for order_id, slot in places:
            note_event(shop, tx, EventKind.FILE_EXAMINED, order_id, slot=slot, sha256=sha256, outcome=outcome)
    shop.examiner.remember(sha256, examined)
    if is_measurable(examined):
        measure_soon(shop, sha256, places)
    return examined


def _collect(shop: Shop, sha256: str) -> Examined:
    """Read a file and let pages look in meanwhile."""
    held = held_back(shop, sha256)
    if held is not None:
        return held
    with reading_told(shop, sha256) as watch:
        return shop.collect(shop.blobs.local_path(sha256), sha256, watch)


def known_facts(shop: Shop, sha256: str) -> Examined | None:
    """Return what is known of a file, without reading it; None where nobody has looked yet."""
    latest = shop.examiner.latest(sha256)
    if latest is not None:
        return latest
    with shop.store.read() as tx:
        found = _DRAWER.kept(tx, sha256)
    if found is not None:
        shop.examiner.remember(sha256, found)
    return found


def judge_draft_file(
    shop: Shop, form: Form, answers: Mapping[str, Any], file: Sent, *, locale: str = "en"
) -> Judged | None:
    """Judge a draft's file against the answers so far, or its first pages while the others are read.

    None where nobody has looked at it yet.
    """
    found = known_facts(shop, file.sha256)
    part = next((known.part for known in form.slots if known.slot == file.slot), file.slot)
    expected = replace(expected_so_far(form, answers, part, shop.stocks), file_name=file.name_given)
    if found is None:
        return _judge_early(shop, file, expected, locale)
    if isinstance(found, CollectFailure):
        report = not_checked(found, file.sha256, expected, shop.profile)
        return Judged(file.slot, file.sha256, expected, report, (), None)
    report = evaluate(found, expected, shop.profile, known_pixels(shop, file.sha256))
    return _judged(file, report, found, locale)


def _judge_early(shop: Shop, file: Sent, expected: Expected, locale: str) -> Judged | None:
    progress = shop.examiner.progress(file.sha256)
    if progress is None:
        return None
    facts = progress.look()
    early = _judged(file, evaluate_early(facts, expected, shop.profile), facts, locale)
    return replace(early, pages_in_all=progress.pages)


def _judged(file: Sent, report: Report, facts: Facts, locale: str) -> Judged:
    pressing = report.pressing
    told = tuple(words_for(finding, facts, locale) for finding in pressing.findings)
    return Judged(file.slot, file.sha256, pressing.expected, pressing, told, facts)


def wait_for_examination(shop: Shop, sha256: str, seconds: float = FIRST_LOOK_S) -> None:
    """Wait a moment for what is found in a file and on its pages, so that the page that follows can tell it."""
    until = time.monotonic() + seconds
    shop.examiner.wait(sha256, seconds)
    wait_for_pixels(shop, sha256, max(0.0, until - time.monotonic()))
