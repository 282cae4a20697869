"""The six families of JMF: what each message carries besides what it says."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from jdf.element import ALWAYS, Attribute, Child, Declaration, Inline, Reach
from jdf.messages.declare import Body, Family, MessageElement, message_element
from jdf.messages.elements.comment import Comment
from jdf.messages.elements.notification import Notification
from jdf.messages.elements.subscription import Subscription, Trigger
from jdf.messages.value_types import ADDRESS, MOMENT, NAME, WORDS, names_of
from jdf.messages.vocabulary import ACKNOWLEDGE_TYPES, CHANNEL_MODES
from jdf.names import XSI_TYPE
from jdf.values import BOOLEAN, INTEGER, enumeration

_ENVELOPE = "Messaging, JMF Message Families"
_SINCE_1_3 = Reach("1.3")
_SINCE_1_4 = Reach("1.4")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownBody(Body):
    """What a message of a type we do not know says: the message keeps its content as it is."""

    declaration: ClassVar[Declaration] = Declaration("", _ENVELOPE, reach=ALWAYS)


_WITHOUT_SCHEMA_TYPE: Final = frozenset(
    {
        (Family.QUERY, "Notification"),
        (Family.RESPONSE, "Notification"),
        (Family.ACKNOWLEDGE, "Notification"),
        (Family.SIGNAL, "SubmissionMethods"),
    }
)
"""Messages the schemas have no type for, or none with room: QueryNotification of 1.6 to 1.8 knows no Subscription."""


def _schema_type(message: "Message") -> str:
    """Return the name of the schema's type, where it has one."""
    known = (message.family, message.type) not in _WITHOUT_SCHEMA_TYPE
    return f"{message.family}{message.type}" if known and not isinstance(message.body, UnknownBody) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(MessageElement):
    """The base of every message: its ID, its type, and what it says."""

    family: ClassVar[Family]

    id: Annotated[str, Attribute("ID", NAME, required=True)]
    type: Annotated[str, Attribute("Type", NAME, required=True)] = ""
    time: Annotated[datetime | None, Attribute("Time", MOMENT)] = None
    sender_id: Annotated[str, Attribute("SenderID", WORDS, _SINCE_1_4)] = ""
    version: Annotated[str, Attribute("Version", WORDS, _SINCE_1_4)] = ""
    xsi_type: Annotated[str | None, Attribute(XSI_TYPE, WORDS)] = None
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    body: Annotated[Body, Inline()]

    def __post_init__(self) -> None:
        """Take the type from what the message says, where nothing else is given."""
        if not self.type:
            object.__setattr__(self, "type", self.body.declaration.name)
        if self.xsi_type is None:
            object.__setattr__(self, "xsi_type", _schema_type(self))


@message_element("Query", clause=_ENVELOPE)
class Query(Message):
    """Asks something; with a subscription it asks to be told again and again, under the query's ID."""

    family = Family.QUERY

    acknowledge_url: Annotated[str, Attribute("AcknowledgeURL", ADDRESS, _SINCE_1_3)] = ""
    subscription: Annotated[Subscription | None, Child()] = None


@message_element("Command", clause=_ENVELOPE)
class Command(Message):
    """Changes something."""

    family = Family.COMMAND

    acknowledge_url: Annotated[str, Attribute("AcknowledgeURL", ADDRESS)] = ""
    acknowledge_type: Annotated[
        tuple[str, ...], Attribute("AcknowledgeType", names_of("moment of acknowledging", ACKNOWLEDGE_TYPES))
    ] = ()


@message_element("Registration", clause=_ENVELOPE, reach=_SINCE_1_3)
class Registration(Message):
    """Asks the receiver to send commands to a third party."""

    family = Family.REGISTRATION

    subscription: Annotated[Subscription | None, Child()] = None


@message_element("Response", clause=_ENVELOPE)
class Response(Message):
    """Answers a query, a command or a registration; the return code says how it went."""

    family = Family.RESPONSE

    ref_id: Annotated[str, Attribute("refID", NAME)] = ""
    return_code: Annotated[int | None, Attribute("ReturnCode", INTEGER)] = None
    acknowledged: Annotated[bool | None, Attribute("Acknowledged", BOOLEAN)] = None
    subscribed: Annotated[bool | None, Attribute("Subscribed", BOOLEAN)] = None
    notification: Annotated[Notification | None, Child()] = None


@message_element("Signal", clause=_ENVELOPE)
class Signal(Message):
    """Tells something that a subscription asked for, or that nobody asked for."""

    family = Family.SIGNAL

    ref_id: Annotated[str, Attribute("refID", NAME)] = ""
    last_repeat: Annotated[bool | None, Attribute("LastRepeat", BOOLEAN)] = None
    channel_mode: Annotated[
        str, Attribute("ChannelMode", enumeration("channel mode", CHANNEL_MODES), _SINCE_1_4)
    ] = ""
    trigger: Annotated[Trigger | None, Child()] = None


@message_element("Acknowledge", clause=_ENVELOPE)
class Acknowledge(Message):
    """Answers late: that a command was received, applied or completed."""

    family = Family.ACKNOWLEDGE

    ref_id: Annotated[str, Attribute("refID", NAME, required=True)]
    return_code: Annotated[int | None, Attribute("ReturnCode", INTEGER)] = None
    acknowledge_type: Annotated[
        tuple[str, ...], Attribute("AcknowledgeType", names_of("moment of acknowledging", ACKNOWLEDGE_TYPES))
    ] = ()
    notification: Annotated[Notification | None, Child()] = None


FAMILIES: tuple[type[Message], ...] = (Query, Command, Registration, Response, Signal, Acknowledge)
