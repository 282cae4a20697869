"""While a file is read, a program sees how far it is and what was found; what was found stays."""

from dataclasses import replace
from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft
from gateway.domain.errors import UnknownThingError
from gateway.services.examine_file import examine_soon
from gateway.services.fill_draft import put_into_draft
from gateway.services.reading import Reading, ReadingState, readings_of
from gateway.services.shop import Shop
from gateway_builders import a_file, a_shop, an_order, caller_of, run_work
from good_orders import flyer, flyer_pdf
from preflight import CollectFailure, Facts, Progress, Watch, collect
from preflight.failure import Reason
from preflight_builders import page, pdf

A5 = (148.0, 210.0)
LONG = pdf(page(), *[page(A5)] * 99)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _unread(shop: Shop, data: bytes) -> tuple[str, str]:
    """A draft with a file that nobody has looked at: its id, and the file's SHA-256."""
    draft, file_id = a_draft(shop, answers=flyer()), a_file(shop, data, "ana", "long.pdf")
    with shop.store.write("test") as tx:
        file, order = tx.files.get(file_id), tx.orders.get(draft)
        assert file is not None
        assert order is not None
        put_into_draft(shop, tx, order, "single", file)
        return draft, file.sha256


def _watched(shop: Shop, order: list[str], seen: list[Reading]) -> Shop:
    """A shop that is asked how far the order is each time some more pages are read."""

    def looked_into(path: Path, sha256: str, watch: Watch) -> Facts | CollectFailure:
        def look(progress: Progress) -> None:
            watch(progress)
            seen.extend(readings_of(shop, caller_of(shop, "ana"), order[0]))

        return collect(path, sha256=sha256, watch=look)

    return replace(shop, collect=looked_into)


def _now(shop: Shop, order: str) -> Reading:
    (reading,) = readings_of(shop, caller_of(shop, "ana"), order)
    return reading


def test_a_draft_s_file_is_told_page_by_page_with_what_was_found(shop: Shop):
    draft, sha256 = _unread(shop, LONG)
    seen: list[Reading] = []
    assert (_now(shop, draft).state, _now(shop, draft).pages) == (ReadingState.WAITING, None)
    examine_soon(_watched(shop, [draft], seen), draft, "single", sha256).result(60)
    counts = [reading.pages_read for reading in seen]
    assert counts == sorted(set(counts))
    assert counts[0] < counts[-1] == 100
    assert {(reading.state, reading.pages) for reading in seen} == {(ReadingState.READING, 100)}
    assert all("trim-size" in [found.check for found in reading.findings] for reading in seen)
    last = _now(shop, draft)
    assert (last.state, last.pages_read, last.pages) == (ReadingState.READ, 100, 100)
    assert {found.check for found in last.findings} >= {"trim-size", "page-count"}
    assert next(found for found in last.findings if found.check == "page-count").from_order == ["pages"]


def test_a_placed_order_is_told_in_the_same_way_while_it_is_checked(shop: Shop):
    order: list[str] = []
    seen: list[Reading] = []
    watched = _watched(shop, order, seen)
    order.append(an_order(watched, LONG, **flyer()))
    run_work(watched)
    assert [reading.pages for reading in seen] == [100] * len(seen)
    assert seen[0].findings
    assert watched.examiner.progress(seen[0].sha256) is None


def test_a_file_that_could_not_be_read_is_told_as_that(shop: Shop):
    draft, sha256 = _unread(shop, LONG)
    failing = replace(shop, collect=lambda *_: CollectFailure(Reason.TIMEOUT, "not finished after 30 s"))
    examine_soon(failing, draft, "single", sha256).result(30)
    assert _now(shop, draft) == Reading("single", sha256, ReadingState.NOT_CHECKED, 0, None, [])


def test_words_are_in_the_language_asked_for_and_strangers_see_nothing(shop: Shop):
    draft = ready_draft(shop, flyer_pdf(bleed=0))
    (reading,) = readings_of(shop, caller_of(shop, "ana"), draft, "de")
    assert reading.findings[0].customer.startswith("Seiten 1-2")
    with pytest.raises(UnknownThingError):
        readings_of(shop, caller_of(shop, "eve"), draft)
