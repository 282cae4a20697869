"""JobSpec: what is to be made, in the shop's words and units."""

from dataclasses import dataclass

from jdf.intent.binding import Binding
from jdf.intent.delivery import Delivery
from jdf.intent.part import Part


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One order item: its parts, how they are bound, and where the pieces go.

    Lengths are millimetres to 0.01, weights g/m2, thicknesses um; quantity counts finished pieces.
    """

    product_type: str
    name: str
    quantity: int
    parts: tuple[Part, ...]
    binding: Binding | None = None
    delivery: tuple[Delivery, ...] = ()
    comment: str = ""
