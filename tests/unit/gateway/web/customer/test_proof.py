"""Look at everything, accept what may be accepted, place."""

from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row
from gateway.services.shop import Shop
from gateway_builders import a_shop, run_work
from good_orders import flyer, flyer_pdf
from page_builders import Browser
from preflight_builders import page, pdf
from service_builders import kinds_of_events, open_case, state

PLACE = "//form[@id='place']"
TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def browser(shop: Shop) -> Browser:
    return Browser(shop)


def test_everything_ordered_stands_there_in_words_with_every_page(shop: Shop, browser: Browser):
    draft = ready_draft(shop)
    shown = browser.get(f"/drafts/{draft}/proof")
    for words in ("Spring sale", "Silk 135 g/m²", "210 mm)", "Front and back", "Kassel"):
        assert words in shown.text
    assert len(shown("//div[@class='strip']//svg")) == 2
    assert shown("//figure//image/@href")[0].endswith("/1-1200")
    second = browser.get(f"/drafts/{draft}/proof?slot=single&page=2")
    assert second("//figure//image/@href")[0].endswith("/2-1200")


def test_one_press_places_the_order_and_a_second_one_changes_nothing(shop: Shop, browser: Browser):
    draft = ready_draft(shop)
    first = browser.get(f"/drafts/{draft}/proof")
    assert f"/orders/{draft}" in browser.submit(PLACE, "go=place").url
    browser.page = first
    assert f"/orders/{draft}" in browser.submit(PLACE, "go=place").url
    assert kinds_of_events(shop, draft).count("order.submitted") == 1
    assert f"/orders/{draft}" in browser.get(f"/drafts/{draft}").url


def test_a_draft_with_something_missing_leads_back_to_the_form_that_says_what(shop: Shop, browser: Browser):
    shown = browser.get(f"/drafts/{a_draft(shop, answers=flyer())}/proof")
    assert "/proof" not in shown.url
    assert "Print file (PDF): not sent yet." in shown.text


def test_a_file_that_cannot_be_printed_is_not_placed_but_the_shop_can_be_asked(shop: Shop, browser: Browser):
    draft = ready_draft(shop, flyer_pdf(pages=3))
    shown = browser.get(f"/drafts/{draft}/proof")
    assert shown("//button[@value='place']") == []
    assert browser.post(f"/drafts/{draft}/proof", {"go": "place"}).status == 422
    assert row(shop, draft).state == "draft"
    browser.get(f"/drafts/{draft}/proof")
    browser.submit(PLACE, "go=shop", message="Please leave page 3 out.")
    run_work(shop)
    assert open_case(shop, draft).code == "file-asks-shop"


def test_a_warning_is_accepted_by_one_tick_and_not_by_none(shop: Shop, browser: Browser):
    draft = ready_draft(shop, TURNED)
    browser.get(f"/drafts/{draft}/proof")
    refused = browser.submit(PLACE, "go=place")
    assert (refused.status, row(shop, draft).state) == (422, "draft")
    assert refused("//div[@id='summary']//a/@href") == ["#accept"]
    browser.submit(PLACE, "go=place", accept="1")
    run_work(shop)
    assert state(shop, draft) == "sent"
    assert "consent.given" in kinds_of_events(shop, draft)


def test_a_tick_for_what_was_shown_does_not_cover_another_file(shop: Shop, browser: Browser):
    draft = ready_draft(shop, TURNED)
    browser.get(f"/drafts/{draft}/proof")
    assert browser.submit(PLACE, "go=place", accept="1", seen="something-else").status == 422


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=99999999", "page=500&slot=nothing"])
def test_a_page_that_is_not_there_shows_one_that_is(shop: Shop, browser: Browser, asked: str):
    assert browser.get(f"/drafts/{ready_draft(shop)}/proof?{asked}").status == 200
