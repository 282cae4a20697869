"""The pages of the shop have no fault that axe finds: light, dark, on a phone, in German, with a form refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from chromium import Site, Tab, served
from csr_builders import Day, a_day

MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "mobile": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "german": {"locale": "de-DE"},
}
PAGES = ("queue", "file", "empty", "devices", "search", "nothing found", "job", "ticket", "keys", "edit")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return a_day(tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def site(day: Day) -> Iterator[Site]:
    with served(day.shop) as site:
        yield site


def address(day: Day, page: str) -> str:
    """Where a page is."""
    return {
        "queue": "/queue",
        "file": f"/cases/{day.case('Garden day')}?view=all",
        "empty": "/queue?view=mine",
        "devices": "/devices",
        "search": "/search?q=sale",
        "nothing found": "/search?q=zzz",
        "job": f"/jobs/{day.orders['City run']}",
        "ticket": f"/jobs/{day.orders['City run']}/ticket",
        "keys": "/keys",
        "edit": f"/cases/{day.case('Garden day')}/edit",
    }[page]


def faults(tab: Tab) -> list[str]:
    """What axe finds on the page shown, with the first place of each."""
    found = Axe().run(tab.page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_fault(chromium: Browser, site: Site, day: Day, page: str, mode: str):
    with Tab(chromium, site, "carl", **MODES[mode]) as tab:
        tab.go(address(day, page))
        assert faults(tab) == []
        assert tab.seen.nothing, tab.seen


@pytest.mark.parametrize("mode", MODES)
def test_a_form_that_was_refused_has_no_fault(chromium: Browser, site: Site, day: Day, mode: str):
    with Tab(chromium, site, "carl", java_script_enabled=True, **MODES[mode]) as tab:
        page = tab.go(address(day, "file"))
        page.keyboard.press("a")
        page.locator(".verb[open] input[name=why]:checked").evaluate("one => one.value = ''")
        page.locator(".verb[open] button").click()
        page.locator("[role=alert]").wait_for()
        assert faults(tab) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_open_form_and_the_palette_have_no_fault(chromium: Browser, site: Site, day: Day, mode: str):
    with Tab(chromium, site, "carl", **MODES[mode]) as tab:
        page = tab.go(address(day, "file"))
        page.locator("details.verb").evaluate_all(
            "all => all.forEach(one => (one.name = '', one.open = true))"
        )
        assert faults(tab) == []
        page.keyboard.press("Control+k")
        assert faults(tab) == []
