"""ReturnQueueEntry: a device gives the ticket of a finished entry back."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.value_types import ADDRESS, NAMES, WORDS
from jdf.values import INTEGER


@message_element("ReturnQueueEntryParams", clause="Messaging, Queue Entry Handling")
class ReturnQueueEntryParams(MessageElement):
    """Which entry comes back, where its ticket lies, and what became of its nodes."""

    aborted: Annotated[tuple[str, ...], Attribute("Aborted", NAMES)] = ()
    completed: Annotated[tuple[str, ...], Attribute("Completed", NAMES)] = ()
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, Reach("1.3"))] = ""


@message("ReturnQueueEntry", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class ReturnQueueEntry(Body):
    """Gives a ticket back, and says which nodes were completed and which were aborted."""

    params: Annotated[ReturnQueueEntryParams | None, Child()] = None


@answer(ReturnQueueEntry)
class ReturnQueueEntryAnswer(Body):
    """Whether the ticket was taken."""
