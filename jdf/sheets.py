"""The press sheets of a job for offset: its sections, and on which sheet each of them lies.

What is folded is cut into sections of 16, 8 and 4 pages, the largest that the sheet takes; all else is a sheet a
leaf. A shop plans anew what it knows better, such as gangs and nests; what is here can be printed as it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jdf.intent.fold import CATALOG
from jdf.intent.job import JobSpec
from jdf.intent.part import Part, PartRole

_FOLDED: Final = ("saddleStitch", "softCover", "hardCover")
"""Bindings that hold folded sections."""

_SECTIONS: Final = ((16, "F16-6", 4, 2), (8, "F8-7", 2, 2), (4, "F4-1", 2, 1))
"""Pages of a section, the name of its fold, and its pages across and along one side of the sheet."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one press sheet holds of a part: so many pages, folded by a name of the catalogue or not at all."""

    number: int
    part: Part
    pages: int
    fold: str = ""

    @property
    def signature(self) -> str:
        """Return the name of its signature."""
        return f"SIG{self.number}"

    @property
    def sheet(self) -> str:
        """Return the name of its sheet."""
        return f"SHT{self.number}"


def sections_of(spec: JobSpec, sheet_mm: tuple[float, ...] = ()) -> tuple[Section, ...]:
    """Return the sections of a job in the order of its parts, each version by itself."""
    found = [
        (part, pages, fold)
        for part in spec.parts
        for _ in spec.versions or ("",)
        for pages, fold in _of_part(spec, part, sheet_mm)
    ]
    return tuple(Section(number, *each) for number, each in enumerate(found, start=1))


def _of_part(spec: JobSpec, part: Part, sheet_mm: tuple[float, ...]) -> Iterator[tuple[int, str]]:
    if part.fold and CATALOG.match(part.fold.catalog) and not part.fold.catalog.endswith("X"):
        yield part.pages, part.fold.catalog
    elif _is_folded(spec, part):
        yield from _cut(part, sheet_mm)
    else:
        for first in range(0, part.pages, 2):
            yield min(2, part.pages - first), ""


def _is_folded(spec: JobSpec, part: Part) -> bool:
    bound = spec.binding is not None and spec.binding.type in _FOLDED
    return bound and part.role in (PartRole.BODY, PartRole.COVER, PartRole.INSERT) and part.pages % 4 == 0


def _cut(part: Part, sheet_mm: tuple[float, ...]) -> Iterator[tuple[int, str]]:
    """Yield the largest sections first; the smallest is taken even where the sheet is too small for it."""
    fitting = [one for one in _SECTIONS if _fits(part, one[2], one[3], sheet_mm)] or [_SECTIONS[-1]]
    left = part.pages
    for pages, fold, _, _ in (*fitting, _SECTIONS[-1]):
        while left >= pages:
            yield pages, fold
            left -= pages


def _fits(part: Part, across: int, along: int, sheet_mm: tuple[float, ...]) -> bool:
    if not sheet_mm:
        return True
    size = part.size
    open_mm = sorted(
        (across * size.trim_w_mm + 2 * size.bleed_mm, along * size.trim_h_mm + 2 * size.bleed_mm)
    )
    return all(needed <= there for needed, there in zip(open_mm, sorted(sheet_mm), strict=True))
