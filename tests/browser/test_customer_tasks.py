"""What a customer does, in a real browser, with JavaScript and without, by pointer and by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from chromium import Site, Tab, served
from customer_builders import TURNED
from draft_builders import a_draft, listed, ready_draft, row
from gateway.services.shop import Shop
from gateway_builders import a_shop, run_work
from good_orders import flyer, flyer_pdf
from service_builders import kinds_of_events, place, state

DELIVERY = {
    "recipient": "Ana",
    "street": "1 Main Street",
    "postal_code": "12345",
    "city": "Kassel",
    "country_code": "DE",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return a_shop(tmp_path_factory.mktemp("tasks"))


@pytest.fixture(scope="module")
def site(shop: Shop) -> Iterator[Site]:
    with served(shop) as site:
        yield site


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "flyer.pdf"
    path.write_bytes(flyer_pdf())
    return path


def _fill_in(page: Page) -> None:
    page.get_by_label("Name of the job").fill("Spring sale")
    page.get_by_label("Quantity").fill("1 000")
    page.get_by_label("A5 (148").check()
    page.get_by_label("Front and back").check()
    for name in ("/colours", "/paper"):
        field = page.locator(f'[name="{name}"]')
        field.first.check() if name == "/colours" else field.select_option("silk-135")
    for name, value in DELIVERY.items():
        page.locator(f'[name="/delivery/{name}"]').fill(value)


def _draft_of(page: Page) -> str:
    return page.url.partition("/drafts/")[2].partition("/")[0].partition("?")[0].partition("#")[0]


def test_a_flyer_is_ordered_with_javascript(chromium: Browser, site: Site, shop: Shop, pdf: Path):
    with Tab(chromium, site, "ana") as tab:
        page = tab.go("/start")
        page.get_by_role("button", name="Flyer").click()
        draft = _draft_of(page)
        _fill_in(page)
        page.locator('[name="/colours_back"]').first.check()
        page.set_input_files("#up-single", pdf)
        page.get_by_text("ready to print").wait_for()
        page.get_by_role("button", name="Look and place order").click()
        page.get_by_role("button", name="Place order").click()
        page.get_by_text("Thank you. Your order is here.").wait_for()
        assert tab.seen.nothing, tab.seen
    assert row(shop, draft).number.startswith("2026-")


def test_a_flyer_is_ordered_without_javascript(chromium: Browser, site: Site, pdf: Path):
    with Tab(chromium, site, "ana", java_script_enabled=False) as tab:
        page = tab.go("/start")
        page.get_by_role("button", name="Flyer").click()
        _fill_in(page)
        page.get_by_role("button", name="Update price and check").first.click()
        page.locator('[name="/colours_back"]').first.check()
        page.set_input_files("#up-single", pdf)
        page.get_by_role("button", name="Send the file").click()
        assert page.get_by_text("flyer.pdf").first.is_visible()
        page.get_by_role("button", name="Look and place order").click()
        page.get_by_role("button", name="Place order").click()
        assert page.get_by_text("Thank you. Your order is here.").is_visible()


def test_a_stopped_file_is_corrected_on_the_order_s_page_without_javascript(
    chromium: Browser, site: Site, shop: Shop, pdf: Path
):
    order = place(shop, flyer_pdf(3), name="Stopped")
    with Tab(chromium, site, "ana", java_script_enabled=False) as tab:
        page = tab.go(f"/orders/{order}")
        page.set_input_files("#up-single", pdf)
        page.get_by_role("button", name="Send the corrected file").click()
        page.wait_for_load_state("load")
    run_work(shop)
    assert state(shop, order) == "sent"


def test_a_corrected_file_is_sent_with_progress_and_the_button_waits_for_it(
    chromium: Browser, site: Site, shop: Shop, pdf: Path
):
    order = place(shop, flyer_pdf(3), name="Slow line")
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/orders/{order}")
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        tab.context.route("**/uploads", hold)
        page.set_input_files("#up-single", pdf)
        page.get_by_text("Sending flyer.pdf").wait_for()
        page.get_by_role("button", name="Send the corrected file").click()
        assert state(shop, order) == "needs_customer"
        held[0].continue_()
        page.locator("#need-h").wait_for(state="detached")
        assert tab.seen.nothing, tab.seen
    run_work(shop)
    assert state(shop, order) == "sent"


def test_a_file_sent_ahead_is_named_before_it_is_passed_on(
    chromium: Browser, site: Site, shop: Shop, pdf: Path
):
    order = place(shop, flyer_pdf(3), name="Sent ahead")
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/orders/{order}")
        page.set_input_files("#up-single", pdf)
        page.get_by_text("flyer.pdf is here.").wait_for()
        assert state(shop, order) == "needs_customer"
        page.get_by_role("button", name="Send the corrected file").click()
        page.locator("#need-h").wait_for(state="detached")
    run_work(shop)
    assert state(shop, order) == "sent"


def test_a_warning_is_accepted_with_one_tick(chromium: Browser, site: Site, shop: Shop):
    draft = ready_draft(shop, TURNED, name="Turned")
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}/proof")
        page.get_by_role("button", name="Place order").click()
        page.locator("#summary").wait_for()
        assert page.evaluate("document.activeElement.id") == "summary"
        page.get_by_label("I have looked at this").check()
        page.get_by_role("button", name="Place order").click()
        page.get_by_text("Thank you. Your order is here.").wait_for()
    assert "consent.given" in kinds_of_events(shop, draft)


def test_errors_show_on_leaving_a_field_and_not_before(chromium: Browser, site: Site, shop: Shop):
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{a_draft(shop)}")
        assert page.locator(".err").count() == 0
        page.locator('[name="/quantity"]').fill("few")
        page.keyboard.press("Tab")
        page.get_by_text("expected a whole number").wait_for()
        assert page.locator(".err").count() == 1
        page.get_by_role("button", name="Look and place order").click()
        page.locator("#summary").wait_for()
        page.locator("#summary a").first.click()
        assert page.evaluate("document.activeElement.name") == "/name"


def test_what_is_typed_offline_is_sent_when_the_line_is_back(chromium: Browser, site: Site, shop: Shop):
    draft = a_draft(shop, answers=flyer())
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}")
        tab.context.set_offline(True)
        page.locator('[name="/name"]').fill("Typed offline")
        page.keyboard.press("Tab")
        page.get_by_text("No connection. Nothing is lost").first.wait_for()
        tab.context.set_offline(False)
        page.locator("#saved", has_text="Saved").wait_for()
    assert row(shop, draft).answers["name"] == "Typed offline"


def test_a_changed_answer_judges_the_file_at_once(chromium: Browser, site: Site, shop: Shop):
    draft = ready_draft(shop)
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}")
        page.get_by_label("Front only").check()
        page.get_by_text("Your file has 2 pages").wait_for()


def test_an_order_is_placed_by_keyboard_alone(chromium: Browser, site: Site, shop: Shop):
    draft = ready_draft(shop, name="By keys")
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(f"/drafts/{draft}")
        for name, there in (("Look and place order", "**/proof"), ("Place order", "**/orders/**")):
            for _ in range(80):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.textContent.trim()") == name:
                    break
            page.keyboard.press("Enter")
            page.wait_for_url(there)
        page.get_by_text("Thank you. Your order is here.").wait_for()


def test_markup_in_a_name_is_text_everywhere(chromium: Browser, site: Site, shop: Shop):
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    draft = ready_draft(shop, name=evil)
    with Tab(chromium, site, "ana") as tab:
        for path in (f"/drafts/{draft}", f"/drafts/{draft}/proof", "/start"):
            page = tab.go(path)
            assert page.locator("main img, main script").count() == 0
        assert tab.seen.nothing, tab.seen
    assert len(listed(shop, draft)) == 1
