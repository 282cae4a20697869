"""Searching: by number, name, company, customer or JobID; where it is stands beside it."""

import pytest

from gateway.services.shop import Shop
from page_builders import Browser
from service_builders import Shelf, place, shelf_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = shelf_shop(tmp_path_factory.mktemp("shop"), Shelf())
    place(shop, name="Spring sale")
    place(shop, name="100% off_season!")
    return shop


@pytest.mark.parametrize("text", ["2026-000001", "000001", "spring", "SPRING  sale", "J2026-000001-1"])
def test_an_order_is_found_by_what_a_caller_can_say(shop: Shop, text: str):
    page = Browser(shop, "carl").get(f"/search?q={text}")
    assert "Spring sale" in page.text
    assert "off_season" not in page.text


@pytest.mark.parametrize("text", ["ana@example", "Ana Ex", "berg"])
def test_an_order_is_found_by_its_customer(shop: Shop, text: str):
    assert len(Browser(shop, "carl").get(f"/search?q={text}")("//ol[@class='hits']/li")) == 2


@pytest.mark.parametrize(
    ("text", "found"), [("100%", 1), ("%", 1), ("f_s", 1), ("!", 1), ("_", 1), ("xyz", 0)]
)
def test_signs_of_the_pattern_language_are_taken_literally(shop: Shop, text: str, found: int):
    page = Browser(shop, "carl").get("/search", params={"q": text})
    assert len(page("//ol[@class='hits']/li")) == found


def test_where_the_order_is_can_be_read_out_at_once(shop: Shop):
    page = Browser(shop, "carl").get("/search?q=spring")
    assert "It lies before shelf, which has not picked it up yet." in page.text


def test_nothing_found_names_what_was_searched_and_three_ways_on(shop: Shop):
    page = Browser(shop, "carl").get("/search?q=zzz")
    assert "JobID" in page.text
    assert len(page("//main//ul/li")) == 3


def test_no_more_than_the_newest_are_shown(shop: Shop):
    with shop.store.read() as tx:
        (newest,) = tx.orders.search("berg", 1)
    assert newest.title == "100% off_season!"
