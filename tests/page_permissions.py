"""Who gets which answer from which page: the rows of the matrix, and how one of them is asked."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
from fastapi import FastAPI

from gateway.services.shop import Shop
from gateway.web.auth import COOKIE
from page_builders import HOST, signed_in

VISITORS: Mapping[str, str | None] = {
    "anonymous": None, "other customer": "eve", "owner": "ana", "csr": "carl", "manager": "mia", "admin": "ada",
}  # fmt: skip
STAFF = ("csr", "manager", "admin")
DOOR = "door"
"""The answer to who has not signed in: the way to the door."""
OK = 0
"""The answer that the row names."""

_ALL_OK = dict.fromkeys(VISITORS, OK)
ANYBODY = _ALL_OK
SIGNED_IN = {**_ALL_OK, "anonymous": DOOR}
OWNER_AND_STAFF = {**SIGNED_IN, "other customer": 404}
STAFF_ONLY = {**SIGNED_IN, "other customer": 403, "owner": 403}


@dataclass(frozen=True, slots=True)
class Row:
    """One route: who gets which answer (`OK`: the status named), and what is posted."""

    method: str
    path: str
    who: Mapping[str, int | str]
    ok: int = 200
    data: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """The route as the application knows it."""
        return self.method, self.path


def asked(app: FastAPI, shop: Shop, visitor: str, row: Row, names: Mapping[str, str]) -> int | str:
    """Ask a row's page as a visitor does; return the status, or `door` where the way leads there."""
    person = VISITORS[visitor]
    cookies, csrf = {}, ""
    if person is not None:
        secret = signed_in(shop, person)
        cookies = {COOKIE: secret}
        with shop.store.read() as tx:
            session = tx.sessions.get(secret)
            csrf = session.csrf if session else ""
    response = asyncio.run(_call(app, row, row.path.format_map(names), cookies, csrf))
    location = response.headers.get("location", "")
    return DOOR if location.startswith("/sign-in") else response.status_code


async def _call(app: FastAPI, row: Row, path: str, cookies: dict[str, str], csrf: str) -> httpx.Response:
    headers = {"accept": "text/html", "sec-fetch-site": "same-origin"}
    sent = {"data": {"_csrf": csrf, **row.data}} if row.method == "POST" else {}
    if row.path.endswith("/files") or row.path.startswith("/questions"):
        sent = {"files": {"_csrf": (None, csrf), **{name: (None, text) for name, text in row.data.items()}}}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=HOST, cookies=cookies
    ) as client:
        return await client.request(row.method, path, headers=headers, **sent)
