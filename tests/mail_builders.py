"""A shop that sends mails: to a mail server on loopback that does what a test tells it to, or onto a tray."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from gateway.mail.desk import MailDesk
from gateway.mail.maildir import Inbox
from gateway.mail.message import Sender
from gateway.mail.post import Packet, Post
from gateway.services.shop import Shop
from gateway.storage.rows import MailRow, PersonRow
from service_builders import Clock, Shelf, shelf_shop

SENDER = Sender("Demo Print", "orders@demo-print.example")
BASE = "https://print.example"


@dataclass
class Tray:
    """Takes every mail, unless it has a trouble; `meanwhile` happens once while a mail is handed over."""

    packets: list[Packet] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    meanwhile: list[Callable[[], object]] = field(default_factory=list)

    def send(self, packet: Packet) -> None:
        """Take one mail."""
        if self.meanwhile:
            self.meanwhile.pop()()
        if self.troubles:
            raise self.troubles.pop(0)
        self.packets.append(packet)

    def check(self) -> str:
        """All is well."""
        return "a tray"

    @property
    def messages(self) -> list[EmailMessage]:
        """What lies on the tray, read as mail."""
        return [parsed(packet.content) for packet in self.packets]


def parsed(content: bytes) -> EmailMessage:
    """Read a message as a mail program would."""
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def texts_of(message: EmailMessage) -> tuple[str, str]:
    """The plain text and the HTML of a message."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content(), html.get_content()


def mail_shop(
    folder: Path, post: Post | None = None, *, clock: Clock | None = None, inbox: Path | None = None
) -> Shop:
    """A shop with a device on a shelf, whose mails go to this post."""
    desk = MailDesk(post or Tray(), SENDER, lambda: BASE, "en", Inbox(inbox) if inbox else None)
    return replace(shelf_shop(folder, Shelf(), clock=clock or Clock()), mail=desk)


def mails(shop: Shop, order_id: str) -> list[MailRow]:
    """The mails of an order."""
    with shop.store.read() as tx:
        return list(tx.mails.of_order(order_id))


def change_person(shop: Shop, person: str, **changed: Any) -> None:
    """Change what is known of a person."""
    with shop.store.write("test") as tx:
        row = tx.people.get(person)
        assert isinstance(row, PersonRow)
        for name, value in changed.items():
            setattr(row, name, value)
        tx.session.add(row)


@dataclass
class Server:
    """What a mail server does at each step: an answer instead of its usual one, or something worse."""

    rcpt: str = ""
    data: str = ""
    drop_in_data: bool = False
    taken: list[Envelope] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's names)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer RCPT TO."""
        del server, session, options
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answer the end of the mail."""
        del session
        if self.drop_in_data:
            self.taken.append(envelope)
            assert server.transport is not None
            server.transport.abort()
        if not self.data:
            self.taken.append(envelope)
        return self.data or "250 taken"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(server: Server, **options: Any) -> Iterator[Server]:
    """Let a mail server listen on loopback."""
    server.port = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=server.port, **options)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def tarpit(*, every_s: float = 0.05) -> Iterator[int]:
    """Let a server listen that sends one letter now and then, and never a whole answer; yield its port."""

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        del reader
        while not writer.is_closing():
            writer.write(b"2")
            await writer.drain()
            await asyncio.sleep(every_s)

    loop, ready, port = asyncio.new_event_loop(), threading.Event(), free_port()

    async def listen() -> None:
        await asyncio.start_server(drip, "127.0.0.1", port)
        ready.set()

    thread = threading.Thread(target=lambda: (loop.run_until_complete(listen()), loop.run_forever()))
    thread.start()
    ready.wait(5)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
