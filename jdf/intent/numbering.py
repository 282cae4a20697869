"""Numbering: running numbers printed on pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of
from jdf.vocabulary import COLORS

_START = re.compile(r"[0-9A-Za-z./-]{0,20}[0-9]\Z")


@dataclass(frozen=True, slots=True)
class Numbering:
    """One running number: its first value as printed ("000001"), its step and its place.

    The place counts from the lower left corner of the trimmed piece; `parts` are the part ids that carry the number,
    none means every part.
    """

    start: str
    step: int = 1
    x_mm: float = 0
    y_mm: float = 0
    angle: float = 0
    color: str = "Black"
    parts: tuple[str, ...] = ()


def numbering_problems(numbering: Numbering, path: str) -> Iterator[Problem]:
    """Check that a number can run."""
    if not _START.match(numbering.start):
        found = f"found {numbering.start!r}; use at most 21 letters and digits that end in a digit: 000001"
        yield Problem("number-malformed", f"{path}.start", found)
    if numbering.step == 0:
        yield Problem(
            "number-stands-still", f"{path}.step", "a step of 0 prints one number; use 1, or another step"
        )
    yield from one_of("color-unknown", f"{path}.color", numbering.color, COLORS)
