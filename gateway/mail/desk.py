"""The shop's mail as one value: who writes, by which way, with which address in the links."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from gateway.domain.errors import SettingsError
from gateway.mail.letter import Letter, render
from gateway.mail.maildir import Inbox, Maildir
from gateway.mail.message import Headers, Sender, picture_id, sender_from, write_message
from gateway.mail.post import MailRefusedError, Packet, Post
from gateway.mail.smtp import PORTS, Security, Smtp
from gateway.settings import MailSetting, Settings

LINK_PATH = "/l/"


@dataclass(frozen=True, slots=True)
class MailDesk:
    """How a shop's mails are written and sent. `base_url` is empty until it is known where the gateway listens."""

    post: Post
    sender: Sender
    base_url: Callable[[], str]
    locale: str
    inbox: Inbox | None = None

    def link(self, token: str) -> str:
        """Return the address that a link's token is opened at."""
        return f"{self.base_url().rstrip('/')}{LINK_PATH}{quote(token, safe='')}"

    def packet(self, mail_id: str, headers: Headers, letter: Letter, picture: bytes) -> Packet:
        """Write a whole mail.

        Raises:
            MailRefusedError: the address is none.
        """
        content = write_message(headers, render(letter), picture)
        return Packet(mail_id, self.sender.envelope(mail_id), headers.to, content)

    def headers(self, to: str, message_id: str, at: datetime) -> Headers:
        """Return what stands on a mail besides its words."""
        return Headers(self.sender, to, message_id, at)


def picture_name(message_id: str, picture: bytes) -> str:
    """Return what the HTML calls the picture, where there is one."""
    return picture_id(message_id) if picture else ""


def make_desk(settings: Settings, base_url: Callable[[], str]) -> MailDesk | None:
    """Return the shop's mail desk, None where it sends no mail.

    Raises:
        SettingsError: a sender is missing or none.
    """
    setting = settings.mail
    post = make_post(setting)
    if post is None:
        return None
    try:
        sender = sender_from(setting.sender, returns=setting.bounce_address)
    except MailRefusedError as error:
        raise SettingsError(
            f"shop.toml [mail]: {error.what}", fix='Write e.g. from = "My shop <orders@example.com>".'
        ) from error
    inbox = Inbox(setting.bounces) if setting.bounces else None
    named = Sender(sender.name or settings.shop_name, sender.address, sender.returns)
    return MailDesk(post, named, base_url, settings.locale, inbox)


def make_post(setting: MailSetting) -> Post | None:
    """Return the way out that the settings name."""
    if setting.transport == "maildir":
        return Maildir(setting.dir)
    if setting.transport == "smtp":
        security = Security(setting.security)
        return Smtp(setting.host, setting.port or PORTS[security], security, setting.user, setting.password)
    return None
