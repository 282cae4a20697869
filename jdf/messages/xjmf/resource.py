"""Resource: what a device has loaded or needs, and changes to it."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import AMOUNT, NAME, NAMES
from jdf.messages.xjmf_elements.part import Part
from jdf.messages.xjmf_elements.resource_set import ResourceSet
from jdf.values import enumeration
from jdf.vocabulary import words


@xjmf_element("ResourceQuParams", clause="XJDF 2.1, ResourceQuParams")
class ResourceQuParams(MessageElement):
    """Which resources are asked for."""

    external_id: Annotated[str, Attribute("ExternalID", NAME)] = ""
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME)] = ""
    resource_details: Annotated[
        str, Attribute("ResourceDetails", enumeration("resource details", words("Brief Full")))
    ] = ""
    resource_name: Annotated[str, Attribute("ResourceName", NAME)] = ""
    scope: Annotated[
        str,
        Attribute("Scope", enumeration("scope", words("Allowed Device Estimate Job Present")), required=True),
    ]
    types: Annotated[tuple[str, ...], Attribute("Types", NAMES, Reach("2.2"))] = ()
    parts: Annotated[tuple[Part, ...], Child()] = ()


@xjmf_element("ResourceCmdParams", clause="XJDF 2.1, ResourceCmdParams")
class ResourceCmdParams(MessageElement):
    """Which resources are to be changed, and how."""

    update_method: Annotated[
        str,
        Attribute(
            "UpdateMethod",
            enumeration("update method", words("Complete CompleteSet Incremental Remove RemoveSet")),
            required=True,
        ),
    ]
    resource_set: Annotated[ResourceSet | None, Child()] = None


@xjmf_element("ResourceInfo", clause="XJDF 2.1, ResourceInfo")
class ResourceInfo(MessageElement):
    """What is known of resources of one kind."""

    command_result: Annotated[
        str,
        Attribute(
            "CommandResult", enumeration("command result", words("Merged New Rejected Removed Replaced"))
        ),
    ] = ""
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    level: Annotated[str, Attribute("Level", enumeration("level", words("Empty Full High Low OK")))] = ""
    module_id: Annotated[str, Attribute("ModuleID", NAME, Reach("2.1"))] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME)] = ""
    scope: Annotated[
        str, Attribute("Scope", enumeration("scope", words("Allowed Device Estimate Job Present")))
    ] = ""
    speed: Annotated[float | None, Attribute("Speed", AMOUNT)] = None
    types: Annotated[tuple[str, ...], Attribute("Types", NAMES, Reach("2.1"))] = ()
    total_amount: Annotated[float | None, Attribute("TotalAmount", AMOUNT)] = None
    resource_set: Annotated[ResourceSet | None, Child()] = None


@xjmf_message(
    "Resource",
    (
        Family.QUERY,
        Family.COMMAND,
    ),
    clause="XJDF 2.1, Resource",
    needs="params command_params",
    only={"params": (Family.QUERY,), "command_params": (Family.COMMAND,)},
)
class Resource(Body):
    """Asks for resources such as loaded media, or changes some."""

    params: Annotated[ResourceQuParams | None, Child()] = None
    command_params: Annotated[ResourceCmdParams | None, Child()] = None


@answer(Resource)
class ResourceAnswer(Body):
    """What is known of the resources asked for."""

    infos: Annotated[tuple[ResourceInfo, ...], Child()] = ()
