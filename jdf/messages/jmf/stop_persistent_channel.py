"""StopPersistentChannel: end subscriptions."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.part import Part
from jdf.messages.value_types import ADDRESS, NAME, WORDS


@message_element("StopPersChParams", clause="Messaging, Persistent Channels")
class StopPersChParams(MessageElement):
    """Which channels end; without ChannelID all that send to the URL."""

    channel_id: Annotated[str, Attribute("ChannelID", NAME)] = ""
    message_type: Annotated[str, Attribute("MessageType", NAME)] = ""
    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message("StopPersistentChannel", (Family.COMMAND,), clause="Messaging, Persistent Channels", needs="params")
class StopPersistentChannel(Body):
    """Ends the channels that send to an address."""

    params: Annotated[StopPersChParams | None, Child()] = None


@answer(StopPersistentChannel)
class StopPersistentChannelAnswer(Body):
    """Whether the channels are ended."""
