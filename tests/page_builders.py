"""A person at a browser without JavaScript: keeps cookies, follows redirects, fills in forms, reads pages by XPath."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

import httpx
from lxml import html

from gateway.services.links import Purpose, make_link
from gateway.services.shop import Shop
from gateway.services.sign_in import sign_in
from gateway.web.app import create_app
from gateway.web.auth import COOKIE

HOST = "http://gateway.test"


class Page:
    """A page that was shown: its status, its text, its elements."""

    def __init__(self, response: httpx.Response) -> None:
        self.response, self.status, self.url = response, response.status_code, str(response.url)
        self.root = (
            html.fromstring(response.text) if "html" in response.headers.get("content-type", "") else None
        )

    def __call__(self, xpath: str) -> list[Any]:
        """Return what an XPath finds."""
        assert self.root is not None, self.response.headers
        return list(self.root.xpath(xpath))

    @property
    def text(self) -> str:
        """The page's text, blanks folded."""
        (body,) = self("//body")
        return " ".join(str(body.text_content()).split())

    @property
    def title(self) -> str:
        """The page's title."""
        (title,) = self("/html/head/title")
        return str(title.text)


class Browser:
    """One browser on a shop's application; `person` is signed in from the start, None is nobody yet."""

    def __init__(self, shop: Shop, person: str | None = "ana", language: str = "en", app: Any = None) -> None:
        self.shop, self.app = shop, app or create_app(shop)
        self.jar = httpx.Cookies()
        self.headers = {"accept": "text/html", "accept-language": language, "sec-fetch-site": "same-origin"}
        self.page: Page | None = None
        if person is not None:
            self.take(signed_in(shop, person))

    @property
    def cookies(self) -> dict[str, str]:
        """What the browser keeps."""
        return dict(self.jar)

    def take(self, secret: str) -> None:
        """Take a session's secret."""
        self.jar.set(COOKIE, secret, domain=HOST.partition("//")[2])

    def get(self, path: str, **request: Any) -> Page:
        """Go to an address."""
        return self._go("GET", path, request)

    def post(self, path: str, data: Mapping[str, Any] | None = None, **request: Any) -> Page:
        """Post fields as they are; `_csrf` is taken from the page shown, if it has one."""
        return self._go("POST", path, {"data": {**self._token(), **(data or {})}, **request})

    def submit(self, form_xpath: str, press: str = "", /, **changed: Any) -> Page:
        """Send a form of the page shown with what stands in it, some fields changed, a button pressed (name=value)."""
        assert self.page is not None
        (form,) = self.page(form_xpath)
        fields: dict[str, Any] = {}
        for name, value in form.form_values():
            fields.setdefault(name, []).append(value)
        fields |= {name: value for name, value in changed.items() if value is not None}
        if press:
            name, _, value = press.partition("=")
            fields[name] = value
        return self._go((form.method or "GET").upper(), form.action or self.page.url, {"data": fields})

    def send_file(self, form_xpath: str, field: str, file: tuple[str, bytes], /, **changed: str) -> Page:
        """Send a form with a file by the button whose `formaction` takes files, as a browser without JavaScript."""
        assert self.page is not None
        (form,) = self.page(form_xpath)
        action = self.page(f"{form_xpath}//button[@formenctype]/@formaction")[0]
        fields = [(name, value) for name, value in form.form_values() if not name.startswith("file.")]
        data: dict[str, Any] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        sent = {"data": data | changed, "files": {field: (*file, "application/pdf")}}
        return self._go("POST", action, sent)

    def _token(self) -> dict[str, str]:
        found = (
            self.page("//input[@name='_csrf']/@value")
            if self.page is not None and self.page.root is not None
            else []
        )
        return {"_csrf": str(found[0])} if found else {}

    def _go(self, method: str, path: str, request: dict[str, Any]) -> Page:
        response = asyncio.run(self._call(method, urljoin(f"{HOST}/", path), request))
        self.page = Page(response)
        return self.page

    async def _call(self, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(
            transport=transport,
            base_url=HOST,
            cookies=self.jar,
            headers=self.headers,
            follow_redirects=True,
        ) as client:
            response = await client.request(method, url, **request)
            self.jar = client.cookies
            return response


def signed_in(
    shop: Shop, person: str, purpose: Purpose = Purpose.SIGN_IN, order_id: str | None = None
) -> str:
    """The secret of a new session of this person."""
    with shop.store.write("test") as tx:
        token = make_link(shop, tx, purpose, person, order_id=order_id)
    return sign_in(shop, token).secret
