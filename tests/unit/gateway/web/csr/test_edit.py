"""Changing an order: the customer's form, what would change, and only then the sending."""

from pathlib import Path

import pytest

from gateway.domain.pending import UNDO_S
from gateway.services.shop import Shop
from gateway.services.take_action import carry_out_due
from good_orders import flyer_pdf
from page_builders import Browser
from service_builders import Clock, Shelf, open_case, place, run_work, shelf_shop, state, view


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


@pytest.fixture
def order_id(shop: Shop) -> str:
    """An order of two pages whose file has one."""
    return place(shop, flyer_pdf(pages=1))


@pytest.fixture
def carl(shop: Shop, order_id: str) -> Browser:
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{open_case(shop, order_id).id}/edit")
    return carl


FORM = "//form[contains(@action,'/edit/answers')]"


def test_the_form_holds_the_orders_answers(carl: Browser):
    assert carl.page is not None
    assert carl.page("//input[@name='/quantity']/@value") == ["1000"]
    assert "Nothing changes." in carl.page.text


def test_a_change_is_shown_in_business_words_with_the_price_before_it_is_sent(
    shop: Shop, order_id: str, carl: Browser
):
    page = carl.submit(FORM, "go=look", **{"/quantity": "2000"})
    assert any("2,000" in line.text_content() for line in page("//ul[contains(@class,'changes')]/li"))
    assert "→" in page("//aside")[0].text_content()
    assert view(shop, order_id).answers["quantity"] == 1000


def test_a_change_is_sent_and_the_order_goes_on(shop: Shop, order_id: str, carl: Browser, clock: Clock):
    carl.submit(FORM, "go=look", **{"/sides": "one"})
    carl.submit(FORM, "go=send", reason="She wants one side")
    clock.go_on(UNDO_S)
    carry_out_due(shop)
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert view(shop, order_id).answers["sides"] == "one"


def test_what_does_not_fit_is_told_and_not_sent(shop: Shop, order_id: str, carl: Browser):
    page = carl.submit(FORM, "go=send", **{"/quantity": "3"})
    assert page.status == 422
    assert page("//p[@class='err']")
    assert open_case(shop, order_id).state == "open"


def test_an_order_that_changed_meanwhile_is_not_overwritten(shop: Shop, order_id: str, carl: Browser):
    carl.submit(FORM, "go=look", **{"/sides": "one"})
    mia = Browser(shop, "mia")
    mia.get(f"/cases/{open_case(shop, order_id).id}")
    mia.submit("//details[@id='do-accept']//form")
    page = carl.submit(FORM, "go=send")
    assert page.status == 409
    assert "Mia Example has just acted" in page.text
