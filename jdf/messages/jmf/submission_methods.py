"""SubmissionMethods: by which ways a device takes a job."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import Body, Family, MessageElement, answer, message, message_element
from jdf.messages.value_types import ADDRESS, NAMES, names_of
from jdf.messages.vocabulary import PACKAGINGS
from jdf.values import BOOLEAN


@message_element("SubmissionMethods", clause="Messaging, Queue Support")
class SubmissionMethods(MessageElement):
    """The ways a device takes a job: what may be packed together, and over which schemes."""

    file: Annotated[bool | None, Attribute("File", BOOLEAN)] = None
    hot_folder: Annotated[str, Attribute("HotFolder", ADDRESS)] = ""
    http_get: Annotated[bool | None, Attribute("HttpGet", BOOLEAN)] = None
    packaging: Annotated[tuple[str, ...], Attribute("Packaging", names_of("packaging", PACKAGINGS))] = ()
    mime: Annotated[bool | None, Attribute("MIME", BOOLEAN)] = None
    url_schemes: Annotated[tuple[str, ...], Attribute("URLSchemes", NAMES)] = ()


@message("SubmissionMethods", (Family.QUERY,), clause="Messaging, Queue Support")
class SubmissionMethodsMessage(Body):
    """Asks by which ways a job may be submitted."""


@answer(SubmissionMethodsMessage)
class SubmissionMethodsAnswer(Body):
    """The ways a job may be submitted."""

    methods: Annotated[SubmissionMethods | None, Child()] = None
