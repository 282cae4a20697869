"""MediaIntent: what it is printed on."""

from typing import Annotated

from jdf.element import Attribute, Reach, Resource, SpanChild, element
from jdf.values import BOOLEAN, INTEGER, NMTOKEN, NUMBER, STRING, Span, enumeration
from jdf.vocabulary import COATINGS, MEDIA_TYPES

_COATING = enumeration("coating", COATINGS)


@element("MediaIntent", clause="Intent Resources", resource_class="Intent", also="UserMediaType")
class MediaIntent(Resource):
    """The stock as the customer sees it; MediaQuality carries the shop's stock code."""

    media_set_count: Annotated[int | None, Attribute("MediaSetCount", INTEGER)] = None
    pre_printed: Annotated[bool | None, Attribute("PrePrinted", BOOLEAN)] = None
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
