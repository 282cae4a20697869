"""Queue and QueueEntry: what lies before a device, and in which state."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import MOMENT, NAME
from jdf.messages.xjmf_elements.part import Part
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import words


@xjmf_element("QueueEntry", clause="XJDF 2.1, QueueEntry")
class QueueEntry(MessageElement):
    """One job in a queue; its QueueEntryID is the name the device knows it by."""

    activation: Annotated[
        str,
        Attribute(
            "Activation", enumeration("activation", words("Informative Held Active PendingReturn Removed"))
        ),
    ] = ""
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT)] = None
    gang_name: Annotated[str, Attribute("GangName", NAME)] = ""
    gang_policy: Annotated[
        str, Attribute("GangPolicy", enumeration("gang policy", words("Gang GangAndForce NoGang")))
    ] = ""
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME, required=True)]
    related_job_id: Annotated[str, Attribute("RelatedJobID", NAME, Reach("2.1"))] = ""
    related_job_part_id: Annotated[str, Attribute("RelatedJobPartID", NAME, Reach("2.1"))] = ""
    start_time: Annotated[datetime | None, Attribute("StartTime", MOMENT)] = None
    status: Annotated[
        str,
        Attribute(
            "Status",
            enumeration(
                "status", words("Aborted Cleanup Completed InProgress Setup Stopped Suspended Waiting")
            ),
            required=True,
        ),
    ]
    status_details: Annotated[str, Attribute("StatusDetails", NAME)] = ""
    submission_time: Annotated[datetime | None, Attribute("SubmissionTime", MOMENT)] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()


@xjmf_element("Queue", clause="XJDF 2.1, Queue")
class Queue(MessageElement):
    """The queue of a device."""

    max_queue_size: Annotated[int | None, Attribute("MaxQueueSize", INTEGER)] = None
    queue_size: Annotated[int | None, Attribute("QueueSize", INTEGER)] = None
    update_granularity: Annotated[
        str, Attribute("UpdateGranularity", enumeration("update granularity", words("All ChangesOnly")))
    ] = ""
    entries: Annotated[tuple[QueueEntry, ...], Child()] = ()
