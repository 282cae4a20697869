"""Events: which events a device can tell of, or to be told of them (JDF 1.2 to 1.4)."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.elements.notification_filter import NotificationFilter
from jdf.messages.value_types import NAME, names_of
from jdf.vocabulary import NOTIFICATION_CLASSES


@message_element("NotificationDef", clause="Messaging, Capabilities and Events")
class NotificationDef(MessageElement):
    """A kind of event a device can tell of."""

    classes: Annotated[
        tuple[str, ...], Attribute("Classes", names_of("notification class", NOTIFICATION_CLASSES))
    ] = ()
    signal_type: Annotated[str, Attribute("SignalType", NAME)] = ""
    type: Annotated[str, Attribute("Type", NAME)] = ""


@message("Events", (Family.QUERY,), clause="Messaging, Capabilities and Events")
class Events(Body):
    """Asks for events."""

    notification_filter: Annotated[NotificationFilter | None, Child()] = None


@answer(Events, only={"notification_filter": (Family.SIGNAL,)})
class EventsAnswer(Body):
    """The events that can be told of, or that happened."""

    notification_filter: Annotated[NotificationFilter | None, Child()] = None
    definitions: Annotated[tuple[NotificationDef, ...], Child()] = ()
