"""Acting on a Case by plain forms: it is done, the next Case opens, and what stands in the way is said."""

from pathlib import Path

import pytest

from gateway.services.shop import Shop
from good_orders import flyer_pdf
from page_builders import Browser
from service_builders import Shelf, open_case, open_cases, place, run_work, shelf_shop, state


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return shelf_shop(tmp_path, Shelf())


def test_accepting_with_a_ready_reason_lets_the_order_go_on(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    carl.submit("//details[@id='do-accept']//form")
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_the_next_case_opens_by_itself(shop: Shop):
    first, second = place(shop, flyer_pdf(bleed=0)), place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, first).id}?view=all")
    page = carl.submit("//details[@id='do-accept']//form")
    assert page("//section[contains(@class,'pane')]/@data-case") == [open_case(shop, second).id]
    assert open_cases(shop, first) == []


def test_a_case_that_changed_shows_what_changed_and_asks_again(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl, mia = Browser(shop, "carl"), Browser(shop, "mia")
    for browser in (carl, mia):
        browser.get(f"/cases/{open_case(shop, order_id).id}")
    mia.submit("//details[@id='do-accept']//form")
    page = carl.submit("//details[@id='do-accept']//form")
    assert page.status == 409
    assert "Mia Example" in page.text


def test_an_action_without_its_reason_says_what_is_missing(shop: Shop):
    order_id = place(shop, flyer_pdf(bleed=0))
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}")
    page = carl.submit("//details[@id='do-accept']//form", why="")
    assert page.status == 422
    assert page("//details[@id='do-accept']/@open")
    assert "needs a reason" in page.text
