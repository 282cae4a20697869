"""BindingIntent: how the leaves are held together."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import INTEGER, Span, enumeration
from jdf.vocabulary import BINDING_ORDERS, BINDING_SIDES, BINDING_TYPES


@element("SaddleStitching", clause="Intent Resources")
class SaddleStitching(Element):
    """How many staples go through the fold."""

    stitch_number: Annotated[Span[int] | None, SpanChild("StitchNumber", INTEGER)] = None


@element("BindingIntent", clause="Intent Resources", resource_class="Intent")
class BindingIntent(Resource):
    """The kind of binding, the bound edge, and whether sections are nested (Collecting) or stacked."""

    binding_order: Annotated[
        str, Attribute("BindingOrder", enumeration("binding order", BINDING_ORDERS), Reach("1.1"))
    ] = ""
    binding_type: Annotated[
        Span[str] | None, SpanChild("BindingType", enumeration("binding type", BINDING_TYPES))
    ] = None
    binding_side: Annotated[
        Span[str] | None, SpanChild("BindingSide", enumeration("binding side", BINDING_SIDES))
    ] = None
    saddle_stitching: Annotated[SaddleStitching | None, Child()] = None
