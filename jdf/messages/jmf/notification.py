"""Notification: something happened that people or programs may want to know."""

from typing import Annotated

from jdf.element import Child, Reach
from jdf.messages.declare import Body, Family, answer, message
from jdf.messages.elements.notification import Notification
from jdf.messages.elements.notification_filter import NotificationFilter


@message("Notification", (Family.QUERY,), clause="Messaging, Capabilities and Events", reach=Reach("1.3"))
class NotificationMessage(Body):
    """Asks to be told of events."""

    notification_filter: Annotated[NotificationFilter | None, Child()] = None


@answer(
    NotificationMessage,
    only={"notification_filter": (Family.SIGNAL,), "notification": (Family.SIGNAL,)},
)
class NotificationAnswer(Body):
    """What happened."""

    notification_filter: Annotated[NotificationFilter | None, Child(Reach("1.4"))] = None
    notification: Annotated[Notification | None, Child()] = None
