"""Art: how the originals come, and what becomes of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of

WAYS = ("network", "media", "hardcopy", "negatives")
HANDLINGS = (
    "",
    "store",
    "return",
    "returnWithProduct",
    "returnWithProof",
    "pickup",
    "destroy",
    "printerOwns",
)


@dataclass(frozen=True, slots=True)
class Art:
    """Files over the net, or originals by hand; `handling` is what becomes of them after the job."""

    way: str = "network"
    handling: str = ""


def art_problems(art: Art, path: str) -> Iterator[Problem]:
    """Check that the way and the fate of originals are known words."""
    yield from one_of("art-way-unknown", f"{path}.way", art.way, WAYS)
    yield from one_of("art-handling-unknown", f"{path}.handling", art.handling, HANDLINGS)
