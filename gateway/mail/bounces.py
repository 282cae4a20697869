"""Read a returned mail: which of ours it was and what the mail server said. A returned mail is foreign text."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from itertools import islice

from gateway.mail.plain import one_line

_PARTS, _BLOCKS = 50, 20
_ID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_MESSAGE_ID = re.compile(rf"<({_ID})@[^<>@\s]{{1,255}}>")
_RETURN_ADDRESS = re.compile(rf"\+({_ID})@")
_RETURNED_TO = ("X-Original-To", "Delivered-To", "To")
_POINTS_TO = ("In-Reply-To", "References")
_FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail of ours that came back: its id, and the mail server's words."""

    mail_id: str
    words: str


def read_bounce(raw: bytes) -> Bounce | None:
    """Return which mail came back for good, or None where this is something else or says that it is only late."""
    message = message_from_bytes(raw, policy=compat32)
    parts = list(islice(message.walk(), _PARTS))
    failures = [block for part in parts for block in _status_blocks(part) if _action(block) == _FAILED]
    if not failures:
        return None
    mail_id = _by_address(message) or _by_message_id(message, parts)
    return Bounce(mail_id, _words(failures[0])) if mail_id else None


def _status_blocks(part: Message) -> list[Message]:
    """Return the blocks of fields of a delivery report: one about the message, one for each receiver."""
    payload = part.get_payload() if part.get_content_type() == "message/delivery-status" else None
    return (
        [block for block in payload[:_BLOCKS] if isinstance(block, Message)]
        if isinstance(payload, list)
        else []
    )


def _action(block: Message) -> str:
    return _header(block, "Action").strip().lower()


def _words(block: Message) -> str:
    told = _header(block, "Diagnostic-Code").partition(";")[2] or _header(block, "Diagnostic-Code")
    return one_line(f"{_header(block, 'Status')} {told}", limit=300)


def _by_address(message: Message) -> str:
    """Find the mail by the return address that only it had."""
    for name in _RETURNED_TO:
        if found := _RETURN_ADDRESS.search(_header(message, name)):
            return found[1].lower()
    return ""


def _by_message_id(message: Message, parts: list[Message]) -> str:
    """Find the mail by its Message-ID, in the headers that the report quotes or points to."""
    quoted = [text for part in parts if (text := _header(part, "Message-ID")) and part is not message]
    quoted += [str(part.get_payload()) for part in parts if part.get_content_type() == "text/rfc822-headers"]
    for text in [*quoted, *(_header(message, name) for name in _POINTS_TO)]:
        if found := _MESSAGE_ID.search(text):
            return found[1].lower()
    return ""


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))
