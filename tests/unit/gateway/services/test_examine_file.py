from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gateway.domain.event_kinds import EventKind
from gateway.services.examine_file import (
    Judged,
    Sent,
    examine_soon,
    judge_draft_file,
    known_facts,
    wait_for_examination,
)
from gateway.services.examiner import Examiner
from gateway.services.shop import Shop
from gateway_builders import a_shop, answers_of, run_work
from gateway_builders import an_order as placed
from preflight import CollectFailure, Facts, Progress, Verdict, Watch, collect
from preflight.failure import Reason
from preflight_builders import A4, page, pdf

A5 = (148.0, 210.0)
SOUND = pdf(page(A5), page(A5))
UNBLED = pdf(page(A5, bleed=0), page(A5))


class Counted:
    """Reads facts as the shop does, and counts how often; `found` takes the place of reading."""

    def __init__(self, found: CollectFailure | None = None) -> None:
        self.calls: list[str] = []
        self._found = found

    def __call__(self, path: Path, sha256: str, watch: Watch) -> Facts | CollectFailure:
        self.calls.append(sha256)
        return self._found or collect(path, sha256=sha256, watch=watch)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def kept(shop: Shop, data: bytes) -> str:
    return shop.blobs.put(data, shop.new_id()).sha256


def judged(shop: Shop, sha256: str, locale: str = "en", **answers: Any) -> Judged:
    found = judge_draft_file(shop, shop.forms["flyer"], answers, Sent("single", sha256), locale=locale)
    assert found is not None
    return found


def events(shop: Shop, order_id: str) -> list[dict[str, Any]]:
    with shop.store.read() as tx:
        return [row.data for row in tx.events.of_order(order_id) if row.kind == EventKind.FILE_EXAMINED]


def examined(shop: Shop, data: bytes, order_id: str = "") -> str:
    sha256 = kept(shop, data)
    examine_soon(shop, order_id or placed(shop, SOUND), "single", sha256).result(30)
    return sha256


def test_before_anybody_looked_there_is_no_judgement(shop: Shop) -> None:
    assert judge_draft_file(shop, shop.forms["flyer"], {}, Sent("single", kept(shop, SOUND))) is None


def test_an_upload_is_examined_at_once_and_recorded(shop: Shop) -> None:
    order = placed(shop, SOUND)
    sha256 = examined(shop, UNBLED, order)
    assert isinstance(known_facts(shop, sha256), Facts)
    assert events(shop, order) == [{"slot": "single", "sha256": sha256, "outcome": "examined"}]
    shop.examiner.stop()


def test_every_changed_answer_is_judged_anew_without_reading_the_file(shop: Shop) -> None:
    counted = Counted()
    shop = replace(shop, collect=counted)
    sha256 = examined(shop, UNBLED)
    full = answers_of("flyer")
    assert [f.check for f in judged(shop, sha256, **full).report.findings] == ["missing-bleed"]
    assert judged(shop, sha256).report.verdict is Verdict.PASS or judged(shop, sha256).expected.bleed_mm > 0
    other = answers_of("flyer", **{key: value for key, value in full.items() if key != "size"}, size="A4")
    assert "trim-size" in {f.check for f in judged(shop, sha256, **other).report.findings}
    shop.blobs.local_path(sha256).unlink()
    assert judged(shop, sha256, **full).report.verdict is Verdict.STOP
    assert counted.calls == [sha256]


def test_while_a_file_is_read_its_first_pages_are_judged_and_nothing_of_that_is_left(shop: Shop) -> None:
    seen: list[Judged] = []
    flyer = shop.forms["flyer"]

    def looked_into(path: Path, sha256: str, watch: Watch) -> Facts | CollectFailure:
        def look(progress: Progress) -> None:
            watch(progress)
            found = judge_draft_file(shop, flyer, answers_of("flyer", size="A4"), Sent("single", sha256))
            assert found is not None
            seen.append(found)

        collect(path, sha256=sha256, watch=look)
        return CollectFailure(Reason.CRASHED, "died midway")

    sha256 = kept(shop, pdf(*[page(A5)] * 3))
    reading = replace(shop, collect=looked_into)
    examine_soon(reading, placed(shop, SOUND), "single", sha256).result(30)
    assert {each.pages_in_all for each in seen} == {3}
    assert [each.check for each in seen[0].report.findings] == ["trim-size"]
    assert {each.report.verdict for each in seen} == {Verdict.NOT_CHECKED}
    assert shop.examiner.progress(sha256) is None
    last = judged(shop, sha256, **answers_of("flyer"))
    assert (last.report.findings, last.pages_in_all, last.report.verdict) == ((), None, Verdict.NOT_CHECKED)


def test_the_words_are_in_the_customers_language(shop: Shop) -> None:
    sha256 = examined(shop, UNBLED)
    [english] = judged(shop, sha256, **answers_of("flyer")).words
    [german] = judged(shop, sha256, "de", **answers_of("flyer")).words
    assert english.customer.startswith("Page 1: only 0 mm past the cut")
    assert german.customer.startswith("Seite 1: nur 0 mm über den Schnitt hinaus")


def test_a_draft_s_file_is_mended_in_the_menu_words_of_its_program(shop: Shop) -> None:
    sha256 = examined(shop, pdf(page(A5, bleed=0), page(A5), info="/Creator(Canva)"))
    told = judged(shop, sha256, "de", **answers_of("flyer")).words
    assert "Druckbeschnitt anzeigen" in " ".join(each.fix for each in told)


def test_after_a_restart_what_was_found_is_still_known(shop: Shop) -> None:
    sha256 = examined(shop, UNBLED)
    again = replace(shop, examiner=Examiner(1), collect=_never)
    assert known_facts(again, sha256) == known_facts(shop, sha256)


def test_placing_the_order_reads_the_file_no_second_time(shop: Shop) -> None:
    counted = Counted()
    shop = replace(shop, collect=counted)
    examined(shop, SOUND)
    order = placed(shop, SOUND)
    run_work(shop)
    with shop.store.read() as tx:
        assert tx.orders.reports(order, 1)[0].verdict == Verdict.PASS
    assert len(counted.calls) == 1


def test_a_file_that_cannot_be_checked_is_not_read_again_for_drafts(shop: Shop) -> None:
    counted = Counted(CollectFailure(Reason.TIMEOUT, "not finished after 30 s"))
    shop = replace(shop, collect=counted)
    order = placed(shop, SOUND)
    sha256 = examined(shop, UNBLED, order)
    again = replace(shop, examiner=Examiner(1))
    examine_soon(again, order, "single", sha256).result(30)
    found = judged(again, sha256, **answers_of("flyer"))
    assert (found.report.verdict, found.facts, found.words) == (Verdict.NOT_CHECKED, None, ())
    assert {each["outcome"] for each in events(shop, order)} == {"not-checked"}
    assert counted.calls == [sha256]


def test_placing_the_order_tries_a_file_once_more_that_could_not_be_checked(shop: Shop) -> None:
    failing = replace(shop, collect=Counted(CollectFailure(Reason.TIMEOUT, "busy machine")))
    examined(failing, SOUND)
    order = placed(shop, SOUND)
    run_work(shop)
    with shop.store.read() as tx:
        assert tx.orders.reports(order, 1)[0].verdict == Verdict.PASS


def test_the_same_file_for_many_drafts_at_once_is_read_once_and_each_is_told(shop: Shop) -> None:
    counted = Counted()
    shop = replace(shop, collect=counted)
    orders = [placed(shop, SOUND) for _ in range(5)]
    sha256 = kept(shop, UNBLED)
    for flight in [examine_soon(shop, order, "single", sha256) for order in orders]:
        flight.result(30)
    shop.examiner.stop()
    assert counted.calls == [sha256]
    told = [order for order in orders if events(shop, order)]
    assert told[0] == orders[0]


def test_a_page_waits_for_the_first_findings(shop: Shop) -> None:
    order = placed(shop, SOUND)
    sha256 = kept(shop, UNBLED)
    examine_soon(shop, order, "single", sha256)
    wait_for_examination(shop, sha256, 30)
    assert judged(shop, sha256).facts is not None


def test_what_breaks_in_the_background_leaves_the_file_unjudged_and_is_tried_again(shop: Shop) -> None:
    order = placed(shop, SOUND)
    sha256 = kept(shop, SOUND)
    broken = replace(shop, collect=_never)
    with pytest.raises(OSError, match="no sandbox"):
        examine_soon(broken, order, "single", sha256).result(30)
    assert known_facts(broken, sha256) is None
    broken.examiner.stop()
    assert isinstance(examine_soon(shop, order, "single", sha256).result(30), Facts)


def test_a_page_size_that_is_not_chosen_yet_is_nothing_to_complain_about(shop: Shop) -> None:
    sha256 = examined(shop, pdf(page(A4), page(A4)))
    assert judged(shop, sha256).report.findings == ()


def _never(_path: Path, _sha256: str, _watch: Watch) -> Facts | CollectFailure:
    raise OSError("no sandbox here")
