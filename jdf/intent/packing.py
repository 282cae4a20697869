"""Packing: how pieces are bundled for the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive

UNITS = ("", "loose", "banded", "shrinkWrapped", "boxed", "pad", "roll")
WINDINGS = range(1, 9)


@dataclass(frozen=True, slots=True)
class Packing:
    """What one unit is and how many pieces it holds, and how many pieces go into a carton and onto a pallet.

    Rolls of labels have a core and one of the eight winding directions: 1 to 4 outside, 5 to 8 inside.
    """

    unit: str = ""
    unit_quantity: int | None = None
    box_quantity: int | None = None
    pallet_quantity: int | None = None
    core_mm: float | None = None
    winding: int | None = None


def packing_problems(packing: Packing, path: str) -> Iterator[Problem]:
    """Check that a packing is described in known words and possible numbers."""
    yield from one_of("packing-unknown", f"{path}.unit", packing.unit, UNITS)
    for name in ("unit_quantity", "box_quantity", "pallet_quantity", "core_mm"):
        yield from positive("packing-not-positive", f"{path}.{name}", getattr(packing, name))
    if packing.winding is not None and packing.winding not in WINDINGS:
        yield Problem(
            "winding-unknown", f"{path}.winding", f"found {packing.winding}; the directions are 1 to 8"
        )
    if packing.unit != "roll" and (packing.core_mm is not None or packing.winding is not None):
        found = f"a core or winding, but the unit is {packing.unit or 'not said'}; make it roll, or leave them out"
        yield Problem("roll-words-without-roll", f"{path}.unit", found)
