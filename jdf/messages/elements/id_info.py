"""IDInfo: the identity of a job that is about to be made."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.device import Device
from jdf.messages.value_types import ADDRESS, NAME, NAMES, WORDS


@message_element("IDInfo", clause="Messaging, Extending Messages to Jobs")
class IDInfo(MessageElement):
    """By which ids a job is known, and what it is."""

    category: Annotated[str, Attribute("Category", NAME)] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    parent_job_id: Annotated[str, Attribute("ParentJobID", WORDS)] = ""
    parent_job_part_id: Annotated[str, Attribute("ParentJobPartID", WORDS)] = ""
    type: Annotated[str, Attribute("Type", NAME)] = ""
    types: Annotated[tuple[str, ...], Attribute("Types", NAMES)] = ()
    jdf_url: Annotated[str, Attribute("JDFURL", ADDRESS, Reach("1.5"))] = ""
    project_id: Annotated[str, Attribute("ProjectID", WORDS, Reach("1.5"))] = ""
    device: Annotated[Device | None, Child()] = None
