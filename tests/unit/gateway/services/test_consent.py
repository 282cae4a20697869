"""What a customer accepts is recorded, and the check passes on exactly that."""

from pathlib import Path

import pytest

from draft_builders import ready_draft, row
from gateway.services.consent import consents, is_accepted, to_accept
from gateway.services.examine_file import Judged, Sent, judge_draft_file
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway_builders import a_shop, caller_of, run_work
from good_orders import flyer_pdf
from preflight_builders import page, pdf
from service_builders import open_case, state, view

TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _judged(shop: Shop, draft: str) -> Judged:
    order = row(shop, draft)
    with shop.store.read() as tx:
        sha256 = tx.orders.files(order)["single"].sha256
    judged = judge_draft_file(shop, shop.forms["flyer"], order.answers, Sent("single", sha256))
    assert judged is not None
    return judged


def _place(shop: Shop, draft: str, accepted: set[str]) -> None:
    reports = [("single", _judged(shop, draft).report)]
    place_draft(shop, caller_of(shop, "ana"), draft, Placing(reports, frozenset(accepted)))
    run_work(shop)


def test_what_was_accepted_passes_the_check_without_stopping(shop: Shop):
    draft = ready_draft(shop, TURNED)
    (finding,) = to_accept(_judged(shop, draft).report)
    _place(shop, draft, {finding.fingerprint})
    assert state(shop, draft) == "sent"
    (event,) = [event for event in view(shop, draft).events if event.kind == "consent.given"]
    assert event.actor == "ana"
    assert event.data["sha256"] == _judged(shop, draft).sha256
    assert [found["fingerprint"] for found in event.data["findings"]] == [finding.fingerprint]


@pytest.mark.parametrize("accepted", [set(), {"something else"}])
def test_what_was_not_accepted_stops(shop: Shop, accepted: set[str]):
    draft = ready_draft(shop, TURNED)
    _place(shop, draft, accepted)
    assert open_case(shop, draft).code == "file-needs-consent"


def test_a_consent_is_for_one_file_and_one_finding(shop: Shop):
    draft = ready_draft(shop, TURNED)
    report = _judged(shop, draft).report
    mark = to_accept(report)[0].fingerprint
    assert is_accepted(report, frozenset({(report.sha256, mark)}))
    assert not is_accepted(report, frozenset({("0" * 64, mark)}))
    assert not is_accepted(report, frozenset({(report.sha256, "other")}))


def test_nothing_can_be_accepted_in_a_file_that_must_be_mended_or_has_nothing(shop: Shop):
    for data in (flyer_pdf(pages=3), flyer_pdf()):
        assert to_accept(_judged(shop, ready_draft(shop, data)).report) == ()


def test_an_order_without_consents_has_none(shop: Shop):
    draft = ready_draft(shop)
    with shop.store.read() as tx:
        assert consents(tx, draft) == frozenset()
