"""From a change in the order form to the updated page, in Chromium on loopback, and what it costs the server."""

from collections.abc import Sequence

from playwright.sync_api import Page

from speed.figure import Figure, Goal, Measured, median, percentile
from speed.in_chromium import signed_in_page
from speed.pages_server import PagesServer, pages_server

_PEER = "an empty answer (/healthz) fetched by the same page"
_P95, _CPU = Goal(50.0, "ms"), Goal(10.0, "ms")
_FORMS = {"flyer with findings": "form with findings", "booklet": "form"}
_CHANGES = """async ({ count, first }) => {
    const field = document.querySelector('[name="/quantity"]'), took = [];
    for (let n = 0; n < count; n++) {
        performance.clearResourceTimings();
        const shown = new Promise((done) => document.addEventListener("gateway:shown", done, { once: true }));
        field.value = String(first + n);
        const from = performance.now();
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await shown;
        const whole = performance.now() - from;
        const [answer] = performance.getEntriesByType("resource").filter((one) => one.initiatorType === "fetch");
        took.push([whole, answer ? answer.responseEnd - from : 0]);
        await new Promise((done) => setTimeout(done, 40));
    }
    return took;
}"""
_BARE = """async (count) => {
    const took = [];
    for (let n = 0; n < count; n++) {
        const from = performance.now();
        await (await fetch("/healthz")).text();
        took.push(performance.now() - from);
        await new Promise((done) => setTimeout(done, 10));
    }
    return took;
}"""


def measure(*, quick: bool) -> Measured:
    """Change the quantity of a draft again and again, a person's pause between two changes."""
    count = 40 if quick else 200
    figures: list[Figure] = []
    notes: list[str] = []
    with pages_server("desk") as server:
        for name, key in _FORMS.items():
            with signed_in_page(server, server.pages[key]) as page:
                found, told = _one(page, server, name, count)
            figures += found
            notes.append(told)
    return Measured(tuple(figures), tuple(notes))


def _one(page: Page, server: PagesServer, name: str, count: int) -> tuple[list[Figure], str]:
    page.evaluate(_CHANGES, {"count": 10, "first": 1000})
    bare: Sequence[float] = page.evaluate(_BARE, count)
    before = server.cpu_s()
    took: Sequence[Sequence[float]] = page.evaluate(_CHANGES, {"count": count, "first": 2000})
    cpu_ms = 1000 * (server.cpu_s() - before) / count
    whole = [each[0] for each in took]
    answered = [each[1] for each in took]
    shown = [each[0] - each[1] for each in took]
    figures = [
        Figure(f"change to updated page, {name}, p50", median(whole), "ms", _PEER, median(bare)),
        Figure(
            f"change to updated page, {name}, p95",
            percentile(whole, 95),
            "ms",
            _PEER,
            percentile(bare, 95),
            (_P95,),
        ),
        Figure(f"processor time of the server, {name}", cpu_ms, "ms", _PEER, median(bare), (_CPU,)),
    ]
    return figures, (
        f"{name}: {len(whole)} changes; until the answer is there {median(answered):.1f} ms, reading it and changing "
        f"the page {median(shown):.1f} ms (medians)."
    )
