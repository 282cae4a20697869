"""How a mail goes out: the protocol of the transports, and how they say that it did not."""

from dataclasses import dataclass
from typing import Protocol

from gateway.domain.errors import Actor, GatewayError


class MailPostponedError(GatewayError):
    """The mail could not be handed over just now; it is tried again by itself."""

    code, actor, retryable, status = "mail-postponed", Actor.NOBODY, True, 503


class MailServerError(MailPostponedError):
    """The mail server cannot be reached or does not let us in; this holds up every mail, so somebody must look."""

    code, actor = "mail-server", Actor.ADMIN


class MailRefusedError(GatewayError):
    """The mail server will never take this mail; trying again as it is cannot help."""

    code, actor, status = "mail-refused", Actor.CSR, 502


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole message with the addresses on its envelope; `mail_id` is the same each time it is sent."""

    mail_id: str
    sender: str
    to: str
    content: bytes


class Post(Protocol):
    """A way out for mails."""

    def send(self, packet: Packet) -> None:
        """Hand a mail over; when this returns, it is the receiver's to keep.

        Raises:
            MailPostponedError: not now.
            MailRefusedError: never.
        """

    def check(self) -> str:
        """Return in words where mails go, after trying that they can, without sending any.

        Raises:
            MailServerError: they cannot.
        """
