"""Subscription and Trigger: how a channel sends, and why a signal was sent."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.value_types import ADDRESS, AMOUNT, NAMES, WORDS
from jdf.messages.vocabulary import CHANNEL_MODES, RETRY_POLICIES
from jdf.values import DURATION, INTEGER, enumeration


@message_element("ObservationTarget", clause="Messaging, Persistent Channels")
class ObservationTarget(MessageElement):
    """Which attributes or elements are watched."""

    observation_path: Annotated[str, Attribute("ObservationPath", WORDS)] = ""


@message_element("Subscription", clause="Messaging, Persistent Channels")
class Subscription(MessageElement):
    """Opens a persistent channel; the ID of the query that holds it is the channel's name."""

    repeat_step: Annotated[int | None, Attribute("RepeatStep", INTEGER)] = None
    repeat_time: Annotated[float | None, Attribute("RepeatTime", AMOUNT)] = None
    url: Annotated[str, Attribute("URL", ADDRESS)] = ""
    min_delay_time: Annotated[str, Attribute("MinDelayTime", DURATION, Reach("1.3"))] = ""
    channel_mode: Annotated[
        str, Attribute("ChannelMode", enumeration("channel mode", CHANNEL_MODES), Reach("1.4"))
    ] = ""
    retry_policy: Annotated[
        str, Attribute("RetryPolicy", enumeration("retry policy", RETRY_POLICIES), Reach("1.4"))
    ] = ""
    languages: Annotated[tuple[str, ...], Attribute("Languages", NAMES, Reach("1.6", "1.7"))] = ()
    observation_targets: Annotated[tuple[ObservationTarget, ...], Child()] = ()


@message_element("Trigger", clause="Messaging, Persistent Channels")
class Trigger(MessageElement):
    """Says why a signal was sent."""

    repeat_step: Annotated[int | None, Attribute("RepeatStep", INTEGER)] = None
    repeat_time: Annotated[float | None, Attribute("RepeatTime", AMOUNT)] = None
