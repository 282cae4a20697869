"""StitchingParams: staples."""

from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import INTEGER, enumeration
from jdf.vocabulary import STITCH_TYPES


@element(
    "StitchingParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="Angle Offset ReferenceEdge StapleShape StitchFromFront StitchOrigin StitchPositions StitchWidth"
    " TightBacking WireBrand WireGauge",
)
class StitchingParams(Resource):
    """Where the staples go (Saddle, Side, Corner) and how many."""

    stitch_type: Annotated[str, Attribute("StitchType", enumeration("stitch type", STITCH_TYPES))] = ""
    number_of_stitches: Annotated[int | None, Attribute("NumberOfStitches", INTEGER)] = None
