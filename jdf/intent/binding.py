"""Binding: how the leaves are held together."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive
from jdf.vocabulary import COLORS, words

TYPES = words("saddleStitch sideStitch cornerStitch softCover hardCover wire coil comb padGlue loose ring")
EDGES = ("left", "right", "top", "bottom")
ORDERS = ("collect", "gather")
HANGING = ("wire", "coil")
THICKEST_MM = 100
GLUES = ("", "cold", "hotmelt", "pur")


@dataclass(frozen=True, slots=True)
class Binding:
    """Kind, bound edge, sections nested (collect) or stacked (gather), number of staples.

    `spine_mm` is the thickness of the bound piece, `color` that of wire, coil or comb, `hanger` the hook of a wall
    calendar, `sewn` threads through the sections of a book.
    """

    type: str
    edge: str = "left"
    order: str = "collect"
    stitches: int | None = None
    spine_mm: float | None = None
    glue: str = ""
    color: str = ""
    hanger: bool = False
    sewn: bool = False


def binding_problems(binding: Binding, path: str) -> Iterator[Problem]:
    """Check that a binding is described in known words."""
    yield from one_of("binding-unknown", f"{path}.type", binding.type, TYPES)
    yield from one_of("binding-edge-unknown", f"{path}.edge", binding.edge, EDGES)
    yield from one_of("binding-order-unknown", f"{path}.order", binding.order, ORDERS)
    yield from one_of("glue-unknown", f"{path}.glue", binding.glue, GLUES)
    yield from one_of("color-unknown", f"{path}.color", binding.color, ("", *COLORS))
    yield from positive("stitches-not-positive", f"{path}.stitches", binding.stitches)
    if binding.spine_mm is not None and not 0 <= binding.spine_mm <= THICKEST_MM:
        yield Problem(
            "spine-impossible",
            f"{path}.spine_mm",
            f"found {binding.spine_mm:g} mm; from 0 to {THICKEST_MM} mm can be bound",
        )
    if binding.hanger and binding.type not in HANGING:
        yield Problem(
            "hanger-without-wire",
            f"{path}.hanger",
            f"a hanger sits in a wire or coil, this is {binding.type}",
        )
