"""Answer, refuse, signal and acknowledge messages of JMF; ids and times are the caller's."""

from dataclasses import dataclass
from datetime import datetime

from jdf.errors import JdfError
from jdf.messages.declare import ASKING, Body
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.notification import Notification
from jdf.messages.elements.subscription import Subscription
from jdf.messages.families import (
    Acknowledge,
    Command,
    Message,
    Query,
    Registration,
    Response,
    Signal,
    UnknownBody,
)
from jdf.messages.needs import missing, unreadable, unsaid
from jdf.messages.return_codes import (
    INSUFFICIENT_PARAMETER,
    INVALID_PARAMETER,
    NOT_IMPLEMENTED,
    SUCCESS,
    UNREADABLE,
    return_code,
)
from jdf.messages.xjmf_families import UnknownXJMFBody, XJMFMessage

Asking = Query | Command | Registration


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Why a message cannot be obeyed: the return code to answer with, and what was found."""

    code: int
    found: str


def shortcoming(message: Message | XJMFMessage) -> Shortcoming | None:
    """Return why a message of another party cannot be obeyed, or None where it says all it must."""
    if isinstance(message.body, UnknownBody | UnknownXJMFBody) or (
        message.family in ASKING and message.family not in message.body.families
    ):
        return Shortcoming(NOT_IMPLEMENTED, f"{message.family} {message.type or 'without a Type'}")
    if wrong := unreadable(message):
        return Shortcoming(INVALID_PARAMETER, ", ".join(wrong))
    if lacking := missing(message) or unsaid(message.family, message.body):
        return Shortcoming(INSUFFICIENT_PARAMETER, ", ".join(lacking))
    return None


def respond(message: Asking, *, id: str, body: Body | None = None, code: int = SUCCESS) -> Response:  # noqa: A002
    """Answer a message; one that subscribes is told whether the channel is open."""
    subscribes = getattr(message, "subscription", None) is not None
    return Response(
        id=id,
        type=message.type,
        ref_id=message.id,
        return_code=code,
        subscribed=(code == SUCCESS) if subscribes else None,
        body=_empty_answer(message.body) if body is None else body,
    )


def refuse(message: Asking, found: Shortcoming, *, id: str, at: datetime) -> Response:  # noqa: A002
    """Answer a message that cannot be obeyed, with the reason in words."""
    words = f"{return_code(found.code).meaning}: {found.found}"
    return Response(
        id=id,
        type=message.type,
        ref_id=message.id,
        return_code=found.code,
        notification=_error(words, at),
        body=UnknownBody(),
    )


def refuse_unreadable(fault: JdfError, *, id: str, at: datetime) -> Response:  # noqa: A002
    """Answer what could not be read at all; there is no message whose ID could be named."""
    words = f"{return_code(UNREADABLE).meaning}: {fault}"
    return Response(
        id=id,
        type="Notification",
        return_code=UNREADABLE,
        notification=_error(words, at),
        body=UnknownBody(),
    )


def subscribe(body: Body, subscription: Subscription, *, id: str) -> Query:  # noqa: A002
    """Ask to be told again and again; the id is the name of the channel."""
    return Query(id=id, body=body, subscription=subscription)


def signal(channel: Query, body: Body, *, id: str) -> Signal:  # noqa: A002
    """Tell on a channel what its query asked for."""
    mode = channel.subscription.channel_mode if channel.subscription else ""
    return Signal(id=id, type=channel.type, ref_id=channel.id, channel_mode=mode, body=body)


def acknowledge(command: Command, *, id: str, moments: tuple[str, ...], code: int = SUCCESS) -> Acknowledge:  # noqa: A002
    """Answer a command late: it was received, applied or completed."""
    return Acknowledge(
        id=id,
        type=command.type,
        ref_id=command.id,
        acknowledge_type=moments,
        return_code=code,
        body=_empty_answer(command.body),
    )


def _error(words: str, at: datetime) -> Notification:
    return Notification(
        notification_class="Error", type="Error", time_stamp=at, comments=(Comment(text=words),)
    )


def _empty_answer(asked: Body) -> Body:
    """Return an answer that says nothing but its return code."""
    return asked.answered_with() if asked.answered_with is not None else UnknownBody()
