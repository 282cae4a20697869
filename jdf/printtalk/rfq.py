"""RFQ: ask what a job would cost."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute
from jdf.messages.value_types import MOMENT, NAME
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.values import BOOLEAN


@printtalk_element("RFQ", clause="PrintTalk 2.2, RFQ")
class RFQ(BusinessObject):
    """The jobs asked for are XJDF documents (`with_documents`)."""

    currency: Annotated[str, Attribute("Currency", NAME)] = ""
    estimate: Annotated[bool | None, Attribute("Estimate", BOOLEAN)] = None
    expires: Annotated[datetime | None, Attribute("Expires", MOMENT, required=True)]
