"""The resources an order speaks of: customer, contacts, planning, delivery, files, inks."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Element, xjdf_element
from jdf.values import COUNTRY, DATE_TIME, HEX, IDREF, INTEGER, NMTOKEN, PAGES, STRING, URL

_CLAUSE = "XJDF 2.1, Resources"


@xjdf_element(
    "Address", clause=_CLAUSE, also="AddressUsage CivicNumber Country ExtendedAddress PostBox Region"
)
class Address(Element):
    """Where somebody is."""

    city: Annotated[str, Attribute("City", STRING)] = ""
    country_code: Annotated[str, Attribute("CountryCode", COUNTRY)] = ""
    postal_code: Annotated[str, Attribute("PostalCode", STRING)] = ""
    street: Annotated[str, Attribute("Street", STRING)] = ""


@xjdf_element("ComChannel", clause=_CLAUSE, also="ChannelUsage DescriptiveName")
class ComChannel(Element):
    """How somebody is reached."""

    channel_type: Annotated[str, Attribute("ChannelType", NMTOKEN, required=True)]
    locator: Annotated[str, Attribute("Locator", STRING, required=True)]


@xjdf_element("Company", clause=_CLAUSE, also="CompanyID DescriptiveName")
class Company(Element):
    """The firm of a contact."""

    organization_name: Annotated[str, Attribute("OrganizationName", STRING, required=True)]


@xjdf_element(
    "Person",
    clause=_CLAUSE,
    also="AdditionalNames DescriptiveName JobTitle Languages NamePrefix NameSuffix PhoneticFirstName PhoneticLastName",
)
class Person(Element):
    """The person of a contact."""

    family_name: Annotated[str, Attribute("FamilyName", STRING)] = ""
    first_name: Annotated[str, Attribute("FirstName", STRING)] = ""


@xjdf_element("Contact", clause=_CLAUSE, also="ContactTypeDetails CostCenterID UserID")
class Contact(Element):
    """Somebody: customer, or who takes a delivery; which one is said by the Part beside it."""

    address: Annotated[Address | None, Child()] = None
    channels: Annotated[tuple[ComChannel, ...], Child()] = ()
    company: Annotated[Company | None, Child()] = None
    person: Annotated[Person | None, Child()] = None


@xjdf_element("CustomerInfo", clause=_CLAUSE, also="CustomerProjectID")
class CustomerInfo(Element):
    """Whose job it is, by their own names and numbers."""

    customer_id: Annotated[str, Attribute("CustomerID", NMTOKEN)] = ""
    customer_job_name: Annotated[str, Attribute("CustomerJobName", STRING)] = ""
    customer_order_id: Annotated[str, Attribute("CustomerOrderID", STRING)] = ""


@xjdf_element(
    "NodeInfo",
    clause=_CLAUSE,
    also="CleanupDuration DueLevel End FirstEnd FirstStart JobPriority LastStart NaturalLang PersonalID SetupDuration"
    " Start Status StatusDetails TotalDuration",
)
class NodeInfo(Element):
    """By when the job is due."""

    last_end: Annotated[datetime | None, Attribute("LastEnd", DATE_TIME)] = None


@xjdf_element("DropItem", clause=_CLAUSE, also="TotalDimensions TotalVolume TotalWeight")
class DropItem(Element):
    """How many of which product are dropped."""

    amount: Annotated[int, Attribute("Amount", INTEGER, required=True)]
    item: Annotated[str, Attribute("ItemRef", IDREF, required=True)]


@xjdf_element(
    "DeliveryParams",
    clause=_CLAUSE,
    also="BuyerAccount Earliest EarliestDuration Ownership RequiredDuration TrackingID Transfer",
)
class DeliveryParams(Element):
    """One drop: how and by when."""

    method: Annotated[str, Attribute("Method", NMTOKEN)] = ""
    required: Annotated[datetime | None, Attribute("Required", DATE_TIME)] = None
    items: Annotated[tuple[DropItem, ...], Child()] = ()


@xjdf_element(
    "FileSpec",
    clause=_CLAUSE,
    also="Encoding FileFormat FileTemplate NPage OverwritePolicy Password ResourceUsage SearchDepth UID",
)
class FileSpec(Element):
    """Where a file lies, and how to tell that it is the right one."""

    check_sum: Annotated[str, Attribute("CheckSum", HEX)] = ""
    file_size: Annotated[int | None, Attribute("FileSize", INTEGER)] = None
    mime_type: Annotated[str, Attribute("MimeType", STRING)] = ""
    url: Annotated[str, Attribute("URL", URL)]
    user_file_name: Annotated[str, Attribute("UserFileName", STRING)] = ""


@xjdf_element(
    "RunList",
    clause=_CLAUSE,
    also="Automation ClipPath ContentRefs DocPages Docs EndOfDocument EndOfSet FinishedPages LogicalPage OrdType Sets"
    " SourceBleedBox SourceClipBox SourceMediaBox SourceTrimBox",
)
class RunList(Element):
    """Which pages of a file are used, counted from 0."""

    n_page: Annotated[int | None, Attribute("NPage", INTEGER)] = None
    pages: Annotated[str, Attribute("Pages", PAGES)] = ""
    file_spec: Annotated[FileSpec | None, Child()] = None


@xjdf_element(
    "Color",
    clause=_CLAUSE,
    also="CMYK ColorBook ColorBookEntry ColorDetails ColorName ColorType ColorTypeDetails Density Gray Lab"
    " NeutralDensity PrintStandard PrintingTechnology RawName Spectrum sRGB",
)
class Color(Element):
    """The name of an ink as the artwork has it, where it is no name token."""

    actual_color_name: Annotated[str, Attribute("ActualColorName", STRING)] = ""
