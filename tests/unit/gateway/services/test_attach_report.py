"""Staff attach the report of another preflight program; it counts as the shop says, for the file it was made of."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.domain.errors import (
    ForbiddenError,
    ReportRefusedError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.services.attach_report import ReportToAttach, attach_report
from gateway.services.foreign_findings import attached
from gateway.services.shop import Shop
from gateway.services.ticket_checks import checks_for_ticket
from gateway_builders import a_file, a_shop, caller_of, run_work
from good_orders import flyer_pdf
from preflight import ForeignWeight
from service_builders import act, open_case, place, state, view

SHORT = flyer_pdf(bleed=0)
LAYERS = {"message": "Uses layers", "severity": "Error", "page": 1}
BLEED = {"message": "Bleed is missing", "severity": "Error", "page": 1}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def counting(shop: Shop) -> Shop:
    return replace(shop, foreign_weight=ForeignWeight.COUNT)


def attach(shop: Shop, order: str, *hits: dict[str, object], who: str = "carl", slot: str = "") -> None:
    report = a_file(shop, json.dumps({"hits": list(hits)}).encode(), "carl", "report.json")
    attach_report(shop, caller_of(shop, who), order, ReportToAttach(report, slot))


def found(shop: Shop, order: str) -> list[tuple[str, str]]:
    (report,) = view(shop, order).reports
    return [(one["check"], one["severity"]) for one in report["findings"] if "reported" in one["check"]]


def test_findings_are_told_beside_ours_and_stop_nothing_unless_the_shop_says_so(shop: Shop):
    order = place(shop, SHORT)
    attach(shop, order, LAYERS)
    assert found(shop, order) == [("reported-by-callas", "info")]
    (evidence,) = open_case(shop, order).evidence["files"]
    assert "reported-by-callas" not in [one["check"] for one in evidence["findings"]]


def test_where_they_count_the_open_case_shows_them_and_a_sign_off_covers_them(shop: Shop):
    order, strict = place(shop, SHORT), counting(shop)
    version = open_case(shop, order).version
    attach(strict, order, LAYERS)
    case = open_case(shop, order)
    assert "reported-by-callas" in [one["check"] for one in case.evidence["files"][0]["findings"]]
    assert case.version == version + 1
    act(strict, order, Action.ACCEPT, reason="looked at it")
    run_work(strict)
    assert state(shop, order) == "sent"


def test_what_we_found_too_is_not_told_twice(shop: Shop):
    order = place(shop, SHORT)
    attach(counting(shop), order, BLEED)
    (report,) = view(shop, order).reports
    assert found(shop, order) == []
    assert [(one["by"], one["finding"]["check"]) for one in report["explained"]] == [
        ("missing-bleed", "reported-by-callas")
    ]


def test_a_customer_is_told_nothing_of_what_does_not_count(shop: Shop):
    order = place(shop, SHORT)
    attach(shop, order, LAYERS, BLEED)
    (report,) = view(shop, order, "ana").reports
    assert report["explained"] == []
    assert not [one for one in report["findings"] if "reported" in one["check"]]


def test_a_report_counts_in_the_next_check_of_the_same_file_and_not_of_another(shop: Shop):
    order, strict = place(shop, SHORT), counting(shop)
    attach(strict, order, LAYERS)
    act(strict, order, Action.REPLACE_FILE, files={"single": a_file(shop, flyer_pdf())})
    run_work(strict)
    assert found(shop, order) == []
    assert state(shop, order) == "sent"


def test_the_story_and_the_ticket_tell_who_attached_what(shop: Shop):
    order = place(shop, SHORT)
    attach(shop, order, LAYERS)
    (event,) = [one for one in view(shop, order).events if one.kind == "report.attached"]
    assert (event.actor, event.data["program"], event.data["number"]) == ("carl", "callas", 1)
    with shop.store.read() as tx:
        row = tx.orders.get(order)
        assert row is not None
        told = [one.text for one in checks_for_ticket(tx, row, "1")["single"].findings]
        (kept,) = attached(tx, order, "single", event.data["sha256"])
    assert "reported-by-callas: Uses layers" in told
    assert any("report of callas attached by Carl" in text and kept.report_sha256 in text for text in told)


def test_the_same_report_again_changes_nothing(shop: Shop):
    order = place(shop, SHORT)
    attach(shop, order, LAYERS)
    attach(shop, order, LAYERS)
    assert len(found(shop, order)) == 1


def test_what_is_no_report_is_refused_with_the_reason_and_nothing_is_kept(shop: Shop):
    order = place(shop, SHORT)
    for data in (b"%PDF-1.7", b"<!DOCTYPE a><EnfocusReport/>", b"{}", b"\xff" * 40):
        report = a_file(shop, data, "carl", "report.xml")
        with pytest.raises(ReportRefusedError, match="Export it from PitStop"):
            attach_report(shop, caller_of(shop, "carl"), order, ReportToAttach(report))
    assert "report.attached" not in [event.kind for event in view(shop, order).events]


def test_only_staff_attach_and_only_to_what_is_there(shop: Shop):
    order = place(shop, SHORT)
    with pytest.raises(ForbiddenError):
        attach(shop, order, LAYERS, who="ana")
    with pytest.raises(UnknownThingError):
        attach(shop, order, LAYERS, who="eve")
    with pytest.raises(UnknownThingError, match="no file in the slot 'cover'"):
        attach(shop, order, LAYERS, slot="cover")
    with pytest.raises(UnknownThingError, match="no received file"):
        attach_report(shop, caller_of(shop, "carl"), order, ReportToAttach("none"))


def test_an_order_that_has_gone_on_takes_no_more_reports(shop: Shop):
    order = place(shop)
    with pytest.raises(WrongMomentError, match="can no longer stop it"):
        attach(shop, order, LAYERS)
