"""Status: what a device does now, and how far its jobs are."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import NAME, NAMES
from jdf.messages.xjmf_elements.device import DeviceInfo
from jdf.messages.xjmf_elements.part import Part


@xjmf_element("StatusQuParams", clause="XJDF 2.1, StatusQuParams")
class StatusQuParams(MessageElement):
    """Of which job to tell."""

    job_id: Annotated[str, Attribute("JobID", NAME, Reach("2.2"))] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME, Reach("2.2"))] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME)] = ""
    types: Annotated[tuple[str, ...], Attribute("Types", NAMES, Reach("2.2"))] = ()
    parts: Annotated[tuple[Part, ...], Child(Reach("2.2"))] = ()


@xjmf_message("Status", (Family.QUERY,), clause="XJDF 2.1, Status")
class Status(Body):
    """Asks what a device does, once or again and again."""

    params: Annotated[StatusQuParams | None, Child()] = None


@answer(Status)
class StatusAnswer(Body):
    """What a device does."""

    device_info: Annotated[DeviceInfo | None, Child()] = None
