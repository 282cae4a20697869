"""Binding: how the leaves are held together."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive
from jdf.vocabulary import words

TYPES = words("saddleStitch sideStitch cornerStitch softCover hardCover wire coil comb padGlue loose ring")
EDGES = ("left", "right", "top", "bottom")
ORDERS = ("collect", "gather")


@dataclass(frozen=True, slots=True)
class Binding:
    """Kind, bound edge, sections nested (collect) or stacked (gather), number of staples."""

    type: str
    edge: str = "left"
    order: str = "collect"
    stitches: int | None = None


def binding_problems(binding: Binding, path: str) -> Iterator[Problem]:
    """Check that a binding is described in known words."""
    yield from one_of("binding-unknown", f"{path}.type", binding.type, TYPES)
    yield from one_of("binding-edge-unknown", f"{path}.edge", binding.edge, EDGES)
    yield from one_of("binding-order-unknown", f"{path}.order", binding.order, ORDERS)
    yield from positive("stitches-not-positive", f"{path}.stitches", binding.stitches)
