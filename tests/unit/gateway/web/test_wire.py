"""Bodies straight off the network, over a real socket: whole in any pieces, and the connection goes on after them."""

import hashlib
import http.client
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from fastapi import FastAPI, Request
from starlette.requests import ClientDisconnect

from gateway.web import streams
from gateway.web.streams import write_all
from gateway.web.wire import StraightBody, Wire

LARGE = hashlib.shake_256(b"a file").digest((5 << 20) + 77)
CHUNKED = {"Transfer-Encoding": "chunked"}
NEXT = b"GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@dataclass
class Receiver:
    """An application that takes bodies, and what it took."""

    port: int = 0
    took: list[bytes] = field(default_factory=list)
    straight: list[bool] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.put("/keep")
        async def keep(request: Request) -> int:
            body = bytearray()
            self.straight.append(StraightBody.of(request) is not None)
            try:
                await write_all(request, lambda chunks: body.extend(b"".join(chunks)))
            except (ClientDisconnect, streams.SilentError) as error:
                self.ended.append(type(error).__name__)
            self.took.append(bytes(body))
            self.done.set()
            return len(body)

        @app.put("/refuse")
        async def refuse(request: Request) -> str:
            try:
                await write_all(request, _full)
            except OSError as error:
                return str(error)
            return "not refused"

        @app.get("/next")
        async def following() -> str:
            return "next"

        return app


def _full(_chunks: Sequence[bytes | memoryview]) -> None:
    raise OSError("full")


@contextmanager
def serving(receiver: Receiver, loop: str) -> Iterator[Receiver]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        receiver.port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(receiver.app(), http=Wire, loop=loop, log_config=None))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield receiver
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(params=["asyncio", "uvloop"])
def receiver(request: pytest.FixtureRequest) -> Iterator[Receiver]:
    with serving(Receiver(), request.param) as found:
        yield found


def request_of(path: str, length: int, *more: str) -> bytes:
    return "\r\n".join(
        [f"PUT {path} HTTP/1.1", "Host: x", f"Content-Length: {length}", *more, "", ""]
    ).encode()


def exchange(receiver: Receiver, *pieces: bytes) -> bytes:
    """Send pieces, each as it is, and return all that is answered until the connection ends."""
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=30) as connection:
        sender = threading.Thread(target=lambda: [connection.sendall(piece) for piece in pieces])
        sender.start()
        answered = bytearray()
        while piece := connection.recv(1 << 16):
            answered += piece
        sender.join()
    return bytes(answered)


def in_steps(step: int) -> list[bytes]:
    return [LARGE[start : start + step] for start in range(0, len(LARGE), step)]


@pytest.mark.parametrize("step", [4099, 1 << 20, len(LARGE)])
def test_a_large_body_arrives_whole_and_the_next_request_follows_on_the_same_connection(
    receiver: Receiver, step: int
) -> None:
    answered = exchange(receiver, request_of("/keep", len(LARGE)), *in_steps(step), NEXT)
    assert (receiver.took, receiver.straight) == ([LARGE], [True])
    assert answered.count(b"HTTP/1.1 200 OK") == 2
    assert answered.endswith(b'"next"')


def test_one_body_follows_the_other_in_one_breath(receiver: Receiver) -> None:
    one = request_of("/keep", len(LARGE)) + LARGE
    answered = exchange(receiver, one + one + request_of("/keep", 3) + b"end" + NEXT)
    assert receiver.took == [LARGE, LARGE, b"end"]
    assert answered.endswith(b'"next"')


@pytest.mark.parametrize(
    "send",
    [
        lambda c: c.request(
            "PUT", "/keep", iter([LARGE[:9], LARGE[9:]]), encode_chunked=True, headers=CHUNKED
        ),
        lambda c: c.request("PUT", "/keep", LARGE, {"Expect": "100-continue"}),
    ],
    ids=["chunked", "expect"],
)
def test_a_body_that_is_not_plain_comes_the_usual_way(
    receiver: Receiver, send: Callable[[http.client.HTTPConnection], None]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", receiver.port, timeout=30)
    send(connection)
    assert connection.getresponse().read() == str(len(LARGE)).encode()
    connection.close()
    assert (receiver.took, receiver.straight) == ([LARGE], [False])


def test_what_came_before_the_sender_was_gone_is_written(receiver: Receiver) -> None:
    sent = LARGE[: (3 << 20) + 5]
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=30) as connection:
        connection.sendall(request_of("/keep", len(LARGE)) + sent)
    assert receiver.done.wait(30)
    assert (receiver.took, receiver.ended) == ([sent], ["ClientDisconnect"])


def test_a_sender_who_falls_silent_is_not_waited_for(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "SILENCE_S", 0.2)
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=30) as connection:
        connection.sendall(request_of("/keep", len(LARGE)) + LARGE[:1000])
        assert receiver.done.wait(30)
    assert (receiver.took, receiver.ended) == ([LARGE[:1000]], ["SilentError"])


def test_a_body_that_is_refused_midway_is_dropped_and_the_next_request_follows(receiver: Receiver) -> None:
    answered = exchange(receiver, request_of("/refuse", len(LARGE)), *in_steps(1 << 20), NEXT)
    assert answered.count(b"HTTP/1.1 200 OK") == 2
    assert b'"full"' in answered
    assert answered.endswith(b'"next"')
