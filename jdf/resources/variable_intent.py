"""VariableIntent: what differs from piece to piece."""

from typing import Annotated

from jdf.element import Reach, Resource, SpanChild, element
from jdf.values import INTEGER, Span, enumeration
from jdf.vocabulary import SPAN_VALUES


@element("VariableIntent", clause="Intent Resources", resource_class="Intent", reach=Reach("1.6"))
class VariableIntent(Resource):
    """How much varies and over how many copies; older versions have no word for it."""

    average_pages: Annotated[Span[int] | None, SpanChild("AveragePages", INTEGER)] = None
    number_of_copies: Annotated[Span[int] | None, SpanChild("NumberOfCopies", INTEGER)] = None
    variable_type: Annotated[
        Span[str] | None, SpanChild("VariableType", enumeration("variable type", SPAN_VALUES["VariableType"]))
    ] = None
    variable_quality: Annotated[
        Span[str] | None,
        SpanChild("VariableQuality", enumeration("variable quality", SPAN_VALUES["VariableQuality"])),
    ] = None
