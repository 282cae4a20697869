"""RenderingParams: how pages become pixels."""

from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import INTEGER


@element(
    "RenderingParams",
    clause="Process Resources",
    resource_class="Parameter",
    also="BandHeight BandOrdering BandWidth Interleaved MimeType",
)
class RenderingParams(Resource):
    """Left empty it means: as the press renders by itself."""

    colorant_depth: Annotated[int | None, Attribute("ColorantDepth", INTEGER)] = None
