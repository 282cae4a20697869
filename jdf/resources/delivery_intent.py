"""DeliveryIntent: where the pieces go, how many, by when."""

from datetime import datetime
from typing import Annotated

from jdf.element import Attribute, Child, Element, Reference, Resource, SpanChild, element
from jdf.values import DATE_TIME, INTEGER, NMTOKEN, NUMBER, Span

_CLAUSE = "Intent Resources"


@element(
    "DropItemIntent",
    clause=_CLAUSE,
    also="AdditionalAmount DropID OrderedAmount Proof Unit",
)
class DropItemIntent(Element):
    """How many pieces of which product are dropped."""

    amount: Annotated[int | None, Attribute("Amount", INTEGER)] = None
    component: Annotated[str, Reference("Component")] = ""


@element("DropIntent", clause=_CLAUSE, also="AdditionalAmount BuyerAccount DropID Pickup")
class DropIntent(Element):
    """One address and what it gets."""

    required: Annotated[Span[datetime] | None, SpanChild("Required", DATE_TIME)] = None
    method: Annotated[Span[str] | None, SpanChild("Method", NMTOKEN)] = None
    contacts: Annotated[tuple[str, ...], Reference("Contact")] = ()
    items: Annotated[tuple[DropItemIntent, ...], Child()] = ()


@element(
    "DeliveryIntent",
    clause=_CLAUSE,
    resource_class="Intent",
    also="Accepted AdditionalAmount BuyerAccount Ownership Pickup",
)
class DeliveryIntent(Resource):
    """All addresses of the job; at least one DropIntent."""

    required: Annotated[Span[datetime] | None, SpanChild("Required", DATE_TIME)] = None
    method: Annotated[Span[str] | None, SpanChild("Method", NMTOKEN)] = None
    overage_percent: Annotated[Span[float] | None, SpanChild("Overage", NUMBER)] = None
    underage_percent: Annotated[Span[float] | None, SpanChild("Underage", NUMBER)] = None
    drops: Annotated[tuple[DropIntent, ...], Child()] = ()
