"""RequestQueueEntry: a device asks for its next job."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.part import Part
from jdf.messages.value_types import ADDRESS, WORDS
from jdf.messages.vocabulary import SUBMIT_POLICIES
from jdf.values import enumeration
from jdf.vocabulary import ACTIVATION


@message_element("RequestQueueEntryParams", clause="Messaging, Queue Entry Handling")
class RequestQueueEntryParams(MessageElement):
    """Which job is wanted, and where it is to be submitted."""

    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_url: Annotated[str, Attribute("QueueURL", ADDRESS, required=True)]
    submit_policy: Annotated[
        str, Attribute("SubmitPolicy", enumeration("submit policy", SUBMIT_POLICIES), Reach("1.3"))
    ] = ""
    activation: Annotated[
        str, Attribute("Activation", enumeration("activation", ACTIVATION), Reach("1.5"))
    ] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message("RequestQueueEntry", (Family.COMMAND,), clause="Messaging, Queue Entry Handling", needs="params")
class RequestQueueEntry(Body):
    """Asks for a job to be submitted to a queue."""

    params: Annotated[RequestQueueEntryParams | None, Child()] = None


@answer(RequestQueueEntry)
class RequestQueueEntryAnswer(Body):
    """Whether a job will be submitted."""
