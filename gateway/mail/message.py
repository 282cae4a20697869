"""Build the message: headers that nobody can smuggle lines into, plain text first, HTML and page picture after."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from gateway.mail.letter import Rendered
from gateway.mail.plain import one_line
from gateway.mail.post import MailRefusedError

_POLICY = SMTP.clone(cte_type="7bit")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_PNG = b"\x89PNG"
_LONGEST_LOCAL, _LONGEST = 64, 254


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the mails come from: a name, the address answers go to, and where mail that cannot be delivered returns to.

    With `returns` set, each mail has a return address of its own (`name+mail-id@domain`), so that one that comes
    back is known even if it quotes nothing.
    """

    name: str
    address: str
    returns: str = ""

    def envelope(self, mail_id: str) -> str:
        """Return the address on the envelope of one mail."""
        if not self.returns:
            return self.address
        local, _, domain = self.returns.partition("@")
        return f"{local}+{mail_id}@{domain}"

    def message_id(self, mail_id: str) -> str:
        """Return the Message-ID of a mail: the same however often it is sent."""
        return f"<{mail_id}@{self.address.partition('@')[2]}>"


def sender_from(text: str, *, returns: str = "") -> Sender:
    """Read a sender such as `Demo Print <orders@example.com>`.

    Raises:
        MailRefusedError: it holds no address.
    """
    name, address = parseaddr(text if text.isprintable() else "")
    return Sender(one_line(name), checked(address), checked(returns) if returns else "")


def checked(address: str) -> str:
    """Return a plain mail address, its domain in the form that mail servers know.

    Raises:
        MailRefusedError: it is none.
    """
    local, at, domain = address.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii") if at else ""
    except UnicodeError:
        ascii_domain = ""
    whole = f"{local}@{ascii_domain}"
    fits = len(local) <= _LONGEST_LOCAL and len(whole) <= _LONGEST
    if not (fits and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(ascii_domain)):
        raise MailRefusedError(
            f"'{one_line(address, limit=80)}' is not a mail address.",
            why="Mail servers know addresses such as name@example.com, in plain letters before the @.",
            fix="Correct the person's address, then try again.",
        )
    return whole


@dataclass(frozen=True, slots=True)
class Headers:
    """What stands on a message besides its words."""

    sender: Sender
    to: str
    message_id: str
    at: datetime


def picture_id(message_id: str) -> str:
    """Return the Content-ID of a mail's picture."""
    return f"page.{message_id.strip('<>')}"


def write_message(headers: Headers, rendered: Rendered, picture: bytes = b"") -> bytes:
    """Return the message as it goes over the wire; `picture` is a PNG or JPEG that the HTML names by `picture_id`.

    Raises:
        MailRefusedError: the address is none.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(display_name=one_line(headers.sender.name), addr_spec=headers.sender.address)
    message["To"] = Address(addr_spec=checked(headers.to))
    message["Subject"] = rendered.subject
    message["Date"] = format_datetime(headers.at)
    message["Message-ID"] = headers.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(rendered.text)
    message.add_alternative(rendered.html, subtype="html")
    if picture:
        kind = "png" if picture.startswith(_PNG) else "jpeg"
        _html_of(message).add_related(
            picture, "image", kind, cid=f"<{picture_id(headers.message_id)}>", filename=f"page.{kind}",
            disposition="inline",
        )  # fmt: skip
    return message.as_bytes()


def _html_of(message: EmailMessage) -> MIMEPart:
    return next(part for part in message.iter_parts() if part.get_content_subtype() == "html")
