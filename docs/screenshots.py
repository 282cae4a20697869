"""Take the pictures of the pages that the documentation shows: `make screenshots` (needs Chromium).

A shop is set up in a temporary folder, its demo orders are placed, and each page is opened as its person would see it.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from gateway.demo.client import Api
from gateway.demo.run import Outcome, demo
from gateway.demo.telling import silent
from gateway.running import running_gateway

FOLDER = Path(__file__).parent / "images"
SEED = 7
_FLAGS = ("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--no-sandbox")
_COLOURS = 128
_DESK, _PHONE = (1280, 800), (390, 844)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, who looks, at which address, on which screen, and in the dark or not."""

    name: str
    who: str
    path: str
    screen: tuple[int, int] = _DESK
    scheme: str = "light"
    language: str = "en-GB"


def shots(outcome: Outcome) -> Iterator[Shot]:
    """Yield what is to be pictured, given what the demo's orders have become."""
    orders = {fate.placed.plan.fault.value: fate.placed for fate in outcome.fates}
    stopped, refused = orders["no-bleed"], orders["no-paper"]
    yield Shot("sign-in", "", "/sign-in")
    yield Shot("start", stopped.plan.customer, "/start")
    yield Shot("orders", stopped.plan.customer, "/orders")
    yield Shot("order-needs-you", stopped.plan.customer, f"/orders/{stopped.number}")
    yield Shot("order-needs-you-phone", stopped.plan.customer, f"/orders/{stopped.number}", _PHONE)
    yield Shot(
        "order-needs-you-dark-german",
        stopped.plan.customer,
        f"/orders/{stopped.number}",
        _DESK,
        "dark",
        "de-DE",
    )
    yield Shot("queue", "cleo", "/queue")
    yield Shot("case-device", "cleo", f"/jobs/{refused.number}")
    yield Shot("queue-dark", "cleo", "/queue", _DESK, "dark")
    yield Shot("devices", "cleo", "/devices")


def main() -> int:
    """Play the demo and take all pictures; the exit status is 2 where there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("No Chromium found; install Debian's package chromium.", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo(SEED, Path(folder) / "shop", silent()) as outcome,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        for shot in shots(outcome):
            _take(browser, outcome, shot)
        browser.close()
    return 0


def _take(browser: Browser, outcome: Outcome, shot: Shot) -> None:
    width, height = shot.screen
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, locale=shot.language,
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    if shot.who:
        _sign_in(page, outcome, shot.who)
    page.goto(f"{outcome.url}{shot.path}", wait_until="load")
    page.wait_for_timeout(700)  # the pictures of pages are drawn on demand
    path = FOLDER / f"{shot.name}.png"
    page.screenshot(path=path, full_page=shot.screen == _PHONE)
    Image.open(path).quantize(_COLOURS).save(path, optimize=True)
    print(f"taken {shot.name}")
    context.close()


def _sign_in(page: Page, outcome: Outcome, who: str) -> None:
    url, token = running_gateway(outcome.shop.data)
    with Api(url, token) as machine:
        link = machine.post(f"/people/{who}/sign-in-link", {})["url"]
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_load_state("load")


if __name__ == "__main__":
    sys.exit(main())
