"""Subscription: how a channel sends."""

from typing import Annotated

from jdf.element import Attribute
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import ADDRESS, AMOUNT, NAMES, names_of
from jdf.vocabulary import words


@xjmf_element("Subscription", clause="XJDF 2.1, Subscription")
class Subscription(MessageElement):
    """Opens a persistent channel; the ID in the query's header is the channel's name."""

    channel_mode: Annotated[
        tuple[str, ...], Attribute("ChannelMode", names_of("channel mode", words("FireAndForget Reliable")))
    ] = ()
    languages: Annotated[tuple[str, ...], Attribute("Languages", NAMES)] = ()
    repeat_time: Annotated[float | None, Attribute("RepeatTime", AMOUNT)] = None
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]
