"""NotificationFilter: which events are meant."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.part import Part
from jdf.messages.value_types import NAMES, WORDS, names_of
from jdf.vocabulary import NOTIFICATION_CLASSES


@message_element("NotificationFilter", clause="Messaging, Capabilities and Events")
class NotificationFilter(MessageElement):
    """Chooses events by class, type and job."""

    device_id: Annotated[str, Attribute("DeviceID", WORDS)] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS)] = ""
    signal_types: Annotated[tuple[str, ...], Attribute("SignalTypes", NAMES)] = ()
    types: Annotated[tuple[str, ...], Attribute("Types", NAMES)] = ()
    classes: Annotated[
        tuple[str, ...], Attribute("Classes", names_of("notification class", NOTIFICATION_CLASSES))
    ] = ()
    milestone_types: Annotated[tuple[str, ...], Attribute("MilestoneTypes", NAMES, Reach("1.4"))] = ()
    parts: Annotated[tuple[Part, ...], Child()] = ()
