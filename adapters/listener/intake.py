"""What a device may tell us, and what it hears back.

Allowed are signals, returned tickets and late answers. Whatever else asks or commands is told that it is not
implemented, never by an error of HTTP; a device may tell, it may not order. What was taken is on disk before it is
answered.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Final

from adapters.jmf.inbox import Inbox, Post, stamp
from adapters.listener.callers import Caller
from jdf import JdfError
from jdf.messages import (
    JMF,
    Acknowledge,
    Command,
    Message,
    Query,
    Registration,
    Response,
    Shortcoming,
    Signal,
    refuse,
    refuse_unreadable,
    respond,
    write_jmf,
)

SIGNALS: Final = frozenset({"Status", "QueueStatus", "Notification", "Resource"})
COMMANDS: Final = frozenset({"ReturnQueueEntry"})
_NOT_IMPLEMENTED: Final = 5
_VERSION: Final = "1.3"
_RELIABLE: Final = "Reliable"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an exchange: the answer (empty where a device wants none), and whether anything was laid down."""

    answer: bytes
    laid: bool


def take(caller: Caller, post: Post, host: str) -> Taken:
    """Lay down what is allowed and return the answer."""
    try:
        spoken, _, _ = post.opened()
    except JdfError as problem:
        return Taken(_envelope(refuse_unreadable(problem, id=_id(), at=datetime.now(UTC))), laid=False)
    messages: tuple[Message, ...] = spoken.messages if spoken is not None else ()
    laid = False
    if spoken is None or any(is_allowed(each) for each in messages):
        laid = Inbox(caller.id, caller.spool).lay(post, {"at": stamp(), "from": host})
    answers = [answer for each in messages if (answer := _answer(each)) is not None]
    return Taken(_envelope(*answers) if answers else b"", laid=laid)


def is_allowed(message: Message) -> bool:
    """Tell whether a device may tell us this."""
    if isinstance(message, Signal):
        return message.type in SIGNALS
    return isinstance(message, Acknowledge) or (isinstance(message, Command) and message.type in COMMANDS)


def _answer(message: Message) -> Response | None:
    if isinstance(message, Query | Command | Registration):
        if is_allowed(message):
            return respond(message, id=_id())
        found = Shortcoming(_NOT_IMPLEMENTED, f"{message.family} {message.type}")
        return refuse(message, found, id=_id(), at=datetime.now(UTC))
    if isinstance(message, Signal) and message.channel_mode == _RELIABLE:
        return Response(id=_id(), type=message.type, ref_id=message.id, return_code=0, body=message.body)
    return None


def _envelope(*responses: Response) -> bytes:
    return write_jmf(
        JMF(sender_id="jdf-gateway", time_stamp=datetime.now(UTC), version=_VERSION, messages=responses)
    ).xml


def _id() -> str:
    return f"L{token_hex(8)}"
