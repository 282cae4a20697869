"""How much is sent before a page can be used, and that every change is on the screen (how soon: `tests/speed`)."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from chromium import Site, Tab, served
from customer_builders import Desk, a_desk
from gateway.web.statics import files

JAVASCRIPT, FIRST_LOAD = 15 << 10, 30 << 10
CHANGES = 5


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def site(desk: Desk) -> Iterator[Site]:
    with served(desk.shop) as site:
        yield site


def test_all_javascript_together_is_at_most_15_kb_packed():
    sizes = {name: len(file.packed) for name, file in files().items() if name.endswith(".js")}
    print(f"JavaScript: {sum(sizes.values())} bytes packed: {sizes}")
    assert sum(sizes.values()) <= JAVASCRIPT


@pytest.mark.parametrize("name", ["start", "form", "proof to accept", "order", "orders"])
def test_the_first_load_of_a_page_is_at_most_30_kib(chromium: Browser, site: Site, desk: Desk, name: str):
    with Tab(chromium, site, "ana") as tab:
        sizes: dict[str, int] = {}

        def note(response: object) -> None:
            kind = response.headers.get("content-type", "")  # type: ignore[attr-defined]
            if re.match(r"text/html|text/css|text/javascript|application/javascript|image/svg", kind):
                sizes[response.url] = int(response.request.sizes()["responseBodySize"])  # type: ignore[attr-defined]

        tab.page.on("requestfinished", lambda request: note(request.response()))
        tab.go(desk.pages[name])
        tab.page.wait_for_timeout(300)
        print(f"{name}: {sum(sizes.values())} bytes in {len(sizes)} answers")
        assert 0 < sum(sizes.values()) <= FIRST_LOAD


def test_every_change_reaches_the_screen(chromium: Browser, site: Site, desk: Desk):
    with Tab(chromium, site, "ana") as tab:
        page = tab.go(desk.pages["form with findings"])
        totals = page.evaluate(
            """async (count) => {
                const totals = [], field = document.querySelector('[name="/quantity"]');
                for (let n = 0; n < count; n++) {
                    const shown = new Promise((done) =>
                        document.addEventListener("gateway:shown", done, { once: true }));
                    field.value = String(1000 + 500 * n);
                    field.dispatchEvent(new Event("change", { bubbles: true }));
                    await shown;
                    totals.push(document.getElementById("total").textContent);
                }
                return totals;
            }""",
            CHANGES,
        )
        assert len(set(totals)) == CHANGES
