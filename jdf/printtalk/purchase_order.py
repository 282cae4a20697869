"""PurchaseOrder: order a job, at a price agreed."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.value_types import MOMENT, NAME, NAMES
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.printtalk.pricing import Pricing
from jdf.values import BOOLEAN


@printtalk_element("PurchaseOrder", clause="PrintTalk 2.2, PurchaseOrder")
class PurchaseOrder(BusinessObject):
    """The jobs are XJDF documents (`with_documents`); `quote_id` is the offer they rest on."""

    expires: Annotated[datetime | None, Attribute("Expires", MOMENT, required=True)]
    quote_id: Annotated[str, Attribute("QuoteID", NAME)] = ""
    reorder_id: Annotated[tuple[str, ...], Attribute("ReorderID", NAMES)] = ()
    return_jdf: Annotated[bool | None, Attribute("ReturnJDF", BOOLEAN)] = None
    pricing: Annotated[Pricing | None, Child()] = None
