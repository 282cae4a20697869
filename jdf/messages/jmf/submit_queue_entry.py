"""SubmitQueueEntry: hand a ticket to the queue of a device."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.queue import Queue, QueueEntry
from jdf.messages.elements.queue_filter import QueueFilter
from jdf.messages.value_types import ADDRESS, NAME, WORDS
from jdf.messages.vocabulary import GANG_POLICIES
from jdf.values import BOOLEAN, INTEGER, enumeration


@message_element("QueueSubmissionParams", clause="Messaging, Queue Entry Handling")
class QueueSubmissionParams(MessageElement):
    """Where the ticket lies, what is to become of it, and where the result is to go."""

    hold: Annotated[bool | None, Attribute("Hold", BOOLEAN)] = None
    next_queue_entry_id: Annotated[str, Attribute("NextQueueEntryID", WORDS)] = ""
    prev_queue_entry_id: Annotated[str, Attribute("PrevQueueEntryID", WORDS)] = ""
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    ref_id: Annotated[str, Attribute("refID", NAME)] = ""
    return_jmf: Annotated[str, Attribute("ReturnJMF", ADDRESS)] = ""
    return_url: Annotated[str, Attribute("ReturnURL", ADDRESS)] = ""
    url: Annotated[str, Attribute("URL", ADDRESS, required=True)]
    watch_url: Annotated[str, Attribute("WatchURL", ADDRESS, Reach("1.0", "1.4"))] = ""
    gang_name: Annotated[str, Attribute("GangName", NAME, Reach("1.3"))] = ""
    gang_policy: Annotated[
        str, Attribute("GangPolicy", enumeration("gang policy", GANG_POLICIES), Reach("1.3"))
    ] = ""


@message("SubmitQueueEntry", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class SubmitQueueEntry(Body):
    """Hands a job to the queue; the device fetches the ticket from the URL."""

    params: Annotated[QueueSubmissionParams | None, Child()] = None
    queue_filter: Annotated[QueueFilter | None, Child(Reach("1.2", "1.4"))] = None


@answer(SubmitQueueEntry)
class SubmitQueueEntryAnswer(Body):
    """The entry the job became; without one there is none, whatever the return code says."""

    entry: Annotated[QueueEntry | None, Child()] = None
    queue: Annotated[Queue | None, Child()] = None
