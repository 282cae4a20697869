"""LaminatingIntent: a film over the print."""

from typing import Annotated

from jdf.element import Reach, Resource, SpanChild, element
from jdf.values import NMTOKEN, Span, enumeration
from jdf.vocabulary import SURFACES


@element("LaminatingIntent", clause="Intent Resources", resource_class="Intent")
class LaminatingIntent(Resource):
    """Which side is laminated, with what feel (Gloss, Matte, SoftTouch; an open list).

    That there is a film is said by the intent itself: Laminated has been out of use since JDF 1.1.
    """

    surface: Annotated[Span[str] | None, SpanChild("Surface", enumeration("surface", SURFACES))] = None
    texture: Annotated[Span[str] | None, SpanChild("Texture", NMTOKEN, Reach("1.3"))] = None
