"""KnownMessages: which messages a device understands."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, xjmf_element, xjmf_message
from jdf.messages.value_types import NAME, names_of
from jdf.vocabulary import words


@xjmf_element("MessageService", clause="XJDF 2.1, MessageService")
class MessageService(MessageElement):
    """One message a device understands, and how it answers."""

    response_modes: Annotated[
        tuple[str, ...],
        Attribute("ResponseModes", names_of("response modes", words("FireAndForget Reliable Response"))),
    ] = ()
    type: Annotated[str, Attribute("Type", NAME, required=True)]
    url_schemes: Annotated[
        tuple[str, ...], Attribute("URLSchemes", names_of("url schemes", words("http https")))
    ] = ()


@xjmf_message("KnownMessages", (Family.QUERY,), clause="XJDF 2.1, KnownMessages")
class KnownMessages(Body):
    """Asks which messages the receiver understands."""


@answer(KnownMessages)
class KnownMessagesAnswer(Body):
    """The messages that are understood."""

    services: Annotated[tuple[MessageService, ...], Child()] = ()
