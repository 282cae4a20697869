"""Hostile text in every field that a customer or a device fills: on the shop's pages it is text and nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from adapters import DeviceEventKind
from chromium import Site, Tab, served
from csr_builders import Day, a_day
from gateway.services.note_case import note_case
from gateway.services.write_message import write_message
from gateway_builders import a_file, caller_of, new_id
from good_orders import flyer, flyer_pdf
from service_builders import place, run_work, say

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>'\"><svg onload=alert(3)>"
LINKS = "javascript:alert(4) {{7*7}} {%raw%} ${alert(5)} https://evil.example/x.png"
BIDI = "\u202egpj.exe\u202c \u2067hidden\u2069 \u200f\ufeff"
TRICKS = (MARKUP, LINKS, BIDI)
FORBIDDEN = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)}


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day on which everybody writes tricks everywhere."""
    day = a_day(tmp_path_factory.mktemp("day"), {})
    for number, trick in enumerate(TRICKS):
        told = trick.replace("\u202e", "").strip()[:90] or "x"
        address = {**flyer()["delivery"], "recipient": told, "street": told, "company": told}
        bad = place(day.shop, flyer_pdf(bleed=0), name=told, comment=told, delivery=address)
        a_file(day.shop, flyer_pdf(), name=f"{trick}{number}.pdf")
        day.orders[f"bad {number}"] = bad
        write_message(day.shop, caller_of(day.shop, "ana"), bad, trick)
        note_case(day.shop, caller_of(day.shop, "carl"), day.shop_case(bad), trick)
        refused = day.refused(told, trick)
        day.orders[f"refused {number}"] = refused
        day.clock.go_on(60)
    day.shelf.said.append(_stray(day))
    say(day.shop, day.shelf, DeviceEventKind.UNKNOWN_JOB, "J-unknown", text=MARKUP)
    run_work(day.shop)
    return day


def _stray(day: Day) -> object:
    from adapters import DeviceEvent  # noqa: PLC0415

    return DeviceEvent(
        day.shelf.id, DeviceEventKind.UNREADABLE, "", new_id(), text=BIDI, name=MARKUP, raw=b"<"
    )


@pytest.fixture(scope="module")
def site(day: Day) -> Iterator[Site]:
    with served(day.shop) as site:
        yield site


def pages(day: Day) -> list[str]:
    """Every page that shows what others wrote."""
    with day.shop.store.read() as tx:
        cases = [row.id for row in tx.cases.list(state=None, tenant=None, limit=200)]
    orders = list(day.orders.values())
    return [
        *(f"/queue?view={view}" for view in ("needs", "waiting", "all")),
        *(f"/cases/{case}?view=all" for case in cases),
        *(f"/jobs/{order}" for order in orders),
        *(f"/jobs/{order}/ticket" for order in orders if order.startswith("refused")),
        "/search?q=alert", "/search?q=%E2%80%AEgpj%3Cscript%3Ealert(9)%3C/script%3E", "/devices",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_tricks_do_nothing_and_turn_no_line_around(chromium: Browser, site: Site, day: Day, language: str):
    shown = pages(day)
    with Tab(chromium, site, "carl", locale=language) as tab:
        for path in shown:
            page = tab.go(path)
            page.locator("details").evaluate_all(
                "all => all.forEach(one => (one.name = '', one.open = true))"
            )
            page.keyboard.press("Control+k")
            page.keyboard.type("alert")
            text = page.locator("body").inner_text()
            assert not FORBIDDEN & set(text), path
            assert page.locator("img[src=x], svg[onload], main script, [onerror]").count() == 0, path
            assert "49" not in page.locator(".pane h1").all_inner_texts(), path
        print(f"{len(shown)} pages ({language}): 0 dialogs, 0 foreign requests, 0 errors on the console")
        assert tab.seen.nothing, tab.seen


def test_what_others_wrote_stands_isolated(chromium: Browser, site: Site, day: Day):
    with Tab(chromium, site, "carl") as tab:
        page = tab.go(f"/cases/{day.shop_case(day.orders['bad 0'])}?view=all")
        loose = page.evaluate(
            """needle => [...document.querySelectorAll('body *')]
                .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.includes(needle)))
                .filter(one => !one.closest('bdi, textarea, title, option')).map(one => one.outerHTML.slice(0, 120))""",
            "onerror=",
        )
        assert loose == []
