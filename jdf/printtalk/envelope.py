"""PrintTalk: who says what to whom, and what it refers to."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Content
from jdf.messages.declare import MessageElement
from jdf.messages.value_types import MOMENT, NAME, NAMES, WORDS
from jdf.printtalk.declare import BusinessObject, printtalk_element

_CLAUSE = "PrintTalk 2.2, PrintTalk"
VERSIONS = ("2.0", "2.1", "2.2")


@printtalk_element("Identity", clause=_CLAUSE)
class Identity(MessageElement):
    """The name or address itself."""

    text: Annotated[str, Content(WORDS)]


@printtalk_element("Credential", clause=_CLAUSE)
class Credential(MessageElement):
    """By what a party is known: a customer's number, an address."""

    domain: Annotated[str, Attribute("domain", NAME, required=True)]
    identity: Annotated[Identity | None, Child()] = None


@printtalk_element("From", clause=_CLAUSE)
class From(MessageElement):
    """Who says it."""

    credentials: Annotated[tuple[Credential, ...], Child()] = ()


@printtalk_element("To", clause=_CLAUSE)
class To(MessageElement):
    """Who is meant."""

    credentials: Annotated[tuple[Credential, ...], Child()] = ()


@printtalk_element("Header", clause=_CLAUSE)
class Header(MessageElement):
    """The two parties."""

    sender: Annotated[From | None, Child()] = None
    receiver: Annotated[To | None, Child()] = None


@printtalk_element("Request", clause=_CLAUSE)
class Request(MessageElement):
    """The business object, its own id, and the id of what it answers or changes."""

    business_id: Annotated[str, Attribute("BusinessID", NAME, required=True)]
    business_ref_id: Annotated[str, Attribute("BusinessRefID", NAME)] = ""
    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS)] = ""
    business: Annotated[BusinessObject | None, Child()] = None


@printtalk_element("PrintTalk", clause=_CLAUSE)
class PrintTalk(MessageElement):
    """One document between a buyer and a printer."""

    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NAMES)] = ()
    payload_id: Annotated[str, Attribute("payloadID", NAME)] = ""
    timestamp: Annotated[datetime | None, Attribute("timestamp", MOMENT, required=True)]
    version: Annotated[str, Attribute("Version", WORDS)] = ""
    header: Annotated[Header | None, Child()] = None
    request: Annotated[Request | None, Child()] = None


def parties(sender: dict[str, str], receiver: dict[str, str]) -> Header:
    """Return the two parties, each by what it is known by: `{"CustomerID": "C-1001", "URL": "https://..."}`."""
    return Header(
        sender=From(credentials=_credentials(sender)), receiver=To(credentials=_credentials(receiver))
    )


def _credentials(known_by: dict[str, str]) -> tuple[Credential, ...]:
    return tuple(Credential(domain=domain, identity=Identity(text=text)) for domain, text in known_by.items())
