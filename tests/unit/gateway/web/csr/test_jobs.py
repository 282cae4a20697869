"""An order as staff see it, its ticket, and what can be done without a Case."""

from pathlib import Path

import pytest

from gateway.services.shop import Shop
from page_builders import Browser
from service_builders import Shelf, place, shelf_shop, state


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return shelf_shop(tmp_path, Shelf())


def test_everything_about_an_order_stands_on_its_page(shop: Shop):
    order_id = place(shop)
    page = Browser(shop, "carl").get(f"/jobs/{order_id}")
    for text in (
        "Spring sale",
        "2026-000001",
        "Ana Example",
        "J2026-000001-1.1",
        "flyer.pdf",
        "It lies before shelf",
    ):
        assert text in page.text


def test_its_number_leads_to_it_too(shop: Shop):
    place(shop)
    assert "Spring sale" in Browser(shop, "carl").get("/jobs/2026-000001").text


def test_the_ticket_can_be_read_and_downloaded(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    page = carl.get(f"/jobs/{order_id}/ticket")
    assert "<JDF " in page("//pre")[0].text_content()
    (download,) = page("//a[@download]/@href")
    assert carl.get(download).response.headers["content-type"].startswith("application/vnd.cip4-jdf+xml")


def test_the_ticket_is_explained_and_each_value_leads_back_to_the_question(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    page = carl.get(f"/jobs/{order_id}/ticket")
    assert 'Order 2026-000001: 1000 pieces of "Spring sale" (flyer).' in page.text
    (link,) = page("//a[contains(@href,'/ticket/origins')]/@href")
    rows = [row.text_content() for row in carl.get(link)("//tbody/tr")]
    (weight,) = [row for row in rows if "MediaIntent/Weight/@Preferred" in row]
    for words in ("135", "parts[single].media.gsm", "/paper", "paper=silk-135"):
        assert words in weight


def test_where_values_come_from_is_not_said_of_a_ticket_of_an_earlier_revision(shop: Shop):
    order_id = place(shop)
    with shop.store.write("test") as tx:
        tx.orders.get(order_id).revision += 1
    carl = Browser(shop, "carl")
    page = carl.get(f"/jobs/{order_id}/ticket")
    assert page("//a[contains(@href,'/ticket/origins')]") == []
    assert carl.get(f"/jobs/{order_id}/ticket/origins").status == 404


def test_an_order_is_cancelled_with_its_reason(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    carl.get(f"/jobs/{order_id}")
    page = carl.submit("//form[contains(@action,'/cancel')]", reason="Called off")
    assert state(shop, order_id) == "cancelled"
    assert "Called off" in page.text


def test_what_comes_too_late_is_said_on_the_page(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    carl.get(f"/jobs/{order_id}")
    page = carl.post(f"/jobs/{order_id}/ship")
    assert page.status == 409
    assert page("//div[@role='alert']")


def test_an_unknown_deed_or_order_is_not_there(shop: Shop):
    carl = Browser(shop, "carl")
    carl.get("/queue")
    assert carl.post("/jobs/none/ship").status == 404
    assert carl.post("/jobs/none/burn").status == 404
    assert carl.get("/jobs/none/ticket").status == 404


def test_a_message_goes_to_the_customer_and_stands_in_the_thread(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    carl.get(f"/jobs/{order_id}")
    page = carl.submit("//form[contains(@action,'/message')]", text="Ready on <b>Friday</b>")
    assert page("//ol[@class='thread']//bdi[@class='said']")[0].text_content() == "Ready on <b>Friday</b>"


def test_an_empty_message_is_not_sent(shop: Shop):
    order_id = place(shop)
    carl = Browser(shop, "carl")
    carl.get(f"/jobs/{order_id}")
    page = carl.submit("//form[contains(@action,'/message')]", text=" ")
    assert page.status == 422
    assert not page("//ol[@class='thread']")
