"""SetQueueEntryPriority: let an entry pass others, or wait for them."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue
from jdf.messages.elements.queue_filter import QueueFilter
from jdf.messages.value_types import WORDS
from jdf.values import INTEGER


@message_element("QueueEntryPriParams", clause="Messaging, Queue Entry Handling")
class QueueEntryPriParams(MessageElement):
    """Which entry gets which priority; 100 is the most urgent."""

    priority: Annotated[int | None, Attribute("Priority", INTEGER, required=True)]
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.5"))] = None


@message("SetQueueEntryPriority", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class SetQueueEntryPriority(Body):
    """Gives an entry a priority from 0 to 100."""

    params: Annotated[QueueEntryPriParams | None, Child()] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(SetQueueEntryPriority)
class SetQueueEntryPriorityAnswer(Body):
    """The queue after the change."""

    queue: Annotated[Queue | None, Child()] = None
