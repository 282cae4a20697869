"""KnownSubscriptions: which channels a device still serves."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME
from jdf.messages.xjmf_elements.subscription_info import SubscriptionInfo


@xjmf_element("SubscriptionFilter", clause="XJDF 2.1, SubscriptionFilter")
class SubscriptionFilter(MessageElement):
    """Which channels are asked for."""

    device_id: Annotated[str, Attribute("DeviceID", NAME)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS)] = ""


@xjmf_message("KnownSubscriptions", (Family.QUERY,), clause="XJDF 2.1, KnownSubscriptions")
class KnownSubscriptions(Body):
    """Asks which channels are open."""

    subscription_filter: Annotated[SubscriptionFilter | None, Child()] = None


@answer(KnownSubscriptions)
class KnownSubscriptionsAnswer(Body):
    """The channels that are open."""

    infos: Annotated[tuple[SubscriptionInfo, ...], Child()] = ()
