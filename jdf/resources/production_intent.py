"""ProductionIntent: by which process the customer wants it printed."""

from typing import Annotated

from jdf.element import Reach, Resource, SpanChild, element
from jdf.values import NMTOKEN, Span, enumeration
from jdf.vocabulary import SPAN_VALUES


@element("ProductionIntent", clause="Intent Resources", resource_class="Intent")
class ProductionIntent(Resource):
    """The printing process, where the customer may choose it: an open list of names since 1.3, a closed one before."""

    print_preference: Annotated[
        Span[str] | None,
        SpanChild("PrintPreference", enumeration("print preference", SPAN_VALUES["PrintPreference"])),
    ] = None
    print_process: Annotated[Span[str] | None, SpanChild("PrintProcess", NMTOKEN, Reach("1.3"))] = None
