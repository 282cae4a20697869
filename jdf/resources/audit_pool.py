"""AuditPool: who wrote the ticket, and when, and what was told on the way."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Element, element
from jdf.resources.notification import Notification
from jdf.values import DATE_TIME, ID, STRING


@element(
    "Created",
    clause="Audit Elements",
    also="QueueEntryID SpawnID TemplateID TemplateVersion XPath ref refID",
)
class Created(Element):
    """Says which program made the node, and when; always the first entry of the AuditPool."""

    agent_name: Annotated[str, Attribute("AgentName", STRING)] = ""
    agent_version: Annotated[str, Attribute("AgentVersion", STRING)] = ""
    author: Annotated[str, Attribute("Author", STRING)] = ""
    id: Annotated[str, Attribute("ID", ID)] = ""
    time_stamp: Annotated[datetime, Attribute("TimeStamp", DATE_TIME, required=True)]


@element("AuditPool", clause="Audit Elements")
class AuditPool(Element):
    """The log book of a node: made, changed, run, returned."""

    created: Annotated[Created | None, Child()] = None
    notifications: Annotated[tuple[Notification, ...], Child()] = ()
