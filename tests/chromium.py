"""The system's Chromium on pages of ours, driven by Playwright; nothing is fetched from anywhere else.

Looked for in this order: $GATEWAY_BROWSER, then chromium, google-chrome, chromium-browser. None found: the test is
skipped with that reason, or fails where $CI is set.
"""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from gateway.services.shop import Shop
from gateway.web.app import create_app
from gateway.web.auth import COOKIE
from page_builders import signed_in

NAMES = ("chromium", "google-chrome", "chromium-browser")
FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium_path() -> str:
    """Return where Chromium is; skip, or fail under CI, where there is none."""
    named = os.environ.get("GATEWAY_BROWSER", "")
    found = named or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        told = f"no browser: set GATEWAY_BROWSER or install one of {', '.join(NAMES)}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = chromium_path()
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *root])
        yield browser
        browser.close()


@dataclass
class Site:
    """A shop's pages, served on loopback by a thread of this process."""

    shop: Shop
    url: str
    server: uvicorn.Server

    def secret(self, person: str) -> str:
        """Return the secret of a new session of this person."""
        return signed_in(self.shop, person)


@contextmanager
def served(shop: Shop) -> Iterator[Site]:
    """Serve a shop's pages for the length of the block."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(shop)
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Site(shop, f"http://127.0.0.1:{listening.getsockname()[1]}", server)
    finally:
        app.state.live.close()
        server.should_exit = True
        thread.join(10)
        listening.close()


@dataclass
class Seen:
    """What a page did that none of ours may: dialogs, errors on the console, requests to elsewhere."""

    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Say whether there was none of it."""
        return not (self.dialogs or self.errors or self.foreign)


class Tab:
    """One tab of a browser of its own, signed in as a person (or nobody), that notes what it should not see."""

    def __init__(self, chromium: Browser, site: Site, person: str = "", **context: Any) -> None:
        self.site = site
        self.context: BrowserContext = chromium.new_context(
            **{
                "locale": "en-GB",
                "reduced_motion": "reduce",
                "viewport": {"width": 1280, "height": 720},
                **context,
            }
        )
        if person:
            self.context.add_cookies([{"name": COOKIE, "value": site.secret(person), "url": site.url}])
        self.page: Page = self.context.new_page()
        self.seen = Seen()
        self._listen()

    def _listen(self) -> None:
        def dialog(found: Any) -> None:
            self.seen.dialogs.append(found.message)
            found.dismiss()

        def said(message: Any) -> None:
            if message.type == "error":
                self.seen.errors.append(f"{message.text} {message.location.get('url', '')}")

        def asked(request: Any) -> None:
            if not request.url.startswith((self.site.url, "data:", "blob:")):
                self.seen.foreign.append(request.url)

        self.page.on("dialog", dialog)
        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.seen.errors.append(str(error)))
        self.page.on("request", asked)

    def go(self, path: str) -> Page:
        """Open an address of the site."""
        self.page.goto(f"{self.site.url}{path}", wait_until="load")
        return self.page

    def close(self) -> None:
        """Close the browser's window."""
        self.context.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()
