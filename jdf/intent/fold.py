"""Fold: how the open sheet becomes the piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive

CATALOG = re.compile(r"F([1-9][0-9]*)-(X|[1-9][0-9]*)\Z")
FROM = ("front", "left")
TO = ("up", "down")


@dataclass(frozen=True, slots=True)
class FoldStep:
    """One fold: from which edge of the sheet as it lies, how far from it, and up or down."""

    from_edge: str
    to: str
    travel_mm: float


@dataclass(frozen=True, slots=True)
class Fold:
    """The fold by its catalogue name, F<pages>-<variant>: F4-1 single, F6-1 letter; X where only the steps say.

    `crease` asks for a pressed line before the fold, as heavy stock needs it.
    """

    catalog: str
    steps: tuple[FoldStep, ...] = ()
    crease: bool = False


def fold_problems(fold: Fold, path: str) -> Iterator[Problem]:
    """Check that a fold has a catalogue name, and steps where the name says nothing."""
    named = CATALOG.match(fold.catalog)
    if not named:
        found = f"found {fold.catalog!r}; use a name of the catalogue, such as F4-1 or F6-1"
        yield Problem("fold-unknown", f"{path}.catalog", found)
    elif named[2] == "X" and not fold.steps:
        yield Problem("fold-without-steps", f"{path}.steps", f"{fold.catalog} says no steps; list them")
    for index, step in enumerate(fold.steps):
        at = f"{path}.steps[{index}]"
        yield from one_of("fold-edge-unknown", f"{at}.from_edge", step.from_edge, FROM)
        yield from one_of("fold-direction-unknown", f"{at}.to", step.to, TO)
        yield from positive("fold-travel-not-positive", f"{at}.travel_mm", step.travel_mm)


def pages_of(fold: Fold) -> int | None:
    """Return how many pages the catalogue name says, if it is one."""
    named = CATALOG.match(fold.catalog)
    return int(named[1]) if named else None
