"""ReturnQueueEntry: a device gives the ticket of a finished entry back."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME


@xjmf_element("ReturnQueueEntryParams", clause="XJDF 2.1, ReturnQueueEntryParams")
class ReturnQueueEntryParams(MessageElement):
    """Which entry comes back, and where its ticket lies."""

    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME, required=True)]
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]


@xjmf_message("ReturnQueueEntry", (Family.COMMAND,), clause="XJDF 2.1, ReturnQueueEntry", needs="params")
class ReturnQueueEntry(Body):
    """Gives a ticket back."""

    params: Annotated[ReturnQueueEntryParams | None, Child()] = None


@answer(ReturnQueueEntry)
class ReturnQueueEntryAnswer(Body):
    """Whether the ticket was taken."""
