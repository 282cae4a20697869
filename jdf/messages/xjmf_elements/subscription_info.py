"""SubscriptionInfo: one open channel."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import NAME, NAMES
from jdf.messages.xjmf_elements.subscription import Subscription


@xjmf_element("SubscriptionInfo", clause="XJDF 2.1, SubscriptionInfo")
class SubscriptionInfo(MessageElement):
    """One open channel."""

    channel_id: Annotated[str, Attribute("ChannelID", NAME, required=True)]
    device_id: Annotated[str, Attribute("DeviceID", NAME)] = ""
    languages: Annotated[tuple[str, ...], Attribute("Languages", NAMES, Reach("2.2"))] = ()
    message_type: Annotated[str, Attribute("MessageType", NAME, required=True)]
    subscription: Annotated[Subscription | None, Child()] = None
