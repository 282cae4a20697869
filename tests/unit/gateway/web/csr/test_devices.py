"""The page of devices: state, what is there, last ticket, last words, a test that prints nothing."""

from pathlib import Path

import pytest

from adapters import DeviceEventKind, DeviceProblem
from gateway.services.shop import Shop
from page_builders import Browser
from service_builders import Shelf, place, say, shelf_shop


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf) -> Shop:
    return shelf_shop(tmp_path, shelf)


def test_a_device_shows_its_orders_its_last_ticket_and_its_last_words(shop: Shop, shelf: Shelf):
    place(shop)
    say(shop, shelf, DeviceEventKind.REFUSED, shelf.on_shelf()[0], text="Tray 3 is empty")
    shelf.places.clear()
    place(shop, name="City run")
    page = Browser(shop, "carl").get("/devices")
    assert "can be used" in page.text
    assert "1 order is there" in page.text
    assert "City run" in page.text
    assert "J2026-000002-1.1" in page.text
    assert "Tray 3 is empty" in page.text


def test_what_stands_in_the_way_is_shown_with_its_remedy(shop: Shop, shelf: Shelf):
    shelf.problems = (DeviceProblem("folder-missing", "/hot is not there", "Mount it", "admin"),)
    page = Browser(shop, "carl").get("/devices")
    assert "cannot be used" in page.text
    assert "Mount it" in page.text


def test_a_test_shows_each_of_its_steps_and_publishes_nothing(shop: Shop, shelf: Shelf):
    carl = Browser(shop, "carl")
    carl.get("/devices")
    page = carl.submit("//form[contains(@action,'/test')]")
    assert len(page("//ol[@class='steps']/li")) == 4
    assert shelf.on_shelf() == []


def test_an_unknown_device_is_not_there(shop: Shop):
    carl = Browser(shop, "carl")
    carl.get("/devices")
    assert carl.post("/devices/none/test").status == 404


def test_a_device_is_paused_with_a_reason_and_let_go_on(shop: Shop, shelf: Shelf):
    carl = Browser(shop, "carl")
    carl.get("/devices")
    page = carl.submit("//form[contains(@action,'/pause')]", reason="Rollers are being cleaned")
    assert "Paused by Carl Example" in page.text
    assert "Rollers are being cleaned" in page.text
    place(shop)
    assert shelf.on_shelf() == []
    assert "Paused by" not in carl.submit("//form[contains(@action,'/resume')]").text


def test_a_pause_without_a_reason_says_what_is_missing(shop: Shop):
    carl = Browser(shop, "carl")
    carl.get("/devices")
    page = carl.submit("//form[contains(@action,'/pause')]")
    assert page.status == 422
    assert page("//p[@role='alert']")
