"""JMF: the envelope of several messages, in their order."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.families import Message
from jdf.messages.value_types import ADDRESS, MOMENT, NAMES, WORDS


@message_element("JMF", clause="Messaging, JMF Root")
class JMF(MessageElement):
    """What one party sends to another in one go; it is answered in the same order.

    A time that a sender wrote without its offset from UTC is None, for nobody knows when it is.
    """

    sender_id: Annotated[str, Attribute("SenderID", WORDS, required=True)]
    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    time_stamp: Annotated[datetime | None, Attribute("TimeStamp", MOMENT, required=True)]
    version: Annotated[str, Attribute("Version", WORDS, required=True)]
    max_version: Annotated[str, Attribute("MaxVersion", WORDS, Reach("1.3"))] = ""
    response_url: Annotated[str, Attribute("ResponseURL", ADDRESS, Reach("1.2", "1.4"))] = ""
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NAMES, Reach("1.3"))] = ()
    agent_name: Annotated[str, Attribute("AgentName", WORDS, Reach("1.4"))] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", WORDS, Reach("1.4"))] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    messages: Annotated[tuple[Message, ...], Child()] = ()
