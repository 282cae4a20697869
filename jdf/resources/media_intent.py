"""MediaIntent: what it is printed on."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import BOOLEAN, INTEGER, NMTOKEN, NUMBER, STRING, Span, enumeration
from jdf.vocabulary import COATINGS, COLORS, GRAIN, MEDIA_TYPES

_COATING = enumeration("coating", COATINGS)


@element("Certification", clause="Intent Resources", reach=Reach("1.6"), also="Claim Identifier")
class Certification(Element):
    """A certificate of origin by the organisation that gives it: FSC, PEFC."""

    organization: Annotated[str, Attribute("Organization", NMTOKEN)] = ""


@element("MediaIntent", clause="Intent Resources", resource_class="Intent", also="UserMediaType")
class MediaIntent(Resource):
    """The stock as the customer sees it; MediaQuality carries the shop's stock code.

    StockType is an open list of names; the layer of a carbonless set (CB, CFB, CF) goes there.
    """

    media_set_count: Annotated[int | None, Attribute("MediaSetCount", INTEGER)] = None
    pre_printed: Annotated[bool | None, Attribute("PrePrinted", BOOLEAN)] = None
    buyer_supplied: Annotated[Span[bool] | None, SpanChild("BuyerSupplied", BOOLEAN)] = None
    grain_direction: Annotated[Span[str] | None, SpanChild("GrainDirection", enumeration("grain", GRAIN))] = (
        None
    )
    media_color: Annotated[Span[str] | None, SpanChild("MediaColor", enumeration("named color", COLORS))] = (
        None
    )
    stock_brand: Annotated[Span[str] | None, SpanChild("StockBrand", STRING)] = None
    stock_type: Annotated[Span[str] | None, SpanChild("StockType", NMTOKEN)] = None
    media_type: Annotated[
        Span[str] | None, SpanChild("MediaType", enumeration("media type", MEDIA_TYPES), Reach("1.1"))
    ] = None
    media_type_details: Annotated[Span[str] | None, SpanChild("MediaTypeDetails", NMTOKEN, Reach("1.3"))] = (
        None
    )
    media_quality: Annotated[Span[str] | None, SpanChild("MediaQuality", STRING, Reach("1.4"))] = None
    weight_gsm: Annotated[Span[float] | None, SpanChild("Weight", NUMBER)] = None
    thickness_um: Annotated[Span[float] | None, SpanChild("Thickness", NUMBER, Reach("1.1"))] = None
    front_coatings: Annotated[Span[str] | None, SpanChild("FrontCoatings", _COATING)] = None
    back_coatings: Annotated[Span[str] | None, SpanChild("BackCoatings", _COATING)] = None
    certifications: Annotated[tuple[Certification, ...], Child(Reach("1.6"))] = ()
