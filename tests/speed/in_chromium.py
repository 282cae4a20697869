"""A page in Chromium, signed in, for what is measured where a person sits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from chromium import FLAGS, chromium_path
from gateway.web.auth import COOKIE
from speed.pages_server import PagesServer


@contextmanager
def signed_in_page(server: PagesServer, path: str) -> Iterator[Page]:
    """Open a page of the server in a browser of its own; gone at the end of the block."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*FLAGS, *root])
        context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
        context.add_cookies([{"name": COOKIE, "value": server.secret, "url": server.url}])
        page = context.new_page()
        page.goto(f"{server.url}{path}", wait_until="load")
        page.wait_for_timeout(500)
        yield page
        browser.close()
