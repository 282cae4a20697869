"""ResumeQueue: let the jobs of the queue begin again."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message("ResumeQueue", (Family.COMMAND,), clause="Messaging, Global Queue Handling")
class ResumeQueue(Body):
    """Lets the jobs of the queue begin again."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@answer(ResumeQueue)
class ResumeQueueAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
