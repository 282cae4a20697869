"""Resource: what a device has loaded or needs, and changes to it."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.part import Part
from jdf.messages.value_types import AMOUNT, NAME, NAMES, WORDS, names_of
from jdf.messages.vocabulary import (
    COMMAND_RESULTS,
    CONTEXTS,
    LEVELS,
    LOT_DETAILS,
    RESOURCE_ACTIVATION,
    RESOURCE_DETAILS,
    RESOURCE_STATES,
    SCOPES,
    UPDATE_METHODS,
)
from jdf.values import BOOLEAN, enumeration
from jdf.vocabulary import LINK_USAGE, RESOURCE_CLASSES


@message_element("ResourceQuParams", clause="Messaging, Device and Job Status")
class ResourceQuParams(MessageElement):
    """Which resources are asked for."""

    classes: Annotated[
        tuple[str, ...], Attribute("Classes", names_of("resource class", RESOURCE_CLASSES))
    ] = ()
    exact: Annotated[bool | None, Attribute("Exact", BOOLEAN)] = None
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    location: Annotated[str, Attribute("Location", WORDS)] = ""
    process_usage: Annotated[str, Attribute("ProcessUsage", WORDS)] = ""
    product_id: Annotated[str, Attribute("ProductID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    resource_name: Annotated[tuple[str, ...], Attribute("ResourceName", NAMES)] = ()
    usage: Annotated[str, Attribute("Usage", enumeration("usage", LINK_USAGE))] = ""
    resource_id: Annotated[str, Attribute("ResourceID", NAME, Reach("1.3", "1.5"))] = ""
    lot_details: Annotated[
        str, Attribute("LotDetails", enumeration("lot details", LOT_DETAILS), Reach("1.4", "1.5"))
    ] = ""
    lot_id: Annotated[str, Attribute("LotID", WORDS, Reach("1.4", "1.5"))] = ""
    resource_details: Annotated[
        str, Attribute("ResourceDetails", enumeration("resource details", RESOURCE_DETAILS), Reach("1.4"))
    ] = ""
    context: Annotated[str, Attribute("Context", enumeration("context", CONTEXTS), Reach("1.5"))] = ""
    scope: Annotated[str, Attribute("Scope", enumeration("scope", SCOPES), Reach("1.5"))] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message_element("ResourceCmdParams", clause="Messaging, Device and Job Status")
class ResourceCmdParams(MessageElement):
    """Which resource is to be changed, and how; the resource itself stands inside as it is."""

    activation: Annotated[str, Attribute("Activation", enumeration("activation", RESOURCE_ACTIVATION))] = ""
    exact: Annotated[bool | None, Attribute("Exact", BOOLEAN)] = None
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    resource_name: Annotated[str, Attribute("ResourceName", NAME)] = ""
    process_usage: Annotated[str, Attribute("ProcessUsage", NAME)] = ""
    product_id: Annotated[str, Attribute("ProductID", WORDS)] = ""
    production_amount: Annotated[float | None, Attribute("ProductionAmount", AMOUNT)] = None
    status: Annotated[str, Attribute("Status", enumeration("resource status", RESOURCE_STATES))] = ""
    update_ids: Annotated[tuple[str, ...], Attribute("UpdateIDs", NAMES)] = ()
    resource_id: Annotated[str, Attribute("ResourceID", NAME, Reach("1.3"))] = ""
    update_method: Annotated[
        str, Attribute("UpdateMethod", enumeration("update method", UPDATE_METHODS), Reach("1.3"))
    ] = ""
    usage: Annotated[str, Attribute("Usage", enumeration("usage", LINK_USAGE), Reach("1.4"))] = ""
    parts: Annotated[tuple[Part, ...], Child()] = ()


@message_element("ResourceInfo", clause="Messaging, Device and Job Status")
class ResourceInfo(MessageElement):
    """What is known of one resource; the resource itself stands inside as it is."""

    actual_amount: Annotated[float | None, Attribute("ActualAmount", AMOUNT)] = None
    amount: Annotated[float | None, Attribute("Amount", AMOUNT)] = None
    available_amount: Annotated[float | None, Attribute("AvailableAmount", AMOUNT)] = None
    level: Annotated[str, Attribute("Level", enumeration("level", LEVELS))] = ""
    location: Annotated[str, Attribute("Location", WORDS)] = ""
    resource_name: Annotated[str, Attribute("ResourceName", NAME)] = ""
    process_usage: Annotated[str, Attribute("ProcessUsage", NAME)] = ""
    product_id: Annotated[str, Attribute("ProductID", WORDS)] = ""
    status: Annotated[str, Attribute("Status", enumeration("resource status", RESOURCE_STATES))] = ""
    unit: Annotated[str, Attribute("Unit", WORDS)] = ""
    module_id: Annotated[str, Attribute("ModuleID", WORDS, Reach("1.3"))] = ""
    module_index: Annotated[str, Attribute("ModuleIndex", WORDS, Reach("1.3"))] = ""
    resource_id: Annotated[str, Attribute("ResourceID", NAME, Reach("1.3"))] = ""
    usage: Annotated[str, Attribute("Usage", enumeration("usage", LINK_USAGE), Reach("1.3"))] = ""
    command_result: Annotated[
        str, Attribute("CommandResult", enumeration("command result", COMMAND_RESULTS), Reach("1.4"))
    ] = ""
    lot_controlled: Annotated[bool | None, Attribute("LotControlled", BOOLEAN, Reach("1.4"))] = None
    device_id: Annotated[str, Attribute("DeviceID", WORDS, Reach("1.5"))] = ""
    scope: Annotated[str, Attribute("Scope", enumeration("scope", SCOPES), Reach("1.5"))] = ""
    speed: Annotated[float | None, Attribute("Speed", AMOUNT, Reach("1.6"))] = None
    total_amount: Annotated[float | None, Attribute("TotalAmount", AMOUNT, Reach("1.6"))] = None
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    parts: Annotated[tuple[Part, ...], Child(Reach("1.4"))] = ()


@message(
    "Resource",
    (Family.QUERY, Family.COMMAND, Family.REGISTRATION),
    clause="Messaging, Device and Job Status",
    needs="params command_params",
    only={"params": (Family.QUERY,), "command_params": (Family.COMMAND, Family.REGISTRATION)},
)
class Resource(Body):
    """Asks for resources such as loaded media, or changes one."""

    params: Annotated[ResourceQuParams | None, Child()] = None
    command_params: Annotated[ResourceCmdParams | None, Child()] = None


@answer(Resource, only={"params": (Family.SIGNAL,)})
class ResourceAnswer(Body):
    """What is known of the resources asked for."""

    params: Annotated[ResourceQuParams | None, Child()] = None
    infos: Annotated[tuple[ResourceInfo, ...], Child()] = ()
