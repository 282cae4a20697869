"""PackingIntent: how the pieces are bundled for the way."""

from typing import Annotated

from jdf.element import Resource, SpanChild, element
from jdf.values import INTEGER, NMTOKEN, Span


@element("PackingIntent", clause="Intent Resources", resource_class="Intent")
class PackingIntent(Resource):
    """How many pieces are wrapped together, in what, and how many go into a box, a carton and onto a pallet."""

    boxed_quantity: Annotated[Span[int] | None, SpanChild("BoxedQuantity", INTEGER)] = None
    carton_quantity: Annotated[Span[int] | None, SpanChild("CartonQuantity", INTEGER)] = None
    pallet_quantity: Annotated[Span[int] | None, SpanChild("PalletQuantity", INTEGER)] = None
    wrapped_quantity: Annotated[Span[int] | None, SpanChild("WrappedQuantity", INTEGER)] = None
    wrapping_material: Annotated[Span[str] | None, SpanChild("WrappingMaterial", NMTOKEN)] = None
