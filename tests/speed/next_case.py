"""From the key to the next Case on the workbench, which the page has fetched ahead, in Chromium."""

from collections.abc import Sequence

from playwright.sync_api import Page

from speed.figure import Figure, Goal, Measured, median, percentile
from speed.in_chromium import signed_in_page
from speed.pages_server import pages_server

_PEER = "the same page put in by innerHTML alone"
_NEXT = Goal(16.0, "ms")
_STEP = """async (count) => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let n = 0; n < count; n++) {
        performance.clearResourceTimings();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: n % 2 ? "k" : "j", bubbles: true }));
        const next = document.querySelectorAll("#cases a")[n % 2].getAttribute("href");
        const come = () => performance.getEntriesByType("resource").some((one) => one.name.endsWith(next));
        for (let waited = 0; waited < 10000 && !come(); waited += 50) await pause(50);
        await pause(200);
    }
    return performance.getEntriesByName("next-case").map((one) => one.duration);
}"""
_BARE = """async (count) => {
    const took = [], pane = document.querySelector(".pane");
    for (let n = 0; n < count; n++) {
        const html = pane.innerHTML, from = performance.now();
        pane.innerHTML = html;
        pane.offsetTop;
        took.push(performance.now() - from);
        await new Promise((done) => setTimeout(done, 20));
    }
    return took;
}"""


def measure(*, quick: bool) -> Measured:
    """Go down and up again between two Cases, a person's pause between two keys."""
    count = 20 if quick else 100
    with pages_server("day") as server, signed_in_page(server, server.pages["queue"]) as page:
        took, bare = _both(page, count)
    figures = (
        Figure("next Case shown, p50", median(took), "ms", _PEER, median(bare), (_NEXT,)),
        Figure("next Case shown, p95", percentile(took, 95), "ms", _PEER, percentile(bare, 95)),
    )
    return Measured(figures, (f"{len(took)} of {count} Cases were there before the key was pressed.",))


def _both(page: Page, count: int) -> tuple[Sequence[float], Sequence[float]]:
    page.evaluate(_STEP, 4)
    page.evaluate("performance.clearMeasures()")
    took: Sequence[float] = page.evaluate(_STEP, count)
    assert took, "no Case was fetched ahead"
    return took, page.evaluate(_BARE, count)
