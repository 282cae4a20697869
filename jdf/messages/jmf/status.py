"""Status: what a device does now, and how far its jobs are."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.device_info import DeviceInfo
from jdf.messages.elements.part import Part
from jdf.messages.elements.queue import Queue
from jdf.messages.value_types import WORDS
from jdf.messages.vocabulary import JOB_DETAILS, STATUS_DEVICE_DETAILS
from jdf.values import BOOLEAN, enumeration


@message_element("StatusQuParams", clause="Messaging, Device and Job Status")
class StatusQuParams(MessageElement):
    """How much to tell, and of which job."""

    device_details: Annotated[
        str, Attribute("DeviceDetails", enumeration("device details", STATUS_DEVICE_DETAILS))
    ] = ""
    employee_info: Annotated[bool | None, Attribute("EmployeeInfo", BOOLEAN)] = None
    job_details: Annotated[str, Attribute("JobDetails", enumeration("job details", JOB_DETAILS))] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    queue_info: Annotated[bool | None, Attribute("QueueInfo", BOOLEAN)] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message("Status", (Family.QUERY,), clause="Messaging, Device and Job Status")
class Status(Body):
    """Asks what a device does, once or again and again."""

    params: Annotated[StatusQuParams | None, Child()] = None


@answer(Status, only={"params": (Family.SIGNAL,)})
class StatusAnswer(Body):
    """What a device does; a signal carries the question too."""

    params: Annotated[StatusQuParams | None, Child()] = None
    device_infos: Annotated[tuple[DeviceInfo, ...], Child()] = ()
    queue: Annotated[Queue | None, Child()] = None
