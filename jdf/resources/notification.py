"""Notification: something worth telling that happened to a node, with its own class and words."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, element
from jdf.resources.comment import Comment
from jdf.values import DATE_TIME, ID, NMTOKEN, STRING, enumeration
from jdf.vocabulary import NOTIFICATION_CLASSES


@element("Milestone", clause="Audit Elements", also="TypeAmount")
class Milestone(Element):
    """Says which step of the work is done."""

    milestone_type: Annotated[str, Attribute("MilestoneType", NMTOKEN)] = ""


@element(
    "Notification",
    clause="Audit Elements",
    also="Author CombinedProcessIndex JobID JobPartID ModuleID ModuleIndex ModuleType QueueEntryID SpawnID ref refID",
)
class Notification(Element):
    """An entry of the log book in words: what happened, how grave it is, who says so, and when."""

    agent_name: Annotated[str, Attribute("AgentName", STRING)] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", STRING)] = ""
    id: Annotated[str, Attribute("ID", ID)] = ""
    time_stamp: Annotated[datetime, Attribute("TimeStamp", DATE_TIME, required=True)]
    notification_class: Annotated[
        str, Attribute("Class", enumeration("notification class", NOTIFICATION_CLASSES), required=True)
    ]
    type: Annotated[str, Attribute("Type", NMTOKEN)] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    milestone: Annotated[Milestone | None, Child(Reach("1.3"))] = None
