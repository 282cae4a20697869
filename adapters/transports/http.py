"""One request to a device over HTTP, bounded in time, in bytes and in trust.

A device may drip one byte a second, answer with a gigabyte or say nothing at all. So the whole request has one
deadline: when it strikes the socket is shut, whatever the library is waiting for. No redirect is followed, no proxy is
taken from the environment, no connection is kept. Every failure says whether the device can have got the request:
that decides whether it may be sent again.
"""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import SHUT_RDWR
from threading import Timer
from time import monotonic
from typing import Any, Final

import httpx

from adapters.errors import (
    AnswerLostError,
    AnswerUnusableError,
    ConfigError,
    DeviceUnreachableError,
    RequestRefusedError,
)

_CONNECTED: Final = ("connection.connect_tcp.complete", "connection.start_tls.complete")
_CONNECT_S: Final = 5.0
_BUSY: Final = frozenset({408, 425, 429})
"""Statuses of the 400s that say "not now" rather than "not so"."""


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """How long a whole request may take, and how much an answer may hold."""

    seconds: float = 20.0
    answer_bytes: int = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back."""

    status: int
    media_type: str
    body: bytes


class HttpLink:
    """The way to one address; it may be used by several threads."""

    def __init__(self, url: str, limits: HttpLimits, ca_file: Path | None = None) -> None:
        """Take a way; nothing is connected before the first request.

        Raises:
            ConfigError: the address is none of http or https, or the file of the authority cannot be read.
        """
        if not url.lower().startswith(("http://", "https://")):
            raise ConfigError(
                f"the device's address is {url!r}",
                why="JMF is spoken over http or https",
                fix="write the device's JMF address, such as url = 'http://press:8010/jmf'",
            )
        self.url = url
        self._limits = limits
        self._client = httpx.Client(
            verify=_trust(url, ca_file),
            trust_env=False,
            follow_redirects=False,
            limits=httpx.Limits(max_keepalive_connections=0),
            timeout=httpx.Timeout(limits.seconds, connect=min(_CONNECT_S, limits.seconds)),
            headers={"Accept-Encoding": "identity"},
        )

    def post(self, content: bytes | Iterable[bytes], headers: Mapping[str, str]) -> HttpAnswer:
        """Send a body and return what came back, whatever it is, if it is a success.

        Raises:
            DeviceUnreachableError: nobody was there; the device has got nothing.
            RequestRefusedError: the device's server turned the request away before anybody read it.
            AnswerLostError: the request may have arrived, and no whole answer came in time.
            AnswerUnusableError: the device's server failed or sent too much; it may have taken the request.
        """
        with self._deadline() as sockets, self._told():
            request = self._client.build_request(
                "POST", self.url, content=content, headers=dict(headers), extensions={"trace": sockets.trace}
            )
            answer = self._client.send(request, stream=True)
            try:
                self._refuse_failure(answer)
                return HttpAnswer(answer.status_code, _media_type(answer), self._whole(answer))
            finally:
                answer.close()

    @contextmanager
    def _deadline(self) -> Iterator["_Sockets"]:
        sockets = _Sockets(monotonic() + self._limits.seconds)
        timer = Timer(self._limits.seconds, sockets.shut)
        timer.daemon = True
        timer.start()
        try:
            yield sockets
        finally:
            timer.cancel()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what the library's error means for what was sent."""
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
            raise DeviceUnreachableError(
                f"nobody answers at {self.url}: {problem}",
                why="nothing was sent",
                fix="see that the device is on and its address is right",
            ) from problem
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as problem:
            raise AnswerLostError(
                f"the answer of {self.url} was lost: {str(problem) or type(problem).__name__}",
                why="the device may have got the request",
                fix="its queue is asked before anything is sent again",
            ) from problem

    def _refuse_failure(self, answer: httpx.Response) -> None:
        if answer.is_success:
            return
        found = f"{self.url} answers HTTP {answer.status_code}"
        if 300 <= answer.status_code < 500 and answer.status_code not in _BUSY:
            raise RequestRefusedError(
                found,
                why="nobody there takes messages",
                fix="correct the device's address, or its right to talk to us",
            )
        raise AnswerUnusableError(
            found, why="the device may have got the request", fix="look at the device's own log"
        )

    def _whole(self, answer: httpx.Response) -> bytes:
        """Return the body, or refuse one that is longer than an answer can be."""
        taken, size = [], 0
        for chunk in answer.iter_raw():
            size += len(chunk)
            if size > self._limits.answer_bytes:
                raise AnswerUnusableError(
                    f"{self.url} answers with more than {self._limits.answer_bytes} bytes",
                    why="no answer of a device is that long",
                    fix="see that this is the device's JMF address",
                )
            taken.append(chunk)
        return b"".join(taken)

    def close(self) -> None:
        """Let go of what the library holds."""
        self._client.close()


class _Sockets:
    """The sockets of one request, shut when its deadline strikes."""

    def __init__(self, until: float) -> None:
        self._until = until
        self._open: list[Any] = []

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take notice of each connection as it is made."""
        if event in _CONNECTED:
            self._open.append(info["return_value"].get_extra_info("socket"))
            if monotonic() >= self._until:
                self.shut()

    def shut(self) -> None:
        """End all waiting: what reads or writes meets the end of the stream."""
        for each in self._open:
            with suppress(OSError):
                each.shutdown(SHUT_RDWR)


def _trust(url: str, ca_file: Path | None) -> ssl.SSLContext:
    """Return whom to believe: the authority the shop names, else those of the system; nobody where it is not asked."""
    if ca_file is None and not url.lower().startswith("https:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as problem:
        raise ConfigError(
            f"ca_file {ca_file} cannot be used: {problem}",
            fix="name the file of the authority that signed the device's certificate, in PEM",
        ) from problem


def _media_type(answer: httpx.Response) -> str:
    named: str = answer.headers.get("content-type", "")
    return named.partition(";")[0].strip().lower()
