"""A file is mended by one press, with the page before and after to look at: by its customer and by a CSR."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from artwork_builders import zipped
from chromium import Site, Tab, served
from csr_builders import Day, a_day
from draft_builders import a_draft, ready_draft, send
from gateway.domain.pending import UNDO_S
from gateway.services.take_action import carry_out_due
from gateway_builders import run_work
from good_orders import flyer, flyer_pdf
from service_builders import state


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return a_day(tmp_path, {"Garden day": "no-bleed"})


@pytest.fixture
def site(day: Day) -> Iterator[Site]:
    with served(day.shop) as site:
        yield site


def drawn(page: Page, within: str) -> int:
    """How many pictures of the page before and after there are, once all are drawn."""
    pictures = page.locator(f"{within} .sight img")
    for number in range(pictures.count()):
        pictures.nth(number).scroll_into_view_if_needed()
    page.wait_for_function(
        "css => [...document.querySelectorAll(css)].every((picture) => picture.complete && picture.naturalWidth > 0)",
        arg=f"{within} .sight img",
    )
    return pictures.count()


def kept(page: Page, name: str) -> None:
    """Keep a picture of the screen where somebody wants to look at it."""
    folder = os.environ.get("GATEWAY_SCREENSHOTS", "")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_customer_sees_what_would_change_agrees_and_takes_it_back(chromium: Browser, site: Site, day: Day):
    draft = ready_draft(day.shop, flyer_pdf(bleed=0))
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}")
        assert drawn(page, ".offer") == 2
        kept(page, "customer-offer")
        page.get_by_role("button", name="Yes, do this").click()
        page.get_by_text("As you wished, we have changed this file").wait_for()
        assert page.locator(".offer").count() == 0
        kept(page, "customer-mended")
        page.get_by_role("button", name="Use my file as I sent it").click()
        page.locator(".offer").wait_for()
        assert tab.seen.nothing, tab.seen


def test_a_customer_goes_on_with_the_pdf_in_a_packed_folder_having_seen_what_is_found_in_it(
    chromium: Browser, site: Site, day: Day
):
    packed = zipped(
        {"Links/logo.pdf": flyer_pdf(), "three pages.pdf": flyer_pdf(3), "flyer.pdf": flyer_pdf()}
    )
    draft = a_draft(day.shop, answers=flyer())
    send(day.shop, draft, packed, name="job.zip")
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}")
        page.get_by_text("We looked into it: 2 pages, ready to print.").wait_for()
        page.get_by_text("3 pages. This is what we found in it:").wait_for()
        assert drawn(page, ".offer") == 2
        kept(page, "customer-packed")
        page.get_by_role("button", name='Go on with "flyer.pdf"').click()
        page.get_by_text("As you wished, we go on with another file").wait_for()
        page.get_by_text("2 pages, ready to print.").first.wait_for()
        kept(page, "customer-unpacked")
        assert page.locator(".offer").count() == 0
        assert tab.seen.nothing, tab.seen


def test_a_csr_sees_what_would_change_and_mends_by_two_keys(chromium: Browser, site: Site, day: Day):
    order = day.orders["Garden day"]
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.case('Garden day')}?view=all")
        page.keyboard.press("f")
        assert drawn(page, "#do-suggestion") == 2
        kept(page, "csr-suggestion")
        page.keyboard.press("Escape")
        page.keyboard.press("M")
        assert drawn(page, "#do-mend-file") == 2
        kept(page, "csr-choice")
        page.keyboard.press("Escape")
        page.keyboard.press("f")
        page.keyboard.press("Enter")
        page.locator("#toast").wait_for()
        day.clock.go_on(UNDO_S + 1)
        carry_out_due(day.shop)
        run_work(day.shop)
        assert state(day.shop, order) == "sent"
        assert tab.seen.nothing, tab.seen
