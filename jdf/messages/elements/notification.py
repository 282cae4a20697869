"""Notification: what happened, how grave it is, and what was wrong with a message that was refused."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.part import Part
from jdf.messages.value_types import ADDRESS, MOMENT, NAME, WORDS
from jdf.messages.vocabulary import ERROR_TYPES, RESEND
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import NOTIFICATION_CLASSES


@message_element("ErrorData", clause="Messaging, Error and Event Messages", reach=Reach("1.3"))
class ErrorData(MessageElement):
    """Which value was wrong, missing or not supported."""

    error_type: Annotated[
        str, Attribute("ErrorType", enumeration("kind of error", ERROR_TYPES), required=True)
    ]
    error_url: Annotated[str, Attribute("ErrorURL", ADDRESS)] = ""
    path: Annotated[str, Attribute("Path", WORDS)] = ""


@message_element("Error", clause="Messaging, Error and Event Messages")
class Error(MessageElement):
    """The device's own number of what went wrong, and whether to send again."""

    error_id: Annotated[str, Attribute("ErrorID", WORDS, required=True)]
    return_code: Annotated[int | None, Attribute("ReturnCode", INTEGER)] = None
    resend: Annotated[str, Attribute("Resend", enumeration("resend", RESEND), Reach("1.3"))] = ""
    data: Annotated[tuple[ErrorData, ...], Child(Reach("1.3"))] = ()


@message_element("Milestone", clause="Audit Elements")
class Milestone(MessageElement):
    """Which step of the work is done."""

    milestone_type: Annotated[str, Attribute("MilestoneType", NAME, required=True)]


@message_element("Notification", clause="Messaging, Error and Event Messages")
class Notification(MessageElement):
    """Something worth telling, with its own class and words."""

    id: Annotated[str, Attribute("ID", NAME)] = ""
    notification_class: Annotated[
        str, Attribute("Class", enumeration("notification class", NOTIFICATION_CLASSES), required=True)
    ]
    time_stamp: Annotated[datetime | None, Attribute("TimeStamp", MOMENT, required=True)]
    type: Annotated[str, Attribute("Type", NAME)] = ""
    job_id: Annotated[str, Attribute("JobID", WORDS, Reach("1.3"))] = ""
    job_part_id: Annotated[str, Attribute("JobPartID", WORDS, Reach("1.3"))] = ""
    queue_entry_id: Annotated[str, Attribute("QueueEntryID", WORDS, Reach("1.4"))] = ""
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    error: Annotated[Error | None, Child()] = None
    milestone: Annotated[Milestone | None, Child(Reach("1.3"))] = None
    parts: Annotated[tuple[Part, ...], Child()] = ()
