"""The page of an order: how far it is, what we need, and everything its customer can still do, without JavaScript."""

from pathlib import Path

import pytest

from gateway.domain.event_kinds import EventKind
from gateway.services.links import Purpose
from gateway.services.shop import Shop
from gateway.services.write_message import write_message
from gateway_builders import a_file, caller_of, run_work
from good_orders import blurred_flyer_pdf, flyer_pdf
from page_builders import Browser, signed_in
from service_builders import Shelf, place, shelf_shop, state


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return shelf_shop(tmp_path, Shelf())


def test_the_list_names_every_order_and_its_state(shop: Shop):
    good, bad = place(shop), place(shop, flyer_pdf(3))
    page = Browser(shop).get("/orders")
    assert len(page("//ul[@class='lines']/li")) == 2
    assert "We need you" in page.text
    assert {state(shop, good), state(shop, bad)} == {"sent", "needs_customer"}


def test_who_has_no_orders_is_told_where_to_begin(shop: Shop):
    page = Browser(shop, "eve").get("/orders")
    assert "No orders yet" in page.text
    assert page("//main//a[@href='/start']")


def test_a_long_list_goes_on(shop: Shop):
    for _ in range(31):
        place(shop)
    browser = Browser(shop)
    first = browser.get("/orders")
    second = browser.get(str(first("//main/p/a/@href")[0]))
    assert [len(page("//ul[@class='lines']/li")) for page in (first, second)] == [30, 1]


def test_the_page_shows_how_far_the_order_is(shop: Shop):
    page = Browser(shop).get(f"/orders/{place(shop)}")
    assert page("//ol[@class='steps']/li/@class") == ["done", "done", "now", "ahead", "ahead"]
    assert page("//body/@data-about")[0].startswith("order:")


def test_a_wrong_file_is_explained_and_a_corrected_one_lets_the_order_go_on_by_itself(shop: Shop):
    order = place(shop, flyer_pdf(3))
    browser = Browser(shop)
    page = browser.get(f"/orders/{order}")
    assert "Must fix" in page.text
    assert page("//form[@id='correct']")
    browser.post(f"/orders/{order}/files", files={"file.single": ("new.pdf", flyer_pdf(), "application/pdf")})
    assert browser.page is not None
    assert "checking the new file" in browser.page.text
    run_work(shop)
    assert state(shop, order) == "sent"


def test_a_file_sent_beside_the_form_corrects_the_order_by_its_id(shop: Shop):
    order = place(shop, flyer_pdf(3))
    browser = Browser(shop)
    browser.get(f"/orders/{order}")
    browser.post(f"/orders/{order}/files", files={"id.single": (None, a_file(shop, flyer_pdf()))})
    run_work(shop)
    assert state(shop, order) == "sent"


def test_what_may_be_accepted_is_accepted_by_a_tick_and_recorded(shop: Shop):
    order = place(shop, blurred_flyer_pdf())
    assert state(shop, order) == "needs_customer"
    browser = Browser(shop)
    page = browser.get(f"/orders/{order}")
    assert "Please look" in page.text
    browser.submit("//form[@id='accept-form']")
    assert state(shop, order) == "needs_customer"
    browser.get(f"/orders/{order}")
    browser.submit("//form[@id='accept-form']", accept="1")
    run_work(shop)
    assert state(shop, order) == "sent"
    with shop.store.read() as tx:
        (given,) = [row for row in tx.events.of_order(order) if row.kind == EventKind.CONSENT_GIVEN]
    assert given.actor == "ana"
    assert given.data["findings"][0]["check"] == "low-resolution"
    assert given.data["sha256"]


def test_what_was_not_seen_is_not_accepted(shop: Shop):
    order = place(shop, blurred_flyer_pdf())
    browser = Browser(shop)
    browser.get(f"/orders/{order}")
    page = browser.post(f"/orders/{order}/accept", {"accept": "1", "seen": "something else"})
    assert "look once more" in page.text
    assert state(shop, order) == "needs_customer"


def test_messages_go_both_ways_and_stay_as_they_were_written(shop: Shop):
    order = place(shop)
    browser = Browser(shop)
    browser.get(f"/orders/{order}")
    browser.submit(f"//form[@action='/orders/{order}/message']", text="Is it <b>done</b>?\u202egnp.exe")
    write_message(shop, caller_of(shop, "carl"), order, "Tomorrow.")
    page = browser.get(f"/orders/{order}")
    assert [item.get("class") for item in page("//ol[@class='thread']/li")] == ["customer", "shop"]
    assert "Is it <b>done</b>?gnp.exe" in page.text
    assert "Carl" not in page.text
    assert not page("//ol[@class='thread']//b")


def test_an_order_is_cancelled_from_its_page_while_that_is_possible(shop: Shop):
    order = place(shop)
    browser = Browser(shop)
    browser.get(f"/orders/{order}")
    browser.submit(f"//form[@action='/orders/{order}/cancel']", reason="called off")
    assert state(shop, order) == "cancelled"
    assert not browser.get(f"/orders/{order}")("//details[@id='cancel']")


def test_the_docket_is_a_pdf_with_the_orders_number(shop: Shop):
    order = place(shop, name="Łódź <b>Fair</b> 印刷\u202e")
    answer = Browser(shop).get(f"/orders/{order}/docket.pdf").response
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert ".pdf" in answer.headers["content-disposition"]
    assert Browser(shop, "eve").get(f"/orders/{order}/docket.pdf").status == 404


def test_a_link_to_one_order_lets_its_reader_correct_that_order(shop: Shop):
    order, other = place(shop, flyer_pdf(3)), place(shop)
    browser = Browser(shop, None)
    browser.take(signed_in(shop, "ana", Purpose.ORDER, order))
    assert browser.get(f"/orders/{other}").status == 404
    page = browser.get(f"/orders/{order}")
    assert not page("//header//nav")
    browser.post(f"/orders/{order}/files", files={"file.single": ("new.pdf", flyer_pdf(), "application/pdf")})
    run_work(shop)
    assert state(shop, order) == "sent"


def test_the_page_speaks_german(shop: Shop):
    page = Browser(shop, language="de").get(f"/orders/{place(shop, flyer_pdf(3))}")
    assert "Wir brauchen Sie" in page.text
    assert page("//html/@lang") == ["de"]


def test_nothing_of_the_shops_own_business_is_on_the_page(shop: Shop):
    order = place(shop)
    with shop.store.write("test") as tx:
        tx.events.append(EventKind.CASE_NOTED, order, at=shop.clock(), actor="carl", data={"text": "a fool"})
    text = Browser(shop).get(f"/orders/{order}").text
    assert "a fool" not in text
    assert "shelf" not in text
