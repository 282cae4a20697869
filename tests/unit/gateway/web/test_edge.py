"""What holds for every request, however it ends."""

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from gateway.web.edge import BODY_LIMIT, Edge, Streamed
from gateway_builders import a_shop, an_order
from web_builders import Web, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "//healthz", 200), ("GET", "/orders/x", 404), ("GET", "//nowhere", 404), ("DELETE", "/orders", 405),
     ("GET", "/forms/", 404), ("GET", "/forms?locale=" + "x" * 36, 422)],
)  # fmt: skip
def test_every_answer_forbids_guessing_and_keeping(web: Web, method: str, path: str, status: int) -> None:
    response = web(method, path)
    assert response.status_code == status
    assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    assert response.headers.get_list("cache-control") == ["no-store"]
    assert status == 200 or problem(response)[0] == status


def test_a_wrong_method_is_answered_with_the_right_ones(web: Web) -> None:
    response = web("PATCH", "/orders")
    assert problem(response) == (405, "wrong-method")
    assert response.headers["allow"]


def test_a_body_of_one_mb_is_read_and_one_byte_more_is_refused(web: Web) -> None:
    assert problem(web.post("/orders", content=b" " * BODY_LIMIT))[0] == 422
    assert problem(web.post("/orders", content=b" " * (BODY_LIMIT + 1))) == (413, "body-too-large")


def test_a_body_that_grows_too_large_without_saying_so_is_refused(web: Web) -> None:
    sent = []

    async def body() -> Any:
        for _ in range(100):
            sent.append(1)
            yield b" " * 100_000

    assert problem(web.post("/orders", content=body())) == (413, "body-too-large")
    assert len(sent) < 20


def test_each_request_leaves_one_line_that_names_nobody(web: Web) -> None:
    order = an_order(web.shop, b"x")
    with capture_logs() as lines:
        web.get(f"/orders/{order}?secret=1")
        web.get("//nowhere/secret")
    assert [(line["event"], line["method"], line["route"], line["status"]) for line in lines] == [
        ("http.request", "GET", "/api/v1/orders/{order_id}", 200),
        ("http.request", "GET", "(none)", 404),
    ]
    assert all(line["ms"] >= 0 for line in lines)
    assert order not in str(lines)
    assert "secret" not in str(lines)


Message = MutableMapping[str, Any]


def through_the_edge(inner: Any, *received: Message, method: str = "GET") -> list[Message]:
    waiting, sent = list(received), []

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Edge(inner, Streamed(()))({"type": "http", "method": method, "headers": []}, receive, send))
    return sent


def test_a_failure_nobody_foresaw_is_answered_without_its_words_and_logged_with_them() -> None:
    async def breaks(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError("the inside")

    with capture_logs() as lines:
        sent = through_the_edge(breaks)
    assert sent[0]["status"] == 500
    assert b"the inside" not in sent[1]["body"]
    assert [line["event"] for line in lines] == ["http.failed", "http.request"]
    assert str(lines[0]["exc_info"]) == "the inside"


def test_a_failure_after_the_answer_began_is_logged_and_not_answered_twice() -> None:
    async def breaks(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    with capture_logs() as lines:
        sent = through_the_edge(breaks)
    assert [message["type"] for message in sent] == ["http.response.start"]
    assert [(line["event"], line["status"]) for line in lines] == [
        ("http.failed", 500),
        ("http.request", 200),
    ]


def test_a_caller_who_goes_away_within_the_body_is_not_served() -> None:
    async def served(_scope: Any, _receive: Any, _send: Any) -> None:
        pytest.fail("it was served")

    with capture_logs() as lines:
        sent = through_the_edge(
            served,
            {"type": "http.request", "body": b"{", "more_body": True},
            {"type": "http.disconnect"},
            method="POST",
        )
    assert sent == []
    assert [(line["event"], line["status"]) for line in lines] == [("http.request", 499)]
