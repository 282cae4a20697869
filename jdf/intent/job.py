"""JobSpec: what is to be made, in the shop's words and units."""

from dataclasses import dataclass

from jdf.intent.art import Art
from jdf.intent.binding import Binding
from jdf.intent.delivery import Delivery
from jdf.intent.insertion import Insertion
from jdf.intent.numbering import Numbering
from jdf.intent.packing import Packing
from jdf.intent.part import Part, PartRole
from jdf.intent.proof import Proof
from jdf.intent.variable import Variable
from jdf.intent.version import Version


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One order item: its parts, how they are bound, and where the pieces go.

    Lengths are millimetres to 0.01, weights g/m2, thicknesses um, angles degrees counter-clockwise; quantity counts
    finished pieces, of all versions together. Overrun and underrun are what the customer takes more or less, in
    percent; certificates are names such as FSC.
    """

    product_type: str
    name: str
    quantity: int
    parts: tuple[Part, ...]
    binding: Binding | None = None
    delivery: tuple[Delivery, ...] = ()
    comment: str = ""
    versions: tuple[Version, ...] = ()
    overrun_percent: float | None = None
    underrun_percent: float | None = None
    insertions: tuple[Insertion, ...] = ()
    numbering: tuple[Numbering, ...] = ()
    variable: Variable | None = None
    packing: Packing | None = None
    proofs: tuple[Proof, ...] = ()
    certificates: tuple[str, ...] = ()
    art: Art | None = None


def main_part(spec: JobSpec) -> Part:
    """Return the part that stands for the whole: its body, else the first."""
    return next((part for part in spec.parts if part.role is PartRole.BODY), spec.parts[0])
