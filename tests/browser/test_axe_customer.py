"""The customers' pages have no fault that axe finds: light, dark, on a phone, in German, with errors shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from chromium import Site, Tab, served
from customer_builders import Desk, a_desk

MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "mobile": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "german": {"locale": "de-DE"},
}
PAGES = (
    *("start", "form", "form with errors", "form with findings", "proof stopped", "proof to accept"),
    *("orders", "order", "order stopped", "order to accept", "question", "help", "sheet"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def site(desk: Desk) -> Iterator[Site]:
    with served(desk.shop) as site:
        yield site


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault(chromium: Browser, site: Site, desk: Desk, name: str, mode: str):
    with Tab(chromium, site, "ana", **MODES[mode]) as tab:
        page = tab.go(desk.pages[name])
        page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
        assert tab.seen.nothing, tab.seen


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_a_narrow_window(chromium: Browser, site: Site, desk: Desk, name: str):
    with Tab(chromium, site, "ana", viewport={"width": 320, "height": 700}) as tab:
        page = tab.go(desk.pages[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_what_is_pressed_is_large_enough_for_a_thumb(chromium: Browser, site: Site, desk: Desk, name: str):
    with Tab(chromium, site, "ana", **MODES["mobile"]) as tab:
        page = tab.go(desk.pages[name])
        small = page.locator("main .btn, main .choice, main .product, main select").evaluate_all(
            "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 44)"
            ".map(one => one.outerHTML.slice(0, 120))"
        )
        assert small == []
