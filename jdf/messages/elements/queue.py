"""Queue and QueueEntry: what lies before a device, and in which state."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.device import Device
from jdf.messages.elements.device_info import JobPhase
from jdf.messages.elements.part import Part
from jdf.messages.value_types import MOMENT, NAME, WORDS
from jdf.messages.vocabulary import GANG_POLICIES, QUEUE_ENTRY_STATES, QUEUE_STATES
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import ACTIVATION


@message_element("QueueEntry", clause="Messaging, Queue Support")
class QueueEntry(MessageElement):
    """One job in a queue; its QueueEntryID is the name the device knows it by."""

    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS)] = ""
    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    end_time: Annotated[datetime | None, Attribute("EndTime", MOMENT)] = None
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    priority: Annotated[int | None, Attribute("Priority", INTEGER)] = None
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, required=True)]
    status: Annotated[str, Attribute("Status", enumeration("entry state", QUEUE_ENTRY_STATES), required=True)]
    start_time: Annotated[datetime | None, Attribute("StartTime", MOMENT)] = None
    submission_time: Annotated[datetime | None, Attribute("SubmissionTime", MOMENT)] = None
    gang_name: Annotated[str, Attribute("GangName", NAME, Reach("1.3"))] = ""
    activation: Annotated[
        str, Attribute("Activation", enumeration("activation", ACTIVATION), Reach("1.5"))
    ] = ""
    gang_policy: Annotated[
        str, Attribute("GangPolicy", enumeration("gang policy", GANG_POLICIES), Reach("1.5"))
    ] = ""
    status_details: Annotated[str, Attribute("StatusDetails", WORDS, Reach("1.5"))] = ""
    related_job_id: Annotated[str, Attribute("RelatedJobID", WORDS, Reach("1.7"))] = ""
    related_job_part_id: Annotated[str, Attribute("RelatedJobPartID", WORDS, Reach("1.7"))] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    job_phases: Annotated[tuple[JobPhase, ...], Child()] = ()
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message_element("Queue", clause="Messaging, Queue Support")
class Queue(MessageElement):
    """The queue of a device; it may take jobs only while it is not closed, full or blocked."""

    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS)] = ""
    status: Annotated[str, Attribute("Status", enumeration("queue state", QUEUE_STATES), required=True)]
    device_id: Annotated[str, Attribute("DeviceID", WORDS, required=True)]
    queue_size: Annotated[int | None, Attribute("QueueSize", INTEGER)] = None
    max_queue_size: Annotated[int | None, Attribute("MaxQueueSize", INTEGER, Reach("1.6"))] = None
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    devices: Annotated[tuple[Device, ...], Child()] = ()
    entries: Annotated[tuple[QueueEntry, ...], Child()] = ()
