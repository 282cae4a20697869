"""KnownMessages: which messages a device understands."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.value_types import NAME, NAMES, names_of
from jdf.messages.vocabulary import CHANNEL_MODES, JMF_ROLES
from jdf.values import BOOLEAN, enumeration


@message_element("KnownMsgQuParams", clause="Messaging, Capabilities and Events")
class KnownMsgQuParams(MessageElement):
    """Which kinds of message to list."""

    exact: Annotated[bool | None, Attribute("Exact", BOOLEAN)] = None
    list_commands: Annotated[bool | None, Attribute("ListCommands", BOOLEAN)] = None
    list_queries: Annotated[bool | None, Attribute("ListQueries", BOOLEAN)] = None
    list_signals: Annotated[bool | None, Attribute("ListSignals", BOOLEAN)] = None
    persistent: Annotated[bool | None, Attribute("Persistent", BOOLEAN)] = None
    list_registrations: Annotated[bool | None, Attribute("ListRegistrations", BOOLEAN, Reach("1.3"))] = None
    channel_mode: Annotated[
        tuple[str, ...], Attribute("ChannelMode", names_of("channel mode", CHANNEL_MODES), Reach("1.4"))
    ] = ()


@message_element("MessageService", clause="Messaging, Capabilities and Events")
class MessageService(MessageElement):
    """One message a device understands, and in which families."""

    acknowledge: Annotated[bool | None, Attribute("Acknowledge", BOOLEAN)] = None
    command: Annotated[bool | None, Attribute("Command", BOOLEAN)] = None
    persistent: Annotated[bool | None, Attribute("Persistent", BOOLEAN)] = None
    query: Annotated[bool | None, Attribute("Query", BOOLEAN)] = None
    signal: Annotated[bool | None, Attribute("Signal", BOOLEAN)] = None
    type: Annotated[str, Attribute("Type", NAME, required=True)]
    generic_attributes: Annotated[tuple[str, ...], Attribute("GenericAttributes", NAMES, Reach("1.3"))] = ()
    jmf_role: Annotated[str, Attribute("JMFRole", enumeration("role", JMF_ROLES), Reach("1.3"))] = ""
    registration: Annotated[bool | None, Attribute("Registration", BOOLEAN, Reach("1.3"))] = None
    url_schemes: Annotated[tuple[str, ...], Attribute("URLSchemes", NAMES, Reach("1.3"))] = ()
    channel_mode: Annotated[
        tuple[str, ...], Attribute("ChannelMode", names_of("channel mode", CHANNEL_MODES), Reach("1.4"))
    ] = ()


@message("KnownMessages", (Family.QUERY,), clause="Messaging, Capabilities and Events")
class KnownMessages(Body):
    """Asks which messages the receiver understands."""

    params: Annotated[KnownMsgQuParams | None, Child()] = None


@answer(KnownMessages, only={"params": (Family.SIGNAL,)})
class KnownMessagesAnswer(Body):
    """The messages that are understood, one a MessageService."""

    params: Annotated[KnownMsgQuParams | None, Child()] = None
    services: Annotated[tuple[MessageService, ...], Child()] = ()
