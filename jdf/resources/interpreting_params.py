"""InterpretingParams: how a page description is read."""

from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import BOOLEAN


@element(
    "InterpretingParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="MirrorAround Polarity Poster PosterOverlap PrintQuality Scaling ScalingOrigin",
)
class InterpretingParams(Resource):
    """Left empty it means: pages as they are, neither fitted nor moved."""

    center: Annotated[bool | None, Attribute("Center", BOOLEAN)] = None
    fit_to_page: Annotated[bool | None, Attribute("FitToPage", BOOLEAN)] = None
