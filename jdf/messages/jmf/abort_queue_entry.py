"""AbortQueueEntry: end an entry, also one that runs."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueEntryDef, QueueFilter
from jdf.messages.vocabulary import QUEUE_END_STATES
from jdf.values import enumeration


@message_element("AbortQueueEntryParams", clause="Messaging, Queue Entry Handling", reach=Reach("1.5"))
class AbortQueueEntryParams(MessageElement):
    """Which entries are meant, and how they count as ended."""

    end_status: Annotated[
        str, Attribute("EndStatus", enumeration("end status", QUEUE_END_STATES), required=True)
    ]
    queue_filter: Annotated[QueueFilter | None, Child()] = None


@message(
    "AbortQueueEntry",
    (Family.COMMAND,),
    clause="Messaging, Queue Entry Handling",
    needs="queue_entry_def params",
)
class AbortQueueEntry(Body):
    """Ends an entry; what is printed is printed."""

    queue_entry_def: Annotated[QueueEntryDef | None, Child()] = None
    params: Annotated[AbortQueueEntryParams | None, Child(Reach("1.5"))] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(AbortQueueEntry)
class AbortQueueEntryAnswer(Body):
    """The queue after the command."""

    queue: Annotated[Queue | None, Child()] = None
