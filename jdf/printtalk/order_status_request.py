"""OrderStatusRequest: ask how far jobs are, once or from now on."""

from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import MessageElement
from jdf.messages.value_types import NAME
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.values import BOOLEAN, enumeration

_CLAUSE = "PrintTalk 2.2, OrderStatusRequest"


@printtalk_element("StatusRequest", clause=_CLAUSE)
class StatusRequest(MessageElement):
    """Which job, and how many of the milestones: those reached, or briefly."""

    job_id: Annotated[str, Attribute("JobIDRef", NAME)] = ""
    milestone_amount: Annotated[
        str, Attribute("MilestoneAmount", enumeration("milestone amount", ("Brief", "Completed")))
    ] = ""


@printtalk_element("OrderStatusRequest", clause=_CLAUSE)
class OrderStatusRequest(BusinessObject):
    """Subscribed means: and again whenever it changes."""

    subscribed: Annotated[bool | None, Attribute("Subscribed", BOOLEAN, required=True)]
    requests: Annotated[tuple[StatusRequest, ...], Child()] = ()
