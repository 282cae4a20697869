"""ColorPool, Color: the inks of a job by name."""

from typing import Annotated

from jdf.element import Attribute, Child, Resource, element
from jdf.values import CMYK, STRING


@element(
    "Color",
    clause="Process Resources, Color",
    resource_class="Parameter",
    also="ActualColorName ColorBook ColorBookEntry ColorBookPrefix ColorBookSuffix ColorDetails ColorName ColorType"
    " ColorTypeDetails Density Gray Lab MappingSelection MediaType NeutralDensity PrintingTechnology RawName Spectrum"
    " UsePDLAlternateCS sRGB",
)
class Color(Resource):
    """An ink; a process ink with its share of cyan, magenta, yellow and black."""

    name: Annotated[str, Attribute("Name", STRING, required=True)]
    cmyk: Annotated[tuple[float, ...], Attribute("CMYK", CMYK)] = ()


@element("ColorPool", clause="Process Resources", resource_class="Parameter", also="ColorantSetName")
class ColorPool(Resource):
    """All inks of a job."""

    colors: Annotated[tuple[Color, ...], Child()] = ()
