"""Hand mails to a mail server over SMTP: encrypted and signed in as the shop says, within one deadline in all."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from gateway.mail.plain import one_line
from gateway.mail.post import MailPostponedError, MailRefusedError, MailServerError, Packet


class Security(StrEnum):
    """How the line to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_AGAIN_S = 0.1
PORTS: dict[Security, int] = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server. `timeout_s` is all the time that one mail may take, from the connection to the last answer."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 60.0

    def send(self, packet: Packet) -> None:
        """Hand one mail over; the server's answer after its last line is what counts.

        Raises:
            MailPostponedError: not now.
            MailRefusedError: the server refuses the address or the mail for good.
        """
        with self._session() as client:
            client.sendmail(packet.sender, [packet.to], packet.content)

    def check(self) -> str:
        """Connect, encrypt and sign in as for a mail, and send none.

        Raises:
            MailServerError: the server cannot be reached or does not let us in.
        """
        try:
            with self._session() as client:
                client.noop()
        except MailRefusedError as error:
            raise MailServerError(error.what, fix=error.fix) from error
        return f"{self._place()} lets us in ({self.security})"

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        deadline = _Deadline(self.timeout_s)
        try:
            with deadline, self._connected(deadline) as client:
                yield client
        except smtplib.SMTPException as error:
            raise self._told(error, deadline) from error
        except OSError as error:
            raise self._unreachable(error, deadline) from error

    @contextmanager
    def _connected(self, deadline: "_Deadline") -> Iterator[smtplib.SMTP]:
        context = ssl.create_default_context()
        if self.security is Security.TLS:
            client: smtplib.SMTP = _TlsClient(deadline, self.host, self.port, self.timeout_s, context)
        else:
            client = _Client(deadline, self.host, self.port, self.timeout_s)
        try:
            client.ehlo_or_helo_if_needed()
            if self.security is Security.STARTTLS:
                client.starttls(context=context)
                client.ehlo()
            if self.user:
                client.login(self.user, self.password)
            yield client
            with suppress(smtplib.SMTPException, OSError):
                client.quit()  # the mail is the server's by now, however it says goodbye
        finally:
            client.close()

    def _told(
        self, error: smtplib.SMTPException, deadline: "_Deadline"
    ) -> MailPostponedError | MailRefusedError:
        """Turn what the server said into who must act: its answer to this mail is about this mail, the rest is not."""
        for_this_mail, code, words = _answer(error)
        said = f"{self._place()} says: {code} {words}".strip() if code else f"{self._place()}: {words}"
        if deadline.passed:
            return self._too_slow()
        if for_this_mail and code >= 500:
            return MailRefusedError(said, fix="Correct the address, then try again, or call the person.")
        if for_this_mail:
            return MailPostponedError(said)
        return MailServerError(said, fix="Look at [mail] in shop.toml and at the mail server.")

    def _unreachable(self, error: OSError, deadline: "_Deadline") -> MailServerError:
        if deadline.passed:
            return self._too_slow()
        return MailServerError(
            f"{self._place()} cannot be reached: {one_line(str(error))}.",
            fix="Look at [mail] in shop.toml and at the mail server.",
        )

    def _too_slow(self) -> MailServerError:
        return MailServerError(
            f"{self._place()} was not done within {self.timeout_s:g} s.",
            fix="Look whether the mail server is overloaded or slows us down on purpose.",
        )

    def _place(self) -> str:
        return f"{self.host}:{self.port}"


def _answer(error: smtplib.SMTPException) -> tuple[bool, int, str]:
    """Return whether the server spoke of this mail, the code of its answer and its words."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return True, code, _words(words)
        case smtplib.SMTPDataError():
            return True, error.smtp_code, _words(error.smtp_error)
        case smtplib.SMTPResponseException():
            return False, error.smtp_code, _words(error.smtp_error)
    return False, 0, one_line(str(error))


def _words(said: bytes | str) -> str:
    return one_line(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)


class _Deadline:
    """Ends a connection when its time is up, however busy it looks: a server that sends a byte now and then, too.

    From then on it ends every connection that it learns of, again and again, until the mail is given up: the time may
    be up while a connection is just being made or encrypted.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._seconds = seconds
        self._clients: list[tuple[smtplib.SMTP, socket.socket]] = []
        self._given_up = threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._wait, name="mail deadline", daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._given_up.set()

    def watch(self, client: smtplib.SMTP, connection: socket.socket) -> None:
        """Know the connection; encryption later puts another one in its place, which the client names."""
        self._clients.append((client, connection))

    def _wait(self) -> None:
        wait = self._seconds
        while not self._given_up.wait(wait):
            self.passed, wait = True, _AGAIN_S
            for client, connection in list(self._clients):
                _shut(connection)
                _shut(client.sock)


def _shut(connection: socket.socket | None) -> None:
    if connection is not None:
        with suppress(OSError):  # it is closed already
            socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _Client(smtplib.SMTP):
    def __init__(self, deadline: _Deadline, host: str, port: int, timeout_s: float) -> None:
        self._deadline = deadline
        super().__init__(host, port, timeout=timeout_s)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connection: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # not in the stubs; documented nowhere, stable since 2.x
        self._deadline.watch(self, connection)
        return connection


class _TlsClient(smtplib.SMTP_SSL):
    def __init__(
        self, deadline: _Deadline, host: str, port: int, timeout_s: float, context: ssl.SSLContext
    ) -> None:
        self._deadline = deadline
        super().__init__(host, port, timeout=timeout_s, context=context)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connection: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # see _Client
        self._deadline.watch(self, connection)
        return connection
