"""SuspendQueueEntry: interrupt an entry that runs."""

from typing import Annotated

from jdf.element import Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueEntryDef, QueueFilter


@message_element("SuspendQueueEntryParams", clause="Messaging, Queue Entry Handling", reach=Reach("1.5"))
class SuspendQueueEntryParams(MessageElement):
    """Which entries are meant."""

    queue_filter: Annotated[QueueFilter | None, Child()] = None


@message(
    "SuspendQueueEntry",
    (Family.COMMAND,),
    clause="Messaging, Queue Entry Handling",
    needs="queue_entry_def params",
)
class SuspendQueueEntry(Body):
    """Interrupts an entry that runs."""

    queue_entry_def: Annotated[QueueEntryDef | None, Child()] = None
    params: Annotated[SuspendQueueEntryParams | None, Child(Reach("1.5"))] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(SuspendQueueEntry)
class SuspendQueueEntryAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
