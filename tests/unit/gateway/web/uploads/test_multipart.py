"""A plain form with files: to disk as it comes, admitted by its first fields, bounded, and nothing half left behind."""

import asyncio
import hashlib
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from gateway.domain.errors import ForbiddenError, GatewayError
from gateway.services.fill_draft import NOWHERE, Place
from gateway.services.shop import Shop
from gateway.web.problems import answer
from gateway.web.uploads.multipart import MOST_PARTS, Fields, receive_multipart
from gateway_builders import a_shop, caller_of
from uploads_builders import a_draft, files_of
from web_builders import problem

DATA = b"%PDF-1.7\r\n--almost the boundary\r\n" * 50
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path, max_file_bytes=64 << 20)


def send(shop: Shop, place: Place = NOWHERE, **request: Any) -> httpx.Response:
    """Post a form to a page that takes it for ana if its first fields carry the token."""
    app = FastAPI(exception_handlers={GatewayError: _refuse})

    def admit(fields: Fields) -> None:
        if fields.get("_csrf") != "token":
            raise ForbiddenError("This form is out of date.")

    @app.post("/")
    async def take(request: Request) -> dict[str, Any]:
        found = await receive_multipart(
            request, shop, caller_of(shop, "ana"), admit=admit, place=lambda _field: place
        )
        return {"fields": found.fields, "files": {name: row.name_given for name, row in found.files.items()}}

    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway.test") as client:
            return await client.post("/", **request)

    return asyncio.run(call())


async def _refuse(_request: Request, error: Exception) -> Any:
    return answer(error)


def kept(shop: Shop) -> list[str]:
    return sorted(shop.blobs.all())


def left_behind(tmp_path: Path) -> list[Path]:
    return list(tmp_path.glob("blobs/tmp/*"))


def test_fields_and_files_are_received_and_the_file_goes_into_its_draft(shop: Shop, tmp_path: Path) -> None:
    draft = a_draft(shop)
    said = send(
        shop,
        Place(draft, "single"),
        data={"_csrf": "token", "name": "Größe"},
        files={"single": ("f.pdf", DATA)},
    )
    assert said.json() == {"fields": {"_csrf": "token", "name": "Größe"}, "files": {"single": "f.pdf"}}
    assert [row.sha256 for row in files_of(shop, draft)] == [SHA256]
    assert shop.blobs.read(SHA256) == DATA
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("step", [1, 2, 7, 64])
def test_a_form_that_arrives_in_any_pieces_is_the_same(shop: Shop, step: int) -> None:
    request = httpx.Request(
        "POST", "http://x/", data={"_csrf": "token"}, files=[("a", ("a.pdf", DATA)), ("b", ("b.pdf", DATA[::-1]))]
    )  # fmt: skip
    body = request.read()

    async def slowly() -> AsyncIterator[bytes]:
        for start in range(0, len(body), step):
            yield body[start : start + step]

    said = send(shop, content=slowly(), headers={"Content-Type": request.headers["Content-Type"]})
    assert said.json()["files"] == {"a": "a.pdf", "b": "b.pdf"}
    assert kept(shop) == sorted([SHA256, hashlib.sha256(DATA[::-1]).hexdigest()])


def test_a_file_field_left_empty_brings_no_file(shop: Shop) -> None:
    assert send(shop, data={"_csrf": "token"}, files={"single": ("", b"")}).json()["files"] == {}


def test_a_form_that_is_not_admitted_leaves_nothing(shop: Shop, tmp_path: Path) -> None:
    assert problem(send(shop, data={"_csrf": "old"}, files={"single": ("f.pdf", DATA)})) == (403, "forbidden")
    assert problem(send(shop, files={"single": ("", b"")})) == (403, "forbidden")
    assert (kept(shop), left_behind(tmp_path)) == ([], [])


def test_a_file_too_large_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, max_file_bytes=1000)
    said = send(shop, data={"_csrf": "token"}, files={"single": ("f.pdf", bytes(1001))})
    assert problem(said) == (413, "file-too-large")
    assert left_behind(tmp_path) == []
    said = send(shop, data={"_csrf": "token"}, files={"single": ("f.pdf", bytes(3 << 20))})
    assert problem(said) == (413, "file-too-large")


def body_of(*parts: bytes) -> dict[str, Any]:
    content = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return {"content": content + b"--b--\r\n", "headers": {"Content-Type": "multipart/form-data; boundary=b"}}


def field(name: str, text: bytes) -> bytes:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + text


TOKEN = field("_csrf", b"token")
FILE = b'Content-Disposition: form-data; name="single"; filename="f.pdf"\r\n\r\n' + DATA


@pytest.mark.parametrize(
    "request_",
    [
        {"content": b"x", "headers": {"Content-Type": "application/json"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=" + "b" * 200}},
        body_of(TOKEN, *[field(f"f{number}", b"") for number in range(MOST_PARTS)]),
        body_of(TOKEN, field("large", bytes(2 << 20))),
        body_of(b"X-Long: " + b"x" * 9000 + b"\r\n\r\n"),
        body_of(b"".join(b"X-%d: y\r\n" % number for number in range(20)) + b"\r\n"),
        {**body_of(TOKEN, FILE), "content": body_of(TOKEN, FILE)["content"][:-200]},
    ],
    ids=["json", "no boundary", "long boundary", "parts", "fields", "long header", "headers", "cut"],
)
def test_what_is_no_form_or_a_bomb_is_refused_and_leaves_nothing(
    shop: Shop, tmp_path: Path, request_: dict[str, Any]
) -> None:
    assert problem(send(shop, **request_)) == (400, "bad-request")
    assert (kept(shop), left_behind(tmp_path)) == ([], [])


def test_a_name_is_a_label(shop: Shop) -> None:
    said = send(shop, data={"_csrf": "token"}, files={"single": ("../../\u202eetc/passwd", DATA)})
    assert said.json()["files"] == {"single": "passwd"}


def test_a_large_file_never_lies_in_memory_whole(shop: Shop) -> None:
    head = body_of(TOKEN, FILE)["content"].removesuffix(b"\r\n--b--\r\n")

    async def body() -> AsyncIterator[bytes]:
        yield head
        for _ in range(640):
            yield bytes(50_000)
        yield b"\r\n--b--\r\n"

    tracemalloc.start()
    said = send(shop, content=body(), headers={"Content-Type": "multipart/form-data; boundary=b"})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.json()["files"] == {"single": "f.pdf"}
    assert peak < 12_000_000
