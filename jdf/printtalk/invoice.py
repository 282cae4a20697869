"""Invoice: what is to be paid, and by when."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.value_types import MOMENT
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.printtalk.pricing import Pricing


@printtalk_element("Invoice", clause="PrintTalk 2.2, Invoice")
class Invoice(BusinessObject):
    """The lines name those of the order."""

    due_date: Annotated[datetime | None, Attribute("DueDate", MOMENT, required=True)]
    pricing: Annotated[Pricing | None, Child()] = None
