"""The four families of XJMF, and their envelope: a message is named by its family and type, and has a header."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from jdf.element import Attribute, Child, Declaration, Inline
from jdf.messages.declare import Body, Family, MessageElement, xjmf_element
from jdf.messages.value_types import WORDS, names_of
from jdf.messages.vocabulary import CHANNEL_MODES
from jdf.messages.xjmf_elements.header import Header
from jdf.messages.xjmf_elements.notification import Notification
from jdf.messages.xjmf_elements.subscription import Subscription
from jdf.names import XJDF_NAMESPACE
from jdf.values import INTEGER


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownXJMFBody(Body):
    """What a message of a type we do not know says: the message keeps its content as it is."""

    declaration: ClassVar[Declaration] = Declaration("", "XJDF 2.1, XJMF", namespace=XJDF_NAMESPACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class XJMFMessage(MessageElement):
    """The base of every message: its header, its type, and what it says."""

    family: ClassVar[Family]

    type: str = ""
    header: Annotated[Header | None, Child()] = None
    body: Annotated[Body, Inline()]

    def __post_init__(self) -> None:
        """Take the type from what the message says, where nothing else is given."""
        if not self.type:
            object.__setattr__(self, "type", self.body.declaration.name)

    @property
    def id(self) -> str:
        """Return the ID that an answer refers to."""
        return self.header.id if self.header else ""

    def xml_name(self) -> str:
        """Return the name of the message: its family and type in one."""
        return f"{self.family}{self.type}"


@xjmf_element("Query", clause="XJDF 2.1, Query")
class XJMFQuery(XJMFMessage):
    """Asks something; with a subscription it asks to be told again and again, under the header's ID."""

    family = Family.QUERY

    subscription: Annotated[Subscription | None, Child()] = None


@xjmf_element("Command", clause="XJDF 2.1, Command")
class XJMFCommand(XJMFMessage):
    """Changes something."""

    family = Family.COMMAND


@xjmf_element("Response", clause="XJDF 2.1, Response")
class XJMFResponse(XJMFMessage):
    """Answers a query or a command; the return code says how it went."""

    family = Family.RESPONSE

    return_code: Annotated[int | None, Attribute("ReturnCode", INTEGER)] = None
    notification: Annotated[Notification | None, Child()] = None


@xjmf_element("Signal", clause="XJDF 2.1, Signal")
class XJMFSignal(XJMFMessage):
    """Tells something that a subscription asked for, or that nobody asked for."""

    family = Family.SIGNAL

    channel_mode: Annotated[
        tuple[str, ...], Attribute("ChannelMode", names_of("channel mode", CHANNEL_MODES))
    ] = ()


XJMF_FAMILIES: tuple[type[XJMFMessage], ...] = (XJMFQuery, XJMFCommand, XJMFResponse, XJMFSignal)


@xjmf_element("XJMF", clause="XJDF 2.1, XJMF")
class XJMF(MessageElement):
    """What one party sends to another in one go; it is answered in the same order."""

    version: Annotated[str, Attribute("Version", WORDS, required=True)]
    header: Annotated[Header | None, Child()] = None
    messages: Annotated[tuple[XJMFMessage, ...], Child()] = ()
