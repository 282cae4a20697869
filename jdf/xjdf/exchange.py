"""XJDF, its log book, and what any of its elements may carry."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Element, xjdf_element
from jdf.values import DATE_TIME, NMTOKEN, NMTOKENS, STRING, enumeration
from jdf.vocabulary import NOTIFICATION_CLASSES
from jdf.xjdf.product import ProductList
from jdf.xjdf.resource_set import ResourceSet
from jdf.xjdf.words import Comment, GeneralID


@xjdf_element(
    "Header",
    clause="XJDF 2.1, Messages and Audits",
    also="Author DescriptiveName ICSVersions PersonalID refID",
)
class Header(Element):
    """Who says it, and when."""

    agent_name: Annotated[str, Attribute("AgentName", STRING)] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", STRING)] = ""
    device_id: Annotated[str, Attribute("DeviceID", NMTOKEN, required=True)]
    id: Annotated[str, Attribute("ID", NMTOKEN)] = ""
    time: Annotated[datetime, Attribute("Time", DATE_TIME, required=True)]


@xjdf_element("AuditCreated", clause="XJDF 2.1, Audits")
class AuditCreated(Element):
    """Says which program made the document."""

    header: Annotated[Header | None, Child()] = None


@xjdf_element("Notification", clause="XJDF 2.1, Audits", also="JobID JobPartID ModuleID QueueEntryID")
class Notification(Element):
    """What happened, and how grave it is."""

    severity: Annotated[str, Attribute("Class", enumeration("severity", NOTIFICATION_CLASSES), required=True)]
    comments: Annotated[tuple[Comment, ...], Child()] = ()


@xjdf_element("AuditNotification", clause="XJDF 2.1, Audits")
class AuditNotification(Element):
    """An entry of the log book in words."""

    header: Annotated[Header | None, Child()] = None
    notification: Annotated[Notification | None, Child()] = None


@xjdf_element("AuditPool", clause="XJDF 2.1, Audits")
class AuditPool(Element):
    """The log book of the document."""

    created: Annotated[AuditCreated | None, Child()] = None
    notifications: Annotated[tuple[AuditNotification, ...], Child()] = ()


@xjdf_element(
    "XJDF",
    clause="XJDF 2.1, XJDF",
    also="Category CommentURL ProjectID RelatedJobID RelatedJobPartID RelatedProjectID",
)
class XJDF(Element):
    """One exchange: what is to be made (Types Product), for whom, out of which files."""

    descriptive_name: Annotated[str, Attribute("DescriptiveName", STRING)] = ""
    ics_versions: Annotated[tuple[str, ...], Attribute("ICSVersions", NMTOKENS)] = ()
    job_id: Annotated[str, Attribute("JobID", NMTOKEN, required=True)]
    job_part_id: Annotated[str, Attribute("JobPartID", NMTOKEN)] = ""
    types: Annotated[tuple[str, ...], Attribute("Types", NMTOKENS, required=True)]
    version: Annotated[str, Attribute("Version", NMTOKEN)] = ""
    audit_pool: Annotated[AuditPool | None, Child()] = None
    comments: Annotated[tuple[Comment, ...], Child()] = ()
    general_ids: Annotated[tuple[GeneralID, ...], Child()] = ()
    product_list: Annotated[ProductList | None, Child()] = None
    resource_sets: Annotated[tuple[ResourceSet, ...], Child()] = ()
