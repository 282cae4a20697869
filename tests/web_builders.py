"""Talks to a shop's web application in one line, as one of its people."""

import asyncio
from typing import Any

import httpx

from gateway.services.shop import Shop
from gateway.web.app import create_app
from gateway_builders import bearer


class Web:
    """The application of a shop; every call is made as ana unless it says otherwise, `None` being nobody."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.app = create_app(shop)

    def __call__(self, method: str, path: str, who: str | None = "ana", **request: Any) -> httpx.Response:
        """Make one request; paths are those below /api/v1 unless they begin with two slashes."""
        url = path[1:] if path.startswith("//") else f"/api/v1{path}"
        headers = {**(bearer(who) if who else {}), **request.pop("headers", {})}
        return asyncio.run(self._call(method, url, headers, request))

    async def _call(
        self, method: str, url: str, headers: dict[str, str], request: dict[str, Any]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway.test") as client:
            return await client.request(method, url, headers=headers, **request)

    def get(self, path: str, who: str | None = "ana", **request: Any) -> httpx.Response:
        """GET."""
        return self("GET", path, who, **request)

    def post(self, path: str, who: str | None = "ana", **request: Any) -> httpx.Response:
        """POST."""
        return self("POST", path, who, **request)

    def put(self, path: str, who: str | None = "ana", **request: Any) -> httpx.Response:
        """PUT."""
        return self("PUT", path, who, **request)


def problem(response: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem document, after looking that it is one."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    found = response.json()
    assert found["status"] == response.status_code
    assert found["type"].endswith(found["code"])
    assert found["title"]
    assert found["detail"]
    return response.status_code, found["code"]


def faults(response: httpx.Response) -> list[tuple[str, str]]:
    """Field and code of each fault that a problem document names."""
    assert all(fault["message"] for fault in response.json()["problems"])
    return [(fault["field"], fault["code"]) for fault in response.json()["problems"]]
