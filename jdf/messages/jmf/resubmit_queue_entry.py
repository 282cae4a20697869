"""ResubmitQueueEntry: give an entry that does not run yet another ticket."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter
from jdf.messages.value_types import ADDRESS, WORDS


@message_element("ResubmissionParams", clause="Messaging, Queue Entry Handling")
class ResubmissionParams(MessageElement):
    """Which entry gets which ticket."""

    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, required=True)]
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]


@message("ResubmitQueueEntry", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class ResubmitQueueEntry(Body):
    """Replaces the ticket of an entry."""

    params: Annotated[ResubmissionParams | None, Child()] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(ResubmitQueueEntry)
class ResubmitQueueEntryAnswer(Body):
    """The queue after the ticket was replaced."""

    queue: Annotated[Queue | None, Child()] = None
