"""ColorIntent: which inks and varnishes."""

from typing import Annotated

from jdf.element import Attribute, Child, Element, Reach, Resource, SpanChild, element
from jdf.values import INTEGER, NMTOKEN, NMTOKENS, STRING, Span, enumeration

_SIDE = enumeration("side", ("Front", "Back"))


@element("SeparationSpec", clause="Common Resources", resource_class="Parameter")
class SeparationSpec(Resource):
    """One ink by its name: Cyan, Magenta, Yellow, Black, or the spot colour's own name."""

    name: Annotated[str, Attribute("Name", STRING)]


@element("ColorsUsed", clause="Intent Resources")
class ColorsUsed(Element):
    """The inks, one SeparationSpec each."""

    inks: Annotated[tuple[SeparationSpec, ...], Child()] = ()


@element("ColorIntent", clause="Intent Resources", resource_class="Intent")
class ColorIntent(Resource):
    """The inks of the piece, or of each side in partitions of its own (PartIDKeys Side)."""

    part_id_keys: Annotated[tuple[str, ...], Attribute("PartIDKeys", NMTOKENS)] = ()
    side: Annotated[str, Attribute("Side", _SIDE)] = ""
    num_colors: Annotated[int | None, Attribute("NumColors", INTEGER, Reach("1.5"))] = None
    color_standard: Annotated[Span[str] | None, SpanChild("ColorStandard", NMTOKEN)] = None
    color_icc_standard: Annotated[Span[str] | None, SpanChild("ColorICCStandard", STRING, Reach("1.2"))] = (
        None
    )
    coatings: Annotated[Span[str] | None, SpanChild("Coatings", STRING)] = None
    colors_used: Annotated[ColorsUsed | None, Child()] = None
    sides: "Annotated[tuple[ColorIntent, ...], Child()]" = ()
