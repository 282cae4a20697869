"""LaminatingIntent: a film over the print."""

from typing import Annotated

from jdf.element import Resource, SpanChild, element
from jdf.values import BOOLEAN, NMTOKEN, Span, enumeration
from jdf.vocabulary import SURFACES


@element("LaminatingIntent", clause="Intent Resources", resource_class="Intent")
class LaminatingIntent(Resource):
    """Which side is laminated, with what feel (Gloss, Matte, SoftTouch; an open list)."""

    laminated: Annotated[Span[bool] | None, SpanChild("Laminated", BOOLEAN)] = None
    surface: Annotated[Span[str] | None, SpanChild("Surface", enumeration("surface", SURFACES))] = None
    texture: Annotated[Span[str] | None, SpanChild("Texture", NMTOKEN)] = None
