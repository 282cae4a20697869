"""SetQueueEntryPosition: put an entry before or behind another."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter
from jdf.messages.value_types import WORDS
from jdf.values import INTEGER


@message_element("QueueEntryPosParams", clause="Messaging, Queue Entry Handling")
class QueueEntryPosParams(MessageElement):
    """Which entry goes where: a position counted from 0, or beside another entry."""

    next_queue_entry_id: Annotated[str, Attribute("NextQueueEntryID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, required=True)]
    prev_queue_entry_id: Annotated[str, Attribute("PrevQueueEntryID", WORDS)] = ""
    position: Annotated[int | None, Attribute("Position", INTEGER)] = None


@message("SetQueueEntryPosition", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class SetQueueEntryPosition(Body):
    """Puts an entry to a place in the queue."""

    params: Annotated[QueueEntryPosParams | None, Child()] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(SetQueueEntryPosition)
class SetQueueEntryPositionAnswer(Body):
    """The queue after the change."""

    queue: Annotated[Queue | None, Child()] = None
