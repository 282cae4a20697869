"""OrderStatusResponse: how far a job is, by the milestones it has passed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from lxml import etree

from jdf.element import Attribute
from jdf.messages.value_types import NAME
from jdf.names import XJDF_NAMESPACE, clark
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.values import known_time
from jdf.xmlsafe import parse_xml


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that was reached, when, and how many pieces of it."""

    type: str
    at: datetime | None
    amount: str = ""


@printtalk_element("OrderStatusResponse", clause="PrintTalk 2.2, OrderStatusResponse")
class OrderStatusResponse(BusinessObject):
    """The log book of the job stands in it as an AuditPool of XJDF (`milestones_of`)."""

    job_id: Annotated[str, Attribute("JobIDRef", NAME, required=True)]


def milestones_of(response: OrderStatusResponse) -> tuple[Milestone, ...]:
    """Return the milestones in the order of the log book; a time without its offset from UTC is None."""
    pools = [parse_xml(xml) for _, xml in (response.kept.children if response.kept else ())]
    return tuple(
        _milestone(found)
        for pool in pools
        if etree.QName(pool).localname == "AuditPool"
        for found in pool.iter(clark("Milestone", XJDF_NAMESPACE))
    )


def _milestone(found: "etree._Element") -> Milestone:
    above = found.getparent()
    entry = above.getparent() if above is not None else None
    header = entry.find(clark("Header", XJDF_NAMESPACE)) if entry is not None else None
    at = known_time(header.get("Time", "")) if header is not None else None
    return Milestone(found.get("MilestoneType", ""), at, found.get("Amount", ""))
