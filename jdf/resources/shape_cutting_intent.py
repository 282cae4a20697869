"""ShapeCuttingIntent: shapes, kiss cuts, round corners and perforations."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import BOOLEAN, LENGTHS_BOX, NUMBER, PATH, STRING, Span, enumeration
from jdf.vocabulary import SPAN_VALUES


@element("ShapeCut", clause="Intent Resources", also="Pages")
class ShapeCut(Element):
    """One cut: a box or a path from the lower left corner of the piece, through the stock or only its face."""

    cut_box_mm: Annotated[tuple[float, ...], Attribute("CutBox", LENGTHS_BOX)] = ()
    cut_out: Annotated[bool | None, Attribute("CutOut", BOOLEAN)] = None
    cut_path: Annotated[str, Attribute("CutPath", PATH)] = ""
    shape_type_details: Annotated[str, Attribute("ShapeTypeDetails", STRING, Reach("1.6"))] = ""
    cut_type: Annotated[
        Span[str] | None, SpanChild("CutType", enumeration("cut type", SPAN_VALUES["CutType"]))
    ] = None
    cut_depth: Annotated[
        Span[str] | None,
        SpanChild("CutDepth", enumeration("cut depth", SPAN_VALUES["CutDepth"]), Reach("1.6")),
    ] = None
    shape_type: Annotated[
        Span[str] | None, SpanChild("ShapeType", enumeration("shape type", SPAN_VALUES["ShapeType"]))
    ] = None
    teeth_per_dimension: Annotated[Span[float] | None, SpanChild("TeethPerDimension", NUMBER)] = None


@element("ShapeCuttingIntent", clause="Intent Resources", resource_class="Intent")
class ShapeCuttingIntent(Resource):
    """All cuts of a piece that are not its straight trim."""

    cuts: Annotated[tuple[ShapeCut, ...], Child()] = ()
