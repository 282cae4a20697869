"""Programs see over HTTP how far an order's files are read; the description of the API says what they get."""

from pathlib import Path

import pytest

from draft_builders import ready_draft
from gateway_builders import a_shop
from good_orders import flyer_pdf
from service_builders import place
from web_builders import Web, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


def test_a_draft_and_a_placed_order_tell_pages_and_findings(web: Web):
    for order in (ready_draft(web.shop, flyer_pdf(bleed=0)), place(web.shop, flyer_pdf(bleed=0))):
        (file,) = web.get(f"/orders/{order}/reading").json()["files"]
        assert (file["slot"], file["pages_read"], file["pages"]) == ("single", 2, 2)
        assert [(found["check"], found["pages"]) for found in file["findings"]] == [("missing-bleed", "1-2")]
        german = web.get(f"/orders/{order}/reading?locale=de").json()["files"][0]["findings"][0]
        assert german["fingerprint"] == file["findings"][0]["fingerprint"]
        assert german["customer"] != file["findings"][0]["customer"]


def test_what_is_not_there_is_told_as_a_problem(web: Web):
    assert problem(web.get("/orders/none/reading"))[0] == 404


def test_the_description_of_the_api_tells_every_field(web: Web):
    described = web.get("/openapi.json").json()
    assert "/api/v1/orders/{order_id}/reading" in described["paths"]
    assert set(described["components"]["schemas"]["Reading"]["properties"]) == {
        "slot", "sha256", "state", "pages_read", "pages", "findings",
    }  # fmt: skip
    assert described["components"]["schemas"]["ReadingState"]["enum"] == [
        "waiting", "reading", "read", "not_checked",
    ]  # fmt: skip
