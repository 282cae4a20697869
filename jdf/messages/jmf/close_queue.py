"""CloseQueue: let no job come in."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message("CloseQueue", (Family.COMMAND,), clause="Messaging, Global Queue Handling")
class CloseQueue(Body):
    """Lets no job come in; those inside go on."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@answer(CloseQueue)
class CloseQueueAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
