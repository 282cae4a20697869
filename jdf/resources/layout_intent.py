"""LayoutIntent: size, pages and sides of what is made."""

from typing import Annotated

from jdf.element import Attribute, Reach, Resource, SpanChild, element
from jdf.values import INTEGER, LENGTH, LENGTHS_XY, LENGTHS_XYZ, Span, enumeration
from jdf.vocabulary import SIDES


@element(
    "LayoutIntent",
    clause="Intent Resources",
    resource_class="Intent",
    also="FinishedPageOrientation FolioCount NumberUp RotatePolicy SpreadType",
)
class LayoutIntent(Resource):
    """The trimmed piece (FinishedDimensions, depth = spine), the open sheet (Dimensions), reader pages."""

    sides: Annotated[str, Attribute("Sides", enumeration("sides", SIDES))] = ""
    bleed_mm: Annotated[Span[float] | None, SpanChild("Bleed", LENGTH, Reach("1.5"))] = None
    dimensions_mm: Annotated[
        Span[tuple[float, ...]] | None, SpanChild("Dimensions", LENGTHS_XY, Reach("1.1"))
    ] = None
    finished_dimensions_mm: Annotated[
        Span[tuple[float, ...]] | None, SpanChild("FinishedDimensions", LENGTHS_XYZ, Reach("1.1"))
    ] = None
    pages: Annotated[Span[int] | None, SpanChild("Pages", INTEGER, Reach("1.1"))] = None
