"""ResubmitQueueEntry: give an entry another ticket."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("ResubmissionParams", clause="XJDF 2.1, ResubmissionParams")
class ResubmissionParams(MessageElement):
    """Which entry gets which ticket, and how the two are joined."""

    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME, required=True)]
    update_method: Annotated[
        str,
        Attribute(
            "UpdateMethod", enumeration("update method", words("Complete Incremental Remove")), required=True
        ),
    ]
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]


@xjmf_message("ResubmitQueueEntry", (Family.COMMAND,), clause="XJDF 2.1, ResubmitQueueEntry", needs="params")
class ResubmitQueueEntry(Body):
    """Replaces or completes the ticket of an entry."""

    params: Annotated[ResubmissionParams | None, Child()] = None


@answer(ResubmitQueueEntry)
class ResubmitQueueEntryAnswer(Body):
    """Whether the ticket was taken."""
