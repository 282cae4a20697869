"""Where customers begin."""

from pathlib import Path

import pytest

from draft_builders import a_draft
from gateway.services.shop import Shop
from gateway_builders import a_shop, an_order
from good_orders import flyer, flyer_pdf
from page_builders import Browser


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def test_a_newcomer_sees_the_products_and_what_to_do(shop: Shop):
    page = Browser(shop).get("/start")
    assert [each.get("value") for each in page("//button[@name='form']")] == ["booklet", "flyer"]
    assert "No orders yet. Start with a flyer or a booklet." in page.text


def test_choosing_a_product_leads_to_its_form(shop: Shop):
    browser = Browser(shop)
    browser.get("/start")
    page = browser.submit("//form[@class='products']", "form=booklet")
    assert "/drafts/" in page.url
    assert page("//h1")[0].text == "Booklet"


def test_drafts_and_orders_of_the_company_are_at_hand_and_nobody_else_s(shop: Shop):
    a_draft(shop, "bo", answers=flyer(name="Half done"))
    an_order(shop, flyer_pdf(), "bo", **flyer(name="Done"))
    ours, theirs = Browser(shop, "ana").get("/start").text, Browser(shop, "eve").get("/start").text
    assert "Half done" in ours
    assert "Done" in ours
    assert "Half done" not in theirs
    assert "No orders yet" in theirs


def test_ordering_again_opens_a_filled_in_form_in_two_clicks(shop: Shop):
    an_order(shop, flyer_pdf(), **flyer(name="Spring"))
    browser = Browser(shop)
    (order,) = browser.get("/start")("//ul//button/@value")
    page = browser.submit("//ul//form", f"order={order}")
    assert page("//input[@name='/name']/@value") == ["Spring"]
    assert "flyer.pdf" in page.text


def test_a_product_or_order_that_is_not_there_is_told_calmly(shop: Shop):
    browser = Browser(shop)
    for posted in ({"form": "poster"}, {"order": "2026-000009"}, {}):
        browser.get("/start")
        assert browser.post("/drafts", posted).status == 404


def test_it_speaks_german(shop: Shop):
    assert "Was dürfen wir drucken?" in Browser(shop, language="de").get("/start").text
