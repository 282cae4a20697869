"""HoleMakingIntent: holes for filing, hanging and eyelets."""

from typing import Annotated

from jdf.element import Attribute, Child, Resource, SpanChild, element
from jdf.values import LENGTHS_XY, STRING, Span, enumeration

_EDGE = enumeration("hole reference edge", ("Left", "Right", "Top", "Bottom", "Pattern"))
_SHAPE = enumeration("hole shape", ("Eliptical", "Round", "Rectangular"))


@element("Hole", clause="Process Resources, Hole", resource_class="Parameter", also="Reinforcement")
class Hole(Resource):
    """One hole: its centre from the lower left corner, width, height, and shape (spelt as the standard has it)."""

    center_mm: Annotated[tuple[float, ...], Attribute("Center", LENGTHS_XY, required=True)]
    extent_mm: Annotated[tuple[float, ...], Attribute("Extent", LENGTHS_XY, required=True)]
    shape: Annotated[str, Attribute("Shape", _SHAPE, required=True)] = "Round"


@element("HoleList", clause="Process Resources, HoleList", resource_class="Parameter")
class HoleList(Resource):
    """The holes of a piece, one by one."""

    holes: Annotated[tuple[Hole, ...], Child()] = ()


@element("HoleMakingIntent", clause="Intent Resources", resource_class="Intent", also="Extent")
class HoleMakingIntent(Resource):
    """The holes by a pattern's name, or Explicit with a list."""

    hole_reference_edge: Annotated[str, Attribute("HoleReferenceEdge", _EDGE)] = ""
    hole_type: Annotated[Span[str] | None, SpanChild("HoleType", STRING)] = None
    hole_list: Annotated[HoleList | None, Child()] = None
