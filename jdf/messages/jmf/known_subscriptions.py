"""KnownSubscriptions: which channels a device still serves."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.part import Part
from jdf.messages.elements.subscription import Subscription
from jdf.messages.value_types import ADDRESS, NAME, NAMES, WORDS


@message_element("SubscriptionFilter", clause="Messaging, Persistent Channels", reach=Reach("1.4"))
class SubscriptionFilter(MessageElement):
    """Which channels are asked for."""

    channel_id: Annotated[str, Attribute("ChannelID", NAME)] = ""
    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    families: Annotated[tuple[str, ...], Attribute("Families", NAMES)] = ()
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    message_types: Annotated[tuple[str, ...], Attribute("MessageTypes", NAMES)] = ()
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS)] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message_element("SubscriptionInfo", clause="Messaging, Persistent Channels", reach=Reach("1.4"))
class SubscriptionInfo(MessageElement):
    """One open channel."""

    channel_id: Annotated[str, Attribute("ChannelID", NAME)] = ""
    sender_id: Annotated[str, Attribute("SenderID", WORDS)] = ""
    family: Annotated[str, Attribute("Family", NAME)] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS, Reach("1.0", "1.4"))] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS, Reach("1.0", "1.4"))] = ""
    message_type: Annotated[str, Attribute("MessageType", NAME)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, Reach("1.0", "1.4"))] = ""
    languages: Annotated[tuple[str, ...], Attribute("Languages", NAMES, Reach("1.8"))] = ()
    subscription: Annotated[Subscription | None, Child()] = None


@message("KnownSubscriptions", (Family.QUERY,), clause="Messaging, Persistent Channels", reach=Reach("1.4"))
class KnownSubscriptions(Body):
    """Asks which channels are open."""

    subscription_filter: Annotated[SubscriptionFilter | None, Child()] = None


@answer(KnownSubscriptions)
class KnownSubscriptionsAnswer(Body):
    """The channels that are open."""

    infos: Annotated[tuple[SubscriptionInfo, ...], Child()] = ()
