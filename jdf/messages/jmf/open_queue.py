"""OpenQueue: let jobs come in again."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message("OpenQueue", (Family.COMMAND,), clause="Messaging, Global Queue Handling")
class OpenQueue(Body):
    """Lets jobs come in again."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@answer(OpenQueue)
class OpenQueueAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
