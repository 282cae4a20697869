"""A long file tells its first findings on the form while its other pages are still being read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chromium import Site, Tab, served
from gateway.services.shop import Shop
from gateway_builders import a_shop
from preflight_builders import page, pdf

_SMALL = page((148, 210))
_PAGES = 3000


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return a_shop(tmp_path_factory.mktemp("streamed"))


@pytest.fixture(scope="module")
def site(shop: Shop) -> Iterator[Site]:
    with served(shop) as site:
        yield site


def test_what_is_found_first_is_told_before_the_last_page_is_read_and_stays(
    chromium: Browser, site: Site, tmp_path: Path
):
    long = tmp_path / "long.pdf"
    long.write_bytes(pdf(*[_SMALL] * _PAGES))
    with Tab(chromium, site, "ana") as tab:
        form = tab.go("/start")
        form.get_by_role("button", name="Flyer").click()
        form.get_by_label("A4 (210").check()
        form.set_input_files("#up-single", long)
        form.locator("[data-looking]").wait_for()
        form.get_by_text("Found so far").wait_for()
        form.locator("[data-looking]").wait_for(state="detached")
        assert form.get_by_text(f"{_PAGES} pages").first.is_visible()
        assert tab.seen.nothing, tab.seen
