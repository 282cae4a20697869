"""NumberingIntent: running numbers on the pieces."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import INTEGER, LENGTH, STRING, Span, enumeration
from jdf.vocabulary import COLORS

_COLOR = enumeration("named color", COLORS)


@element("NumberItem", clause="Intent Resources")
class NumberItem(Element):
    """One number: its first value as printed, its step, and its place from the lower left corner."""

    start_value: Annotated[str, Attribute("StartValue", STRING)] = ""
    step: Annotated[int | None, Attribute("Step", INTEGER)] = None
    color_name: Annotated[Span[str] | None, SpanChild("ColorName", _COLOR)] = None
    color_name_details: Annotated[Span[str] | None, SpanChild("ColorNameDetails", STRING, Reach("1.4"))] = (
        None
    )
    x_mm: Annotated[Span[float] | None, SpanChild("XPosition", LENGTH)] = None
    y_mm: Annotated[Span[float] | None, SpanChild("YPosition", LENGTH)] = None


@element("NumberingIntent", clause="Intent Resources", resource_class="Intent")
class NumberingIntent(Resource):
    """All numbers of a piece; the colour stands here where all have the same."""

    color_name: Annotated[Span[str] | None, SpanChild("ColorName", _COLOR)] = None
    color_name_details: Annotated[Span[str] | None, SpanChild("ColorNameDetails", STRING, Reach("1.4"))] = (
        None
    )
    items: Annotated[tuple[NumberItem, ...], Child()] = ()
