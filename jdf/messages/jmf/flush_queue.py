"""FlushQueue: remove many entries at once."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message_element("FlushQueueParams", clause="Messaging, Global Queue Handling")
class FlushQueueParams(MessageElement):
    """Which entries are removed."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@message_element("FlushQueueInfo", clause="Messaging, Global Queue Handling")
class FlushQueueInfo(MessageElement):
    """Which entries were removed."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@message(
    "FlushQueue",
    (Family.QUERY, Family.COMMAND),
    clause="Messaging, Global Queue Handling",
    needs="params",
    only={"params": (Family.COMMAND,)},
)
class FlushQueue(Body):
    """Removes the entries that a filter chooses."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None
    params: Annotated[FlushQueueParams | None, Child()] = None


@answer(FlushQueue, only={"queue_filter": (Family.SIGNAL,)})
class FlushQueueAnswer(Body):
    """What was removed, and the queue after it."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None
    queue: Annotated[Queue | None, Child()] = None
    info: Annotated[FlushQueueInfo | None, Child()] = None
