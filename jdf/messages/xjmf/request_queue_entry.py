"""RequestQueueEntry: a device asks for its next job."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import ADDRESS, NAME
from jdf.messages.xjmf_elements.part import Part
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("RequestQueueEntryParams", clause="XJDF 2.1, RequestQueueEntryParams")
class RequestQueueEntryParams(MessageElement):
    """Which job is wanted, and where it is to be submitted."""

    activation: Annotated[
        str,
        Attribute(
            "Activation", enumeration("activation", words("Informative Held Active PendingReturn Removed"))
        ),
    ] = ""
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    queue_url: Annotated[str, Attribute("QueueURL", ADDRESS, required=True)]
    parts: Annotated[tuple[Part, ...], Child()] = ()


@xjmf_message("RequestQueueEntry", (Family.COMMAND,), clause="XJDF 2.1, RequestQueueEntry")
class RequestQueueEntry(Body):
    """Asks for a job to be submitted to a queue."""

    params: Annotated[RequestQueueEntryParams | None, Child()] = None


@answer(RequestQueueEntry)
class RequestQueueEntryAnswer(Body):
    """Whether a job will be submitted."""
