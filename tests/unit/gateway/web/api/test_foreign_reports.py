"""Reports of other preflight programs by the API."""

from pathlib import Path

import pytest

from gateway.services.shop import Shop
from gateway_builders import a_shop
from good_orders import flyer_pdf
from service_builders import place
from web_builders import Web, problem

PITSTOP = (
    b'<EnfocusReport unit="mm"><PreflightReport><Errors><PreflightReportItem><Message>Uses layers</Message>'
    b'<Location page="1" minX="10" minY="10" maxX="20" maxY="20"/></PreflightReportItem></Errors>'
    b"</PreflightReport></EnfocusReport>"
)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def send(web: Web, data: bytes) -> str:
    return str(web.put("/files?name=report.xml", "carl", content=data).json()["id"])


def test_a_report_is_sent_attached_listed_and_told_beside_our_findings(shop: Shop):
    web, order = Web(shop), place(shop, flyer_pdf(bleed=0))
    answer = web.post(f"/orders/{order}/reports", "carl", json={"report": send(web, PITSTOP)})
    assert answer.status_code == 201
    told = answer.json()
    assert (told["program"], told["slot"], told["name_given"]) == ("pitstop", "single", "report.xml")
    assert web.get(f"/orders/{order}/reports", "carl").json() == {"reports": [told]}
    (report,) = web.get(f"/orders/{order}", "carl").json()["reports"]
    (found,) = [one for one in report["findings"] if one["check"] == "reported-by-pitstop"]
    assert found["places"] == [{"page": 1, "rect_mm": [10, 10, 20, 20]}]


def test_a_hostile_report_is_a_clear_problem(shop: Shop):
    web, order = Web(shop), place(shop, flyer_pdf(bleed=0))
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb">]>' + PITSTOP.replace(b"layers", b"&b;")
    answer = web.post(f"/orders/{order}/reports", "carl", json={"report": send(web, bomb)})
    assert problem(answer) == (422, "report-refused")
    assert "DOCTYPE" in answer.json()["why"]


def test_an_order_on_its_way_takes_none(shop: Shop):
    web, order = Web(shop), place(shop)
    answer = web.post(f"/orders/{order}/reports", "carl", json={"report": send(web, PITSTOP)})
    assert answer.status_code == 409
