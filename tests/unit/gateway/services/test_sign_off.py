"""What the shop signed off is not asked again, as long as it is the same finding in the same place."""

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.services.shop import Shop
from gateway.services.sign_off import SignOff, sign_offs, without_signed_off
from gateway_builders import a_file, a_shop, run_work
from good_orders import flyer_pdf
from preflight import Crashed, Severity, Verdict
from preflight_builders import a4, check, page, pdf
from service_builders import act, open_case, place, view

SHORT = flyer_pdf(bleed=0)
SHORT_AND_TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))
REPORT = check(pdf(page(bleed=0)), a4())


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _accepted(shop: Shop, data: bytes) -> str:
    order = place(shop, data)
    act(shop, order, Action.ACCEPT, reason="agreed by phone")
    run_work(shop)
    return order


def test_who_signed_off_what_when_and_why_is_kept(shop: Shop):
    order = _accepted(shop, SHORT)
    (event,) = [event for event in view(shop, order).events if event.kind == "findings.signed_off"]
    assert (event.actor, event.data["reason"], event.data["slot"]) == ("carl", "agreed by phone", "single")
    assert [found["check"] for found in event.data["findings"]] == ["missing-bleed"]
    with shop.store.read() as tx:
        assert len(sign_offs(tx, order)) == 1


def test_a_customer_who_accepts_signs_nothing_off(shop: Shop):
    order = place(shop, SHORT_AND_TURNED)
    act(shop, order, Action.ACCEPT, "ana", reason="fine")
    assert "findings.signed_off" not in [event.kind for event in view(shop, order).events]


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.SIGNOFF, Severity.WARNING])
def test_in_the_same_file_a_signed_finding_is_gone(severity: Severity):
    report = replace(REPORT, findings=(replace(REPORT.findings[0], severity=severity),))
    signed = SignOff("single", report.sha256, report.findings[0].fingerprint)
    left = without_signed_off("single", report, [signed])
    assert (left.findings, left.verdict) == ((), Verdict.PASS)


@pytest.mark.parametrize(
    ("severity", "left"), [(Severity.ERROR, 1), (Severity.SIGNOFF, 0), (Severity.WARNING, 0)]
)
def test_in_a_corrected_file_only_an_error_is_looked_at_again(severity: Severity, left: int):
    report = replace(REPORT, findings=(replace(REPORT.findings[0], severity=severity),))
    signed = SignOff("single", "another file", report.findings[0].fingerprint)
    assert len(without_signed_off("single", report, [signed]).findings) == left


def test_a_sign_off_is_for_one_slot_and_one_finding():
    mark = REPORT.findings[0].fingerprint
    for other in (SignOff("cover", REPORT.sha256, mark), SignOff("single", REPORT.sha256, "other")):
        assert without_signed_off("single", REPORT, [other]).verdict is Verdict.STOP


def test_what_could_not_be_checked_never_passes_by_a_sign_off():
    report = replace(REPORT, crashed=(Crashed("check x", "crashed", "?"),), verdict=Verdict.NOT_CHECKED)
    signed = [SignOff("single", report.sha256, finding.fingerprint) for finding in report.findings]
    left = without_signed_off("single", report, signed)
    assert (left.findings, left.verdict) == ((), Verdict.NOT_CHECKED)


def test_a_changed_order_is_checked_again_and_does_not_ask_what_was_signed_off(tmp_path: Path):
    shop = a_shop(tmp_path, routes=())
    order = _accepted(shop, SHORT)
    assert open_case(shop, order).code == "no-route"
    act(shop, order, Action.EDIT_ANSWERS, answers={**view(shop, order).answers, "name": "Another name"})
    run_work(shop)
    assert view(shop, order).order.revision == 2
    assert open_case(shop, order).code == "no-route"


def test_a_wish_that_changes_the_finding_is_asked_again(tmp_path: Path):
    shop = a_shop(tmp_path, routes=())
    order = _accepted(shop, SHORT)
    act(shop, order, Action.EDIT_ANSWERS, answers={**view(shop, order).answers, "size": "A6"})
    run_work(shop)
    assert open_case(shop, order).code == "file-stopped"


def test_another_file_with_an_error_stops_though_the_first_was_signed_off(shop: Shop):
    order = place(shop, SHORT)
    act(shop, order, Action.REPLACE_FILE, "ana", files={"single": a_file(shop, flyer_pdf(pages=3))})
    run_work(shop)
    assert open_case(shop, order).code == "file-stopped"
