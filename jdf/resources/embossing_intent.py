"""EmbossingIntent: foils and reliefs."""

from typing import Annotated

from jdf.element import Child, Element, Resource, SpanChild, element
from jdf.values import LENGTHS_XY, STRING, Span, enumeration
from jdf.vocabulary import COLORS, SPAN_VALUES


@element("EmbossingItem", clause="Intent Resources", also="Separation ToolName")
class EmbossingItem(Element):
    """One foil or relief: what it is, raised or sunk, its colour, its size."""

    direction: Annotated[
        Span[str] | None, SpanChild("Direction", enumeration("direction", SPAN_VALUES["Direction"]))
    ] = None
    embossing_type: Annotated[Span[str] | None, SpanChild("EmbossingType", STRING)] = None
    foil_color: Annotated[Span[str] | None, SpanChild("FoilColor", enumeration("named color", COLORS))] = None
    image_size_mm: Annotated[Span[tuple[float, ...]] | None, SpanChild("ImageSize", LENGTHS_XY)] = None


@element("EmbossingIntent", clause="Intent Resources", resource_class="Intent")
class EmbossingIntent(Resource):
    """All foils and reliefs of a piece."""

    items: Annotated[tuple[EmbossingItem, ...], Child()] = ()
