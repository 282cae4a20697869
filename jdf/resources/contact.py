"""Contact: a person or firm, and how to reach them."""

from typing import Annotated

from jdf.element import Attribute, Child, Resource, element
from jdf.values import COUNTRY, NMTOKENS, STRING, enumeration
from jdf.vocabulary import CHANNEL_TYPES

_CLAUSE = "Common Resources"


@element("Company", clause=_CLAUSE, resource_class="Parameter")
class Company(Resource):
    """The firm of a contact."""

    organization_name: Annotated[str, Attribute("OrganizationName", STRING, required=True)]


@element(
    "Person",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="AdditionalNames JobTitle Languages NamePrefix NameSuffix PhoneticFirstName PhoneticLastName",
)
class Person(Resource):
    """The human being of a contact."""

    first_name: Annotated[str, Attribute("FirstName", STRING)] = ""
    family_name: Annotated[str, Attribute("FamilyName", STRING)] = ""


@element(
    "Address",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="AddressUsage CivicNumber PostBox",
)
class Address(Resource):
    """Where a contact gets post and goods; the country is two capital letters."""

    street: Annotated[str, Attribute("Street", STRING)] = ""
    city: Annotated[str, Attribute("City", STRING)] = ""
    postal_code: Annotated[str, Attribute("PostalCode", STRING)] = ""
    region: Annotated[str, Attribute("Region", STRING)] = ""
    country: Annotated[str, Attribute("Country", STRING)] = ""
    country_code: Annotated[str, Attribute("CountryCode", COUNTRY)] = ""


@element(
    "ComChannel",
    clause=_CLAUSE,
    resource_class="Parameter",
    also="ChannelTypeDetails ChannelUsage",
)
class ComChannel(Resource):
    """A telephone number or address for messages, as a locator: `mailto:...`, `tel:+49.561.123456`."""

    channel_type: Annotated[
        str, Attribute("ChannelType", enumeration("channel type", CHANNEL_TYPES), required=True)
    ]
    locator: Annotated[str, Attribute("Locator", STRING, required=True)]


@element("Contact", clause=_CLAUSE, resource_class="Parameter", also="ContactTypeDetails UserID")
class Contact(Resource):
    """Somebody who has to do with the job, in the roles ContactTypes names (Customer, Delivery, ...)."""

    contact_types: Annotated[tuple[str, ...], Attribute("ContactTypes", NMTOKENS, required=True)]
    company: Annotated[Company | None, Child()] = None
    person: Annotated[Person | None, Child()] = None
    address: Annotated[Address | None, Child()] = None
    channels: Annotated[tuple[ComChannel, ...], Child()] = ()
