"""Assembly: how sections come together."""

from typing import Annotated

from jdf.element import Attribute, Resource, element
from jdf.values import enumeration
from jdf.vocabulary import BINDING_ORDERS, BINDING_SIDES

_ORDER = enumeration("order of sections", BINDING_ORDERS)
_SIDE = enumeration("bound side", BINDING_SIDES)


@element(
    "Assembly",
    clause="Process Resources",
    resource_class="Parameter",
    also="AssemblyID AssemblyIDs JobID JogSide PhysicalSection",
)
class Assembly(Resource):
    """Sections one in the other (Collecting), one on the other (Gathering), or each for itself (None)."""

    order: Annotated[str, Attribute("Order", _ORDER)] = ""
    binding_side: Annotated[str, Attribute("BindingSide", _SIDE)] = ""
