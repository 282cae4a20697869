"""The workbench without JavaScript: the list, the Case beside it, and nothing for customers."""

from pathlib import Path

import pytest

from adapters import DeviceEventKind
from gateway.services.shop import Shop
from gateway.services.write_message import write_message
from gateway_builders import caller_of
from good_orders import flyer_pdf
from page_builders import Browser
from pixel_builders import patch
from preflight_builders import page, pdf
from service_builders import Clock, Shelf, open_case, place, say, shelf_shop


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


@pytest.fixture
def carl(shop: Shop) -> Browser:
    return Browser(shop, "carl")


def refused(shop: Shop, shelf: Shelf, words: str = "Tray 3 is empty", name: str = "Spring sale") -> str:
    """An order whose ticket the device has refused."""
    order_id = place(shop, name=name)
    say(shop, shelf, DeviceEventKind.REFUSED, shelf.on_shelf()[-1], text=words)
    return order_id


def test_an_empty_queue_says_that_nothing_needs_anybody(carl: Browser):
    page = carl.get("/")
    assert page.url.endswith("/queue")
    assert "Nothing needs you." in page.text


def test_the_first_case_lies_open_with_cause_evidence_and_what_to_do(shop: Shop, shelf: Shelf, carl: Browser):
    order_id = refused(shop, shelf)
    page = carl.get("/queue")
    assert page.text.count("The device refused the ticket") >= 2
    assert page("//blockquote")[0].text_content() == "Tray 3 is empty"
    assert page("//section[contains(@class,'pane')]/@data-case") == [open_case(shop, order_id).id]
    assert page("//details[contains(@class,'best')]/@data-keys") == ["f"]
    assert "Try 2026-000001 again" in page("//details[@id='do-suggestion']")[0].text_content()


def test_a_message_is_no_fault_and_is_not_told_twice_in_the_list(shop: Shop, carl: Browser):
    order_id = place(shop)
    write_message(shop, caller_of(shop, "ana"), order_id, "When does it come?")
    page = carl.get("/queue")
    assert page("//ol[@id='cases']//*[contains(@class,'why')]") == []
    assert page("//div[@id='cause']/@class") == ["note "]


def test_each_view_counts_what_it_holds(shop: Shop, shelf: Shelf, carl: Browser):
    refused(shop, shelf)
    place(shop, flyer_pdf(bleed=0))
    page = carl.get("/queue?view=waiting")
    assert [link.text_content().split() for link in page("//nav[@class='views']/a")] == [
        ["Needs", "me", "1"],
        ["Mine", "0"],
        ["Waiting", "1"],
        ["All", "2"],
    ]
    assert "A file cannot be printed as it is" in page.text


def test_customers_are_not_let_in(shop: Shop):
    assert Browser(shop, "ana").get("/queue").status == 403
    assert Browser(shop, None).get("/queue").url.endswith("/sign-in?to=/queue")


def test_a_case_is_shown_in_german(shop: Shop, shelf: Shelf):
    refused(shop, shelf)
    page = Browser(shop, "carl", language="de").get("/queue")
    assert "Das Gerät hat das Ticket abgelehnt" in page.text


def test_somebody_elses_presence_is_marked(shop: Shop, shelf: Shelf, clock: Clock):
    case = open_case(shop, refused(shop, shelf)).id
    carl = Browser(shop, "carl")
    mia = Browser(shop, "mia", app=carl.app)
    carl.get(f"/cases/{case}")
    assert "Carl Example is here" in mia.get(f"/cases/{case}").text
    assert "Mia Example is here" in carl.get(f"/cases/{case}").text
    clock.go_on(60)
    assert "is here" not in carl.get(f"/cases/{case}").text


def test_looking_ahead_marks_nobody(shop: Shop, shelf: Shelf):
    case = open_case(shop, refused(shop, shelf)).id
    carl = Browser(shop, "carl")
    carl.get(f"/cases/{case}", headers={"x-prefetch": "1"})
    assert "is here" not in Browser(shop, "mia", app=carl.app).get(f"/cases/{case}").text


def test_where_too_much_ink_lies_is_shown_beside_its_finding(shop: Shop, carl: Browser):
    heavy = pdf(*[page((148, 210), content=f"1 1 1 1 k {patch(-3, -3, 250)} f".encode())] * 2)
    place(shop, heavy)
    shown = carl.get("/queue?view=all")
    [address] = shown("//ol[@class='faults']//img[@class='ink']/@src")
    assert "/ink/" in address
    assert carl.get(address).response.headers["content-type"] == "image/png"
