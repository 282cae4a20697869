"""The order form without JavaScript."""

import json
from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row, saved
from gateway.services.shop import Shop
from gateway_builders import a_shop
from good_orders import booklet, flyer
from page_builders import Browser, Page

FORM = "//form[@id='order']"


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def browser(shop: Shop) -> Browser:
    return Browser(shop)


def _errors(page: Page) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page("//*[@class='err']")]


def test_a_new_form_shows_no_errors_and_what_is_optional(shop: Shop, browser: Browser):
    page = browser.get(f"/drafts/{a_draft(shop)}")
    assert _errors(page) == []
    assert "(optional)" in page("//label[@for='q-delivery-company']")[0].text_content()
    assert "12 things still to do" in page.text


def test_going_on_too_early_tells_everything_and_leads_to_each_field(shop: Shop, browser: Browser):
    browser.get(f"/drafts/{a_draft(shop)}")
    page = browser.submit(FORM, "go=proof")
    links = page("//div[@id='summary']//a/@href")
    assert (page.status, page.title.partition(":")[0], len(links)) == (422, "Error", 12)
    assert all(page(f"//*[@id='{link.removeprefix('#')}']") for link in links)
    assert page("//div[@id='summary']/@autofocus")
    fixed = browser.submit(FORM, "go=save", **{"/name": "Sale"})
    assert len(fixed("//div[@id='summary']//a")) == 11


def test_fields_that_hang_on_another_appear_and_keep_their_answer_while_they_are_gone(
    shop: Shop, browser: Browser
):
    draft = a_draft(shop, answers=flyer(sides="one"))
    assert browser.get(f"/drafts/{draft}")("//*[@name='/colours_back']") == []
    page = browser.submit(FORM, "go=save", **{"/sides": "two"})
    assert page("//input[@name='/colours_back' and @checked]/@value") == ["cmyk"]


def test_there_is_no_price_before_it_is_known_how_many_are_wanted(shop: Shop, browser: Browser):
    page = browser.get(f"/drafts/{a_draft(shop)}")
    assert (page("//p[@id='total']")[0].text, page("//details[@id='lines']")) == ("\u2013", [])


def test_price_and_day_come_with_every_answer(shop: Shop, browser: Browser):
    browser.get(f"/drafts/{a_draft(shop, answers=flyer())}")
    before = browser.submit(FORM, "go=save")("//p[@id='total']")[0].text
    page = browser.submit(FORM, "go=save", **{"/quantity": "5000"})
    assert page("//p[@id='total']")[0].text != before
    assert "Ordered today, ready" in page.text
    assert "Saved" in page("//p[@id='saved']")[0].text


def test_what_cannot_be_read_is_shown_again_with_the_way_out(shop: Shop, browser: Browser):
    browser.get(f"/drafts/{a_draft(shop, answers=flyer())}")
    page = browser.submit(FORM, "go=save", **{"/quantity": "many"})
    assert page("//input[@name='/quantity']/@value") == ["many"]
    assert _errors(page) == ["Quantity: found “many”, expected a whole number. Enter a whole number."]
    assert page("//input[@name='/quantity']/@aria-invalid") == ["true"]


def test_lengths_are_typed_in_any_unit_and_shown_in_the_reader_s(shop: Shop, browser: Browser):
    browser.get(f"/drafts/{a_draft(shop, answers=flyer(size='custom'))}")
    page = browser.submit(FORM, "go=save", **{"/width_mm": "8.5in", "/height_mm": "21,5 cm"})
    assert page("//input[@name='/width_mm' or @name='/height_mm']/@value") == ["215.9", "215"]
    page = browser.submit(FORM, "go=save", _units="in")
    assert page("//input[@name='/width_mm']/@value") == ["8.5"]
    page = browser.submit(FORM, "go=save", **{"/height_mm": "9"})
    assert browser.get(page.url)("//input[@name='/height_mm']/@value") == ["9"]
    with shop.store.read() as tx:
        (draft,) = tx.orders.list(tenant=None, state="draft", after="", limit=9)
    assert (draft.answers["width_mm"], draft.answers["height_mm"]) == (215.9, 228.6)


def test_the_second_tab_is_told_what_changed_and_can_take_it(shop: Shop, browser: Browser):
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    saved(shop, draft, {**row(shop, draft).answers, "quantity": 500, "paper": "silk-170"}, "bo")
    page = browser.submit(FORM, "go=save", **{"/quantity": "250"})
    (notice,) = page("//section[@id='conflicts']")
    assert "Quantity" in notice.text_content()
    assert "500" in notice.text_content()
    assert (row(shop, draft).answers["quantity"], row(shop, draft).answers["paper"]) == (250, "silk-170")
    assert browser.submit(FORM, "go=save")("//section[@id='conflicts']")
    take = page("//section[@id='conflicts']//button/@value")[0]
    page = browser.submit(FORM, f"_do={take}")
    assert page("//section[@id='conflicts']") == []
    assert row(shop, draft).answers["quantity"] == 500


@pytest.mark.parametrize(
    "seen", ["", "x", "[]", "[" * 5000, json.dumps({"parts": "x"}), "null", '{"quantity": 1e999}']
)
def test_a_page_that_says_nonsense_of_what_it_saw_loses_nothing(shop: Shop, browser: Browser, seen: str):
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    assert browser.submit(FORM, "go=save", _seen=seen, _conflict=seen, **{"/name": "Kept"}).status == 200
    assert row(shop, draft).answers["name"] == "Kept"


def test_a_booklet_asks_for_its_parts_by_name(shop: Shop, browser: Browser):
    page = browser.get(f"/drafts/{a_draft(shop, form='booklet', answers=booklet())}")
    assert [each.text_content() for each in page("//legend[contains(@class, 'part-name')]")] == [
        "Cover",
        "Body",
    ]
    page = browser.submit(FORM, "go=save", **{"/parts/1/pages": "9"})
    assert _errors(page)[0].startswith("Body, Pages: found 9")


def test_markup_and_turned_text_stay_text(shop: Shop, browser: Browser):
    evil = '"><img src=x onerror=alert(1)>\u202egnp.\u2066'
    draft = a_draft(shop, answers=flyer(name=evil, comment="</textarea><script>x</script>"))
    page = browser.get(f"/drafts/{draft}")
    assert page("//input[@name='/name']/@value") == [evil]
    assert page("//main//img | //main//script") == []
    start = browser.get("/start")
    assert "\u202e" not in start.text
    assert start("//main//img") == []


def test_foreign_placed_and_missing_drafts(shop: Shop):
    draft = ready_draft(shop)
    eve = Browser(shop, "eve")
    for path in (f"/drafts/{draft}", f"/drafts/{draft}/proof", "/drafts/none"):
        assert eve.get(path).status == 404
        eve.get("/start")
        assert eve.post(path, {"go": "place"}).status == 404


def test_a_post_without_the_page_s_token_changes_nothing(shop: Shop, browser: Browser):
    draft = a_draft(shop, answers=flyer())
    page = browser.post(f"/drafts/{draft}", {"/name": "Stolen", "_csrf": "wrong"})
    assert page.status == 403
    assert row(shop, draft).answers["name"] == "Spring sale"
