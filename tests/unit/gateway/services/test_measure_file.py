import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gateway.domain.event_kinds import EventKind
from gateway.domain.states import State
from gateway.services.examine_file import Sent, examine_soon, judge_draft_file
from gateway.services.examiner import Examiner
from gateway.services.measure_file import is_measurable, known_pixels, measure_soon, pixels_for_order
from gateway.services.shop import Shop
from gateway_builders import a_shop, answers_of, run_work
from gateway_builders import an_order as placed
from pixel_builders import patch
from preflight import CollectFailure, PixelFacts, Verdict, measure_pixels
from preflight.failure import Reason
from preflight_builders import page, pdf, some_facts

A5 = (148.0, 210.0)
SOUND = pdf(page(A5), page(A5))
ART_ENDS = pdf(page(A5, content=f"0 g {patch(3, 50, 50)} f".encode()), page(A5))
DEAD = CollectFailure(Reason.TOO_COMPLEX, "used up its processor time")


class Counted:
    """Measures as the shop does, and counts how often; `found` takes the place of measuring."""

    def __init__(self, found: CollectFailure | None = None) -> None:
        self.calls: list[str] = []
        self._found = found

    def __call__(self, path: Path, sha256: str) -> PixelFacts | CollectFailure:
        self.calls.append(sha256)
        return self._found or measure_pixels(path, sha256=sha256)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def measured(shop: Shop, data: bytes, order_id: str = "") -> str:
    sha256 = shop.blobs.put(data, shop.new_id()).sha256
    examine_soon(shop, order_id or placed(shop, SOUND), "single", sha256).result(60)
    measure_soon(shop, sha256, ()).result(60)
    return sha256


def events(shop: Shop, order_id: str) -> list[dict[str, Any]]:
    with shop.store.read() as tx:
        return [row.data for row in tx.events.of_order(order_id) if row.kind == EventKind.FILE_MEASURED]


def test_only_what_has_pages_is_measured() -> None:
    assert [is_measurable(found) for found in (DEAD, some_facts())] == [False, False]


def test_after_its_facts_a_file_is_measured_and_that_is_recorded(shop: Shop) -> None:
    order = placed(shop, SOUND)
    sha256 = measured(shop, SOUND, order)
    assert isinstance(known_pixels(shop, sha256), PixelFacts)
    assert events(shop, order) == [{"slot": "single", "sha256": sha256, "outcome": "measured"}]


def test_a_draft_is_judged_with_pixels_as_soon_as_they_are_there(shop: Shop) -> None:
    sha256 = measured(shop, ART_ENDS)
    found = judge_draft_file(shop, shop.forms["flyer"], answers_of("flyer"), Sent("single", sha256))
    assert found is not None
    assert [(f.check, f.arguments["case"]) for f in found.report.findings] == [("missing-bleed", "art")]


def test_after_a_restart_pixels_are_still_known_and_not_measured_again(shop: Shop) -> None:
    sha256 = measured(shop, SOUND)
    counted = Counted()
    again = replace(shop, examiner=Examiner(1), measure=counted)
    assert pixels_for_order(again, sha256) == known_pixels(shop, sha256)
    assert counted.calls == []


def test_an_order_is_judged_by_pixels_that_are_measured_once(shop: Shop) -> None:
    counted = Counted()
    shop = replace(shop, measure=counted)
    order = placed(shop, ART_ENDS)
    run_work(shop)
    with shop.store.read() as tx:
        [report] = tx.orders.reports(order, 1)
    assert (report.verdict, report.data["findings"][0]["arguments"]["case"]) == (Verdict.STOP, "art")
    assert len(counted.calls) == 1


def test_if_the_pixels_die_the_verdict_of_the_facts_stands_and_says_what_was_skipped(shop: Shop) -> None:
    counted = Counted(DEAD)
    shop = replace(shop, measure=counted)
    order = placed(shop, SOUND)
    run_work(shop)
    with shop.store.read() as tx:
        [report] = tx.orders.reports(order, 1)
        assert tx.orders.get(order).state != State.NEEDS_CSR.value  # type: ignore[union-attr] - it was placed above
    assert report.verdict == Verdict.PASS
    assert {"check": "ink-coverage", "why": "the pixels of the pages were not measured"} in report.data[
        "skipped"
    ]
    assert json.dumps(report.data["crashed"]) == "[]"


def test_what_could_not_be_measured_is_not_tried_for_every_draft(shop: Shop) -> None:
    counted = Counted(DEAD)
    shop = replace(shop, measure=counted)
    sha256 = measured(shop, SOUND)
    assert known_pixels(replace(shop, examiner=Examiner(1)), sha256) is None
    assert pixels_for_order(replace(shop, examiner=Examiner(1)), sha256) is None
    assert counted.calls == [sha256]
