"""Quotation: what a job would cost, in one or several offers."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child
from jdf.messages.declare import MessageElement
from jdf.messages.value_types import MOMENT, NAME, NAMES, WORDS
from jdf.printtalk.declare import BusinessObject, printtalk_element
from jdf.printtalk.pricing import Pricing
from jdf.values import BOOLEAN

_CLAUSE = "PrintTalk 2.2, Quotation"


@printtalk_element("Quote", clause=_CLAUSE)
class Quote(MessageElement):
    """One offer; the job as the printer would make it stands in it as an XJDF document (`documents_of`)."""

    deviation_cause: Annotated[str, Attribute("DeviationCause", WORDS)] = ""
    deviations: Annotated[tuple[str, ...], Attribute("Deviations", NAMES)] = ()
    quote_id: Annotated[str, Attribute("QuoteID", NAME, required=True)]
    pricing: Annotated[Pricing | None, Child()] = None


@printtalk_element("Quotation", clause=_CLAUSE)
class Quotation(BusinessObject):
    """An estimate binds nobody; an offer binds until it expires."""

    estimate: Annotated[bool | None, Attribute("Estimate", BOOLEAN, required=True)]
    expires: Annotated[datetime | None, Attribute("Expires", MOMENT, required=True)]
    quotes: Annotated[tuple[Quote, ...], Child()] = ()
