"""The work of a CSR in Chromium: by keys within their budget, by pointer, without JavaScript, taken back in time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from chromium import Site, Tab, served
from csr_builders import Day, a_day
from gateway.domain.pending import UNDO_S
from gateway.services.take_action import carry_out_due
from gateway_builders import a_file
from good_orders import flyer_pdf
from service_builders import open_case, run_work, state

_MODIFIERS = {"Shift", "Control", "Meta", "Alt"}
BUDGET = {
    "1 take the next and understand it": 1,
    "2 apply the suggestion and resume": 2,
    "3 resume after the customer sent a file": 0,
    "4 ask for exactly what is missing": 2,
    "5 replace a file on behalf": 3,
    "6 accept with a reason": 3,
    "7 send to another device": 3,
}


class Recorder:
    """Counts the keys that are pressed on a page; modifiers alone are none."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, list[str]()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, as a person would."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys.append(key)


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return a_day(tmp_path)


@pytest.fixture
def site(day: Day) -> Iterator[Site]:
    with served(day.shop) as site:
        yield site


def later(day: Day) -> None:
    """Let the time for taking back pass, and do what follows."""
    day.clock.go_on(UNDO_S + 1)
    carry_out_due(day.shop)
    run_work(day.shop)


def opened(page: Page) -> str:
    """The Case that is open."""
    return page.locator(".pane").get_attribute("data-case") or ""


def at(page: Page, case: str) -> None:
    """Wait until this Case is open."""
    page.locator(f"#case-{case}").wait_for()


def within(budget: str, recorder: Recorder) -> None:
    """Print the count of a task and hold it against its budget."""
    print(
        f"{budget}: {len(recorder.keys)} keys ({' '.join(recorder.keys) or 'none'}), budget {BUDGET[budget]}"
    )
    assert len(recorder.keys) <= BUDGET[budget]


def test_the_next_most_urgent_case_is_one_key_away_and_explains_itself(
    chromium: Browser, site: Site, day: Day
):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        recorder = Recorder(page)
        recorder.press("j")
        at(page, day.case("Book fair"))
        assert "E-4711" in page.locator(".pane blockquote").inner_text()
        assert page.locator(".pane details.best summary").is_visible()
        within("1 take the next and understand it", recorder)
        assert tab.seen.nothing, tab.seen


def test_the_suggestion_is_applied_and_the_next_case_opens(chromium: Browser, site: Site, day: Day):
    first, second = day.case("Spring sale"), day.case("Book fair")
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        at(page, first)
        recorder = Recorder(page)
        recorder.press("f", "Enter")
        at(page, second)
        page.locator("#toast").wait_for()
        later(day)
        assert state(day.shop, day.orders["Spring sale"]) == "sent"
        assert page.evaluate("document.activeElement.dataset.case") == second
        within("2 apply the suggestion and resume", recorder)


def test_a_file_sent_by_the_customer_needs_no_key(chromium: Browser, site: Site, day: Day):
    del chromium, site
    recorder = Recorder(None)  # type: ignore[arg-type]
    from gateway.domain.cases import Action  # noqa: PLC0415
    from service_builders import act  # noqa: PLC0415

    file_id = a_file(day.shop, flyer_pdf())
    act(day.shop, day.orders["Garden day"], Action.REPLACE_FILE, "ana", files={"single": file_id})
    run_work(day.shop)
    assert state(day.shop, day.orders["Garden day"]) == "sent"
    within("3 resume after the customer sent a file", recorder)


def test_the_customer_is_asked_in_two_keys(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.case('Garden day')}?view=all")
        recorder = Recorder(page)
        recorder.press("r", "Enter")
        page.locator("#toast").wait_for()
        later(day)
        assert open_case(day.shop, day.orders["Garden day"]).state == "waiting"
        within("4 ask for exactly what is missing", recorder)


def test_a_file_is_replaced_in_three_keys(chromium: Browser, site: Site, day: Day):
    a_file(day.shop, flyer_pdf(), name="corrected.pdf")
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.case('Garden day')}?view=all")
        recorder = Recorder(page)
        recorder.press("R", "1", "Enter")
        page.locator("#toast").wait_for()
        later(day)
        assert state(day.shop, day.orders["Garden day"]) == "sent"
        within("5 replace a file on behalf", recorder)


def test_findings_are_accepted_in_three_keys(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.case('Garden day')}?view=all")
        recorder = Recorder(page)
        recorder.press("a", "2", "Enter")
        page.locator("#toast").wait_for()
        later(day)
        assert state(day.shop, day.orders["Garden day"]) == "sent"
        within("6 accept with a reason", recorder)


def test_an_order_goes_elsewhere_in_three_keys(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        recorder = Recorder(page)
        recorder.press("d", "1", "Enter")
        page.locator("#toast").wait_for()
        later(day)
        assert day.spare.on_shelf()
        within("7 send to another device", recorder)


def test_an_action_is_taken_back_by_one_key(chromium: Browser, site: Site, day: Day):
    first = day.case("Spring sale")
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        at(page, first)
        page.keyboard.press("f")
        page.keyboard.press("Enter")
        page.locator("#toast").wait_for()
        page.keyboard.press("z")
        at(page, first)
        page.locator("#toast").wait_for(state="detached")
        later(day)
        assert state(day.shop, day.orders["Spring sale"]) == "needs_csr"


def test_keys_do_nothing_while_somebody_types_or_has_turned_them_off(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        page.keyboard.press("c")
        page.keyboard.type("faj")
        assert page.locator("#note-text").input_value() == "faj"
        assert page.locator(".verb[open]").count() == 1
        assert opened(page) == day.case("Spring sale")
        tab.go("/keys")
        page.locator("main button").click()
        page = tab.go("/queue")
        page.keyboard.press("j")
        page.keyboard.press("f")
        assert opened(page) == day.case("Spring sale")
        assert page.locator(".verb[open]").count() == 0


def test_the_palette_finds_verbs_cases_and_orders(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        page.keyboard.press("Control+k")
        page.keyboard.type("book fair")
        page.keyboard.press("Enter")
        at(page, day.case("Book fair"))
        page.keyboard.press("Control+k")
        page.keyboard.type("zzz nothing")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=zzz*")


@pytest.mark.usefixtures("day")
def test_the_page_of_a_file_is_looked_at_closely_by_keys_and_by_pointer(
    chromium: Browser, site: Site, day: Day
):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.case('Garden day')}?view=all")
        picture = page.locator(".page-view")
        whole = picture.bounding_box()["width"]
        page.keyboard.press("+")
        page.keyboard.press("+")
        assert picture.bounding_box()["width"] > 1.5 * whole
        page.locator("[data-look='-']").click()
        page.keyboard.press("0")
        assert picture.bounding_box()["width"] == whole
        page.locator(".pane").focus()
        page.keyboard.press("b")
        assert page.locator(".page-view rect:visible").count() == 0
        page.keyboard.press("b")
        assert page.locator(".page-view rect:visible").count() > 0
        assert tab.seen.nothing, tab.seen


def test_pages_are_reached_and_searched_by_keys(chromium: Browser, site: Site):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        page.keyboard.press("g")
        page.keyboard.press("d")
        page.wait_for_url("**/devices")
        page.keyboard.press("/")
        page.keyboard.type("city run")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search*")
        assert "It lies before press-1" in page.locator("main").inner_text()
        page.keyboard.press("?")
        page.locator("#sheet kbd").first.wait_for()


def test_several_are_picked_and_dealt_with_at_once(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue")
        for key in ("X", "f", "Enter"):
            page.keyboard.press(key)
        page.locator("#toast").wait_for()
        later(day)
        assert [state(day.shop, day.orders[name]) for name in ("Spring sale", "Book fair")] == [
            "sent",
            "sent",
        ]


@pytest.mark.usefixtures("day")
def test_a_colleague_who_was_faster_is_named_and_nothing_is_done_twice(chromium: Browser, site: Site):
    with Tab(chromium, site, "carl") as one, Tab(chromium, site, "mia") as other:
        for tab in (one, other):
            tab.go("/queue").keyboard.press("f")
        one.page.keyboard.press("Enter")
        one.page.locator("#toast").wait_for()
        other.page.keyboard.press("Enter")
        other.page.locator("[role=alert]").wait_for()
        assert "Carl Example" in other.page.locator("[role=alert]").inner_text()


@pytest.mark.usefixtures("day")
def test_the_next_case_was_fetched_ahead(chromium: Browser, site: Site):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go("/queue?view=all")
        page.wait_for_timeout(300)  # the page waits a moment before it asks
        page.wait_for_load_state("networkidle")
        page.keyboard.press("j")
        assert page.evaluate("performance.getEntriesByName('next-case').length") == 1


def test_everything_works_without_javascript(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl", java_script_enabled=False) as tab:
        page = tab.go("/queue")
        page.locator(".pane details.best summary").click()
        page.locator(".pane details.best button").click()
        page.locator("#toast button").click()
        assert opened(page) == day.case("Spring sale")
        page.locator(".pane [data-key=m]").click()
        page.locator("#do-note summary").click()
        page.locator("#note-text").fill("Called the operator")
        page.locator("#do-note button").click()
        assert "Called the operator" in page.locator(".pane").inner_text()
        page.goto(f"{site.url}/cases/{day.case('Garden day')}?view=all")
        page.locator("#do-replace-file summary").click()
        page.locator("#do-replace-file input[type=file]").set_input_files(
            {"name": "new.pdf", "mimeType": "application/pdf", "buffer": flyer_pdf()}
        )
        page.locator("#do-replace-file button").click()
        page.locator("#toast").wait_for()
        later(day)
        assert state(day.shop, day.orders["Garden day"]) == "sent"
        page.goto(f"{site.url}/devices")
        page.locator("#device-press-1 .tools button").first.click()
        assert page.locator(".steps li").count() == 4


@pytest.mark.usefixtures("day")
def test_a_phone_shows_the_list_and_then_the_case(chromium: Browser, site: Site):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    with Tab(chromium, site, "carl", **phone) as tab:
        page = tab.go("/queue")
        assert not page.locator(".pane").is_visible()
        page.locator("#cases a").first.click()
        page.locator(".pane").wait_for()
        assert not page.locator(".list").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".pane .back").click()
        page.locator("#cases").wait_for()
