"""BindingIntent: how the leaves are held together."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import BOOLEAN, INTEGER, Span, enumeration
from jdf.vocabulary import BINDING_ORDERS, BINDING_SIDES, BINDING_TYPES, COLORS, SPAN_VALUES

_GLUE = enumeration("glue", SPAN_VALUES["SpineGlue"])


@element("SaddleStitching", clause="Intent Resources")
class SaddleStitching(Element):
    """How many staples go through the fold."""

    stitch_number: Annotated[Span[int] | None, SpanChild("StitchNumber", INTEGER)] = None


@element("SideStitching", clause="Intent Resources", also="StapleShape")
class SideStitching(Element):
    """How many staples go through the side."""

    stitch_number: Annotated[Span[int] | None, SpanChild("StitchNumber", INTEGER)] = None


@element("SoftCoverBinding", clause="Intent Resources")
class SoftCoverBinding(Element):
    """A book in a paper cover: its glue, and whether thread holds the sections."""

    block_thread_sewing: Annotated[Span[bool] | None, SpanChild("BlockThreadSewing", BOOLEAN)] = None
    spine_glue: Annotated[Span[str] | None, SpanChild("SpineGlue", _GLUE)] = None


@element("HardCoverBinding", clause="Intent Resources")
class HardCoverBinding(Element):
    """A book in boards: its glue, and whether thread holds the sections."""

    block_thread_sewing: Annotated[Span[bool] | None, SpanChild("BlockThreadSewing", BOOLEAN)] = None
    spine_glue: Annotated[Span[str] | None, SpanChild("SpineGlue", _GLUE)] = None


@element("EdgeGluing", clause="Intent Resources")
class EdgeGluing(Element):
    """A pad or a set, glued at one edge."""

    edge_glue: Annotated[Span[str] | None, SpanChild("EdgeGlue", _GLUE)] = None


@element("BindingIntent", clause="Intent Resources", resource_class="Intent")
class BindingIntent(Resource):
    """The kind of binding, the bound edge, and whether sections are nested (Collecting) or stacked."""

    binding_order: Annotated[
        str, Attribute("BindingOrder", enumeration("binding order", BINDING_ORDERS), Reach("1.1"))
    ] = ""
    binding_type: Annotated[
        Span[str] | None, SpanChild("BindingType", enumeration("binding type", BINDING_TYPES))
    ] = None
    binding_color: Annotated[
        Span[str] | None, SpanChild("BindingColor", enumeration("named color", COLORS))
    ] = None
    binding_side: Annotated[
        Span[str] | None, SpanChild("BindingSide", enumeration("binding side", BINDING_SIDES))
    ] = None
    edge_gluing: Annotated[EdgeGluing | None, Child()] = None
    hard_cover_binding: Annotated[HardCoverBinding | None, Child()] = None
    saddle_stitching: Annotated[SaddleStitching | None, Child()] = None
    side_stitching: Annotated[SideStitching | None, Child()] = None
    soft_cover_binding: Annotated[SoftCoverBinding | None, Child()] = None
