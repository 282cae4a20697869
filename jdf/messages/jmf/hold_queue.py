"""HoldQueue: let no job of the queue begin."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message("HoldQueue", (Family.COMMAND,), clause="Messaging, Global Queue Handling")
class HoldQueue(Body):
    """Lets no job of the queue begin."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@answer(HoldQueue)
class HoldQueueAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
