"""PUT /files: what is accepted, what is refused, and that nothing is left behind."""

import asyncio
import hashlib
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from gateway_builders import a_shop, bearer
from web_builders import Web, faults, problem

DATA = b"%PDF-1.7 a flyer"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path, max_file_bytes=1000))


def left_behind(tmp_path: Path) -> list[str]:
    return [path.name for path in tmp_path.glob("blobs/tmp/*")] + [
        path.name for path in tmp_path.glob("blobs/cas/*/*")
    ]


def test_a_file_is_kept_under_its_hash_and_answered_with_an_id(web: Web) -> None:
    response = web.put("/files?name=flyer.pdf", content=DATA)
    assert response.status_code == 201
    assert {**response.json(), "id": ""} == {
        "id": "",
        "sha256": SHA256,
        "size": len(DATA),
        "name_given": "flyer.pdf",
    }
    assert web.shop.blobs.read(SHA256) == DATA


def test_the_same_bytes_twice_give_two_ids(web: Web) -> None:
    first, second = (web.put("/files", content=DATA).json() for _ in range(2))
    assert first["id"] != second["id"]
    assert first["sha256"] == second["sha256"]


@pytest.mark.parametrize("announced", [SHA256, SHA256.upper(), ""])
def test_a_file_that_is_what_was_announced_is_taken(web: Web, announced: str) -> None:
    assert web.put("/files", content=DATA, headers={"X-Content-SHA256": announced}).status_code == 201


def test_a_file_that_is_not_what_was_announced_is_refused(web: Web) -> None:
    response = web.put("/files", content=DATA[:-1], headers={"X-Content-SHA256": SHA256})
    assert problem(response) == (422, "bad-upload")
    assert SHA256 in response.json()["detail"]


def test_an_announcement_that_is_no_hash_is_refused_by_name(web: Web) -> None:
    response = web.put("/files", content=DATA, headers={"X-Content-SHA256": "abc"})
    assert problem(response) == (422, "bad-input")
    assert faults(response) == [("header:X-Content-SHA256", "wrong-form")]


def test_an_empty_file_is_refused_and_leaves_nothing(web: Web, tmp_path: Path) -> None:
    assert problem(web.put("/files", content=b"")) == (422, "bad-upload")
    assert left_behind(tmp_path) == []


def test_a_file_as_large_as_allowed_is_taken_and_one_byte_more_is_not(web: Web) -> None:
    assert web.put("/files", content=bytes(1000)).status_code == 201
    assert problem(web.put("/files", content=bytes(1001))) == (413, "file-too-large")


def test_a_file_announced_as_too_large_is_refused_before_it_is_read(web: Web) -> None:
    read = []

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"x"

    response = web.put("/files", content=body(), headers={"Content-Length": "1001"})
    assert problem(response) == (413, "file-too-large")
    assert not read


def test_a_file_that_grows_too_large_without_saying_so_is_refused_and_leaves_nothing(
    web: Web, tmp_path: Path
) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield bytes(100)

    assert problem(web.put("/files", content=body())) == (413, "file-too-large")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\flyer.pdf", "flyer.pdf"),
        ("/etc/", "file"),
        ("", "file"),
        ("a\nb\r.pdf", "ab.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("Größe 5 €.pdf", "Größe 5 €.pdf"),
        ("x" * 300, "x" * 255),
    ],
)
def test_a_name_is_a_label_without_folders_or_tricks(web: Web, tmp_path: Path, name: str, shown: str) -> None:
    assert web.put("/files", content=DATA, params={"name": name}).json()["name_given"] == shown
    assert [path.name for path in tmp_path.glob("blobs/cas/*/*")] == [SHA256]


def test_a_name_that_is_no_text_is_refused(web: Web) -> None:
    response = web.put("/files?name=a%00b", content=DATA)
    assert problem(response) == (422, "bad-input")
    assert faults(response)[0][0] == "query:name"


def test_an_upload_that_breaks_off_leaves_nothing_and_gets_no_answer(web: Web, tmp_path: Path) -> None:
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": DATA, "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http", "method": "PUT", "path": "/api/v1/files", "raw_path": b"/api/v1/files", "query_string": b"",
        "headers": [(b"authorization", bearer("ana")["Authorization"].encode())], "root_path": "",
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(web.app(scope, receive, send))
    assert sent == []
    assert left_behind(tmp_path) == []


def test_a_large_file_never_lies_in_memory_whole(tmp_path: Path) -> None:
    web = Web(a_shop(tmp_path, max_file_bytes=64 << 20))
    web.put("/files", content=DATA)

    async def body() -> AsyncIterator[bytes]:
        for _ in range(640):
            yield bytes(50_000)

    tracemalloc.start()
    response = web.put("/files", content=body())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert response.json()["size"] == 32_000_000
    assert peak < 8_000_000
