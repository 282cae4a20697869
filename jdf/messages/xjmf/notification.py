"""Notification: something happened that people or programs may want to know."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import NAMES, names_of
from jdf.messages.xjmf_elements.notification import Notification
from jdf.vocabulary import words


@xjmf_element("NotificationFilter", clause="XJDF 2.1, NotificationFilter")
class NotificationFilter(MessageElement):
    """Which events are meant."""

    classes: Annotated[
        tuple[str, ...],
        Attribute("Classes", names_of("classes", words("Event Information Warning Error Fatal"))),
    ] = ()
    milestone_types: Annotated[tuple[str, ...], Attribute("MilestoneTypes", NAMES)] = ()


@xjmf_message("Notification", (Family.QUERY,), clause="XJDF 2.1, Notification")
class NotificationMessage(Body):
    """Asks to be told of events."""

    notification_filter: Annotated[NotificationFilter | None, Child()] = None


@answer(NotificationMessage, only={"notification": (Family.SIGNAL,)})
class NotificationAnswer(Body):
    """What happened."""

    notification: Annotated[Notification | None, Child()] = None
