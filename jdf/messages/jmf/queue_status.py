"""QueueStatus: what lies in the queue of a device."""

from typing import Annotated

from jdf.element import Child
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter


@message("QueueStatus", (Family.QUERY,), clause="Messaging, Queue Support")
class QueueStatus(Body):
    """Asks for the queue, once or again and again."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@answer(QueueStatus, only={"queue_filter": (Family.SIGNAL,)})
class QueueStatusAnswer(Body):
    """The queue as it stands."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None
    queue: Annotated[Queue | None, Child()] = None
