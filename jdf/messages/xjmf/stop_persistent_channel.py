"""StopPersistentChannel: end subscriptions."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME
from jdf.messages.xjmf_elements.subscription_info import SubscriptionInfo


@xjmf_element("StopPersChParams", clause="XJDF 2.1, StopPersChParams")
class StopPersChParams(MessageElement):
    """Which channels end."""

    channel_id: Annotated[str, Attribute("ChannelID", NAME)] = ""
    message_type: Annotated[str, Attribute("MessageType", NAME)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS)] = ""


@xjmf_message(
    "StopPersistentChannel", (Family.COMMAND,), clause="XJDF 2.1, StopPersistentChannel", needs="params"
)
class StopPersistentChannel(Body):
    """Ends channels."""

    params: Annotated[StopPersChParams | None, Child()] = None


@answer(StopPersistentChannel)
class StopPersistentChannelAnswer(Body):
    """The channels that were ended."""

    infos: Annotated[tuple[SubscriptionInfo, ...], Child()] = ()
