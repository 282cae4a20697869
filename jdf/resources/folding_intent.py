"""FoldingIntent: how the sheet is folded."""

from typing import Annotated

from jdf.element import Resource, SpanChild, element
from jdf.values import NMTOKEN, Span


@element("FoldingIntent", clause="Intent Resources", resource_class="Intent", also="FoldingDetails Folds")
class FoldingIntent(Resource):
    """The fold by its catalogue name `F<pages>-<variant>`: F4-1 single, F6-1 letter fold."""

    folding_catalog: Annotated[Span[str] | None, SpanChild("FoldingCatalog", NMTOKEN)] = None
