"""RemoveQueueEntry: take an entry out of the queue."""

from typing import Annotated

from jdf.element import Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueEntryDef, QueueFilter


@message_element("RemoveQueueEntryParams", clause="Messaging, Queue Entry Handling", reach=Reach("1.5"))
class RemoveQueueEntryParams(MessageElement):
    """Which entries are meant."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@message(
    "RemoveQueueEntry",
    (Family.COMMAND,),
    clause="Messaging, Queue Entry Handling",
    needs="queue_entry_def params",
)
class RemoveQueueEntry(Body):
    """Takes an entry that does not run out of the queue."""

    queue_entry_def: Annotated[QueueEntryDef | None, Child()] = None
    params: Annotated[RemoveQueueEntryParams | None, Child(Reach("1.5"))] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(RemoveQueueEntry)
class RemoveQueueEntryAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
