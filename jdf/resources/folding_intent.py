"""FoldingIntent: how the sheet is folded."""

from typing import Annotated

from jdf.element import Attribute, Child, Reach, Resource, SpanChild, element
from jdf.values import LENGTH, NMTOKEN, STRING, Span, enumeration


@element("Fold", clause="Process Resources, FoldingParams", resource_class="Parameter", also="RelativeTravel")
class Fold(Resource):
    """One fold: the edge it starts from, how far it lies from that edge, and where the flap goes."""

    origin: Annotated[str, Attribute("From", enumeration("from", ("Front", "Left")), required=True)]
    to: Annotated[str, Attribute("To", enumeration("to", ("Up", "Down")), required=True)]
    travel_mm: Annotated[float | None, Attribute("Travel", LENGTH)] = None


@element("FoldingIntent", clause="Intent Resources", resource_class="Intent", also="Folds")
class FoldingIntent(Resource):
    """The fold by its catalogue name `F<pages>-<variant>`: F4-1 single, F6-1 letter fold; or step by step."""

    folding_details: Annotated[str, Attribute("FoldingDetails", STRING, Reach("1.6"))] = ""
    folding_catalog: Annotated[Span[str] | None, SpanChild("FoldingCatalog", NMTOKEN)] = None
    folds: Annotated[tuple[Fold, ...], Child()] = ()
