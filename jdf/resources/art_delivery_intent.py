"""ArtDeliveryIntent: how the artwork comes."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Reference, Resource, SpanChild, element
from jdf.values import BOOLEAN, NMTOKEN, Span, enumeration
from jdf.vocabulary import PREFLIGHT_STATUS, SPAN_VALUES

_PREFLIGHT = enumeration("preflight status", PREFLIGHT_STATUS)


@element(
    "ArtDelivery",
    clause="Intent Resources",
    also="Amount IsTrapped PageList PreflightOutput",
)
class ArtDelivery(Element):
    """One delivery of artwork; a Product node has its files here and never by a RunListLink."""

    art_delivery_type: Annotated[str, Attribute("ArtDeliveryType", NMTOKEN, required=True)] = "DigitalNetwork"
    has_bleeds: Annotated[bool | None, Attribute("HasBleeds", BOOLEAN)] = None
    preflight_status: Annotated[str, Attribute("PreflightStatus", _PREFLIGHT, Reach("1.2"))] = ""
    run_list: Annotated[str, Reference("RunList")] = ""


@element("ArtDeliveryIntent", clause="Intent Resources", resource_class="Intent", also="ReturnList")
class ArtDeliveryIntent(Resource):
    """All artwork of the job."""

    preflight_status: Annotated[str, Attribute("PreflightStatus", _PREFLIGHT, Reach("1.2"))] = ""
    art_handling: Annotated[
        Span[str] | None, SpanChild("ArtHandling", enumeration("art handling", SPAN_VALUES["ArtHandling"]))
    ] = None
    deliveries: Annotated[tuple[ArtDelivery, ...], Child()] = ()
