"""SubmitQueueEntry: hand a ticket to the queue of a device."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME
from jdf.messages.xjmf_elements.queue import QueueEntry
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import words


@xjmf_element("QueueSubmissionParams", clause="XJDF 2.1, QueueSubmissionParams")
class QueueSubmissionParams(MessageElement):
    """Where the ticket lies, and what is to become of it."""

    activation: Annotated[
        str,
        Attribute(
            "Activation", enumeration("activation", words("Informative Held Active PendingReturn Removed"))
        ),
    ] = ""
    gang_name: Annotated[str, Attribute("GangName", NAME)] = ""
    gang_policy: Annotated[
        str, Attribute("GangPolicy", enumeration("gang policy", words("Gang GangAndForce NoGang")))
    ] = ""
    next_queue_entry_id: Annotated[str, Attribute("NextQueueEntryID", NAME)] = ""
    prev_queue_entry_id: Annotated[str, Attribute("PrevQueueEntryID", NAME)] = ""
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    return_jmf: Annotated[str, Attribute("ReturnJMF", ADDRESS)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]


@xjmf_message("SubmitQueueEntry", (Family.COMMAND,), clause="XJDF 2.1, SubmitQueueEntry", needs="params")
class SubmitQueueEntry(Body):
    """Hands a job to the queue; the device fetches the ticket from the URL."""

    params: Annotated[QueueSubmissionParams | None, Child()] = None


@answer(SubmitQueueEntry)
class SubmitQueueEntryAnswer(Body):
    """The entry the job became."""

    entry: Annotated[QueueEntry | None, Child()] = None
