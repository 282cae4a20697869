"""/events: in order, in pages, and only one's own."""

from pathlib import Path

import pytest

from gateway_builders import a_shop, an_order
from web_builders import Web, faults, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


def test_a_customer_learns_of_the_companys_orders_only_and_staff_of_all(web: Web) -> None:
    mine, theirs = an_order(web.shop, b"x"), an_order(web.shop, b"x", "eve")
    assert {event["order_id"] for event in web.get("/events", "bo").json()["events"]} == {mine}
    assert {event["order_id"] for event in web.get("/events", "carl").json()["events"]} == {
        mine,
        theirs,
        None,
    }


def test_events_come_oldest_first_and_go_on_where_the_last_page_ended(web: Web) -> None:
    order = an_order(web.shop, b"x")
    first = web.get(f"/events?order={order}&limit=1").json()
    second = web.get(f"/events?order={order}&after={first['next']}").json()
    assert [event["kind"] for page in (first, second) for event in page["events"]] == [
        "order.submitted",
        "order.moved",
    ]
    assert web.get(f"/events?order={order}&after={second['next']}").json() == {
        "events": [],
        "next": second["next"],
    }


def test_a_foreign_orders_events_are_not_to_be_had(web: Web) -> None:
    assert problem(web.get(f"/events?order={an_order(web.shop, b'x')}", "eve")) == (404, "not-found")


@pytest.mark.parametrize("after", ["-1", "x", str(2**63)])
def test_a_place_to_begin_that_is_none_is_refused(web: Web, after: str) -> None:
    assert faults(web.get(f"/events?after={after}"))[0][0] == "query:after"
