"""Notification: what happened, and how grave it is."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Content
from jdf.messages.declare import MessageElement, xjmf_element
from jdf.messages.value_types import MOMENT, NAME, WORDS
from jdf.messages.xjmf_elements.part import Part
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import words


@xjmf_element("Comment", clause="XJDF 2.1, Comment")
class Comment(MessageElement):
    """A remark of the sender: untrusted text, to be shown as text and nothing else."""

    author: Annotated[str, Attribute("Author", WORDS)] = ""
    external_id: Annotated[str, Attribute("ExternalID", NAME)] = ""
    language: Annotated[str, Attribute("Language", WORDS)] = ""
    personal_id: Annotated[str, Attribute("PersonalID", NAME)] = ""
    time_stamp: Annotated[datetime | None, Attribute("TimeStamp", MOMENT)] = None
    type: Annotated[str, Attribute("Type", NAME)] = ""
    text: Annotated[str, Content(WORDS)] = ""


@xjmf_element("Event", clause="XJDF 2.1, Event")
class Event(MessageElement):
    """An event by its number."""

    event_id: Annotated[str, Attribute("EventID", NAME, required=True)]
    event_value: Annotated[str, Attribute("EventValue", WORDS)] = ""


@xjmf_element("Milestone", clause="XJDF 2.1, Milestone")
class Milestone(MessageElement):
    """Which step of the work is done."""

    milestone_type: Annotated[str, Attribute("MilestoneType", NAME, required=True)]
    type_amount: Annotated[int | None, Attribute("TypeAmount", INTEGER)] = None


@xjmf_element("Notification", clause="XJDF 2.1, Notification")
class Notification(MessageElement):
    """Something worth telling, with its own class and words."""

    notification_class: Annotated[
        str,
        Attribute(
            "Class",
            enumeration("notification class", words("Event Information Warning Error Fatal")),
            required=True,
        ),
    ]
    job_id: Annotated[str, Attribute("JobID", NAME)] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", NAME)] = ""
    module_id: Annotated[str, Attribute("ModuleID", NAME)] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", NAME)] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    event: Annotated[Event | None, Child()] = None
    milestone: Annotated[Milestone | None, Child()] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()
