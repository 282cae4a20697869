"""Answer, refuse and signal messages of XJMF; the headers, with their ids and times, are the caller's."""

from dataclasses import replace

from jdf.messages.declare import Body
from jdf.messages.exchange import Shortcoming
from jdf.messages.return_codes import SUCCESS, return_code
from jdf.messages.xjmf_elements.header import Header
from jdf.messages.xjmf_elements.notification import Comment, Notification
from jdf.messages.xjmf_families import UnknownXJMFBody, XJMFCommand, XJMFQuery, XJMFResponse, XJMFSignal


def respond_xjmf(
    message: XJMFQuery | XJMFCommand, header: Header, *, body: Body | None = None, code: int = SUCCESS
) -> XJMFResponse:
    """Answer a message of XJMF; the header is given the ID of what it answers."""
    answered = message.body.answered_with
    empty = UnknownXJMFBody() if answered is None else answered()
    return XJMFResponse(
        header=replace(header, ref_id=message.id),
        type=message.type,
        return_code=code,
        body=empty if body is None else body,
    )


def refuse_xjmf(message: XJMFQuery | XJMFCommand, found: Shortcoming, header: Header) -> XJMFResponse:
    """Answer a message of XJMF that cannot be obeyed, with the reason in words."""
    words = f"{return_code(found.code).meaning}: {found.found}"
    return XJMFResponse(
        header=replace(header, ref_id=message.id),
        type=message.type,
        return_code=found.code,
        notification=Notification(notification_class="Error", comments=(Comment(text=words),)),
        body=UnknownXJMFBody(),
    )


def signal_xjmf(channel: XJMFQuery, body: Body, header: Header) -> XJMFSignal:
    """Tell on a channel what its query asked for."""
    mode = channel.subscription.channel_mode if channel.subscription else ()
    return XJMFSignal(
        header=replace(header, ref_id=channel.id), type=channel.type, channel_mode=mode[:1], body=body
    )
