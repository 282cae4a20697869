"""What is drawn over the picture of a page: where it is cut, and where something is the matter; pure geometry.

Boxes are in mm with y downwards from the top of the page picture, as SVG counts; the page picture itself lies at
(0, 0) and is `width_mm` x `height_mm`. `frame` is what an `<svg viewBox>` must show: the page, and what is missing
beside it (bleed that is not there lies outside the page). So a page draws:

    <svg viewBox="{{ o.frame }}"><image x="0" y="0" width="{{ o.width_mm }}" height="{{ o.height_mm }}"
         preserveAspectRatio="none" href="..."/> ... </svg>
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from preflight import Expected, Finding, PageFacts
from preflight.geometry import MOST_BLEED_MM, trim_of
from preflight.texts import pages_in

Rect = tuple[float, float, float, float]
_BROAD = 0.5
_LEAST_MM = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box in the overlay; written out, it is the value of a viewBox."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.x:g} {self.y:g} {self.width:g} {self.height:g}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A problem on the page: its number in the list of findings, and the id of the entry that a click leads to.

    `is_outline`: the box is most of the page and is drawn as an edge, not filled.
    """

    number: int
    target: str
    label: str
    severity: str
    box: Box
    is_outline: bool


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything over one page; `numbers` are those of all findings that concern it, with a place or without."""

    page: int
    width_mm: float
    height_mm: float
    frame: Box
    trim: Box
    bleed: Box | None
    safe: Box | None
    marks: tuple[Mark, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A finding with the words that name it in the overlay."""

    finding: Finding
    label: str


def overlay(
    page: PageFacts, expected: Expected, findings: Sequence[Labelled], *, prefix: str = "finding"
) -> Overlay:
    """Lay out one page. The findings are all of the file's, in the order of the list beside the picture.

    A finding's entry in that list has the id `<prefix>-<number>`; the first is number 1.
    """
    top, right = page.media[3], page.media[2]
    trim = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
    numbered = [
        (number, each)
        for number, each in enumerate(findings, start=1)
        if page.number in pages_in(each.finding.pages)
    ]
    marks = tuple(_marks(page, numbered, prefix))
    return Overlay(
        page=page.number,
        width_mm=right,
        height_mm=top,
        frame=_frame(right, top, (mark.box for mark in marks)),
        trim=_box(trim, top),
        bleed=_box(_grown(trim, expected.bleed_mm), top) if expected.bleed_mm > 0 else None,
        safe=_box(_grown(trim, -expected.safe_mm), top) if expected.safe_mm > 0 else None,
        marks=marks,
        numbers=tuple(number for number, _ in numbered),
    )


def _marks(page: PageFacts, numbered: Iterable[tuple[int, Labelled]], prefix: str) -> Iterable[Mark]:
    width, height = page.media[2], page.media[3]
    for number, each in numbered:
        for rect in (place.rect_mm for place in each.finding.places if place.page == page.number):
            box = _box(_visible(rect), height)
            yield Mark(
                number=number,
                target=f"{prefix}-{number}",
                label=each.label,
                severity=each.finding.severity.value,
                box=box,
                is_outline=box.width * box.height >= _BROAD * width * height,
            )


def _visible(rect: Rect) -> Rect:
    """Give what is thinner than a line can show a little body."""
    left, bottom, right, top = rect
    across, along = max(0.0, _LEAST_MM - (right - left)) / 2, max(0.0, _LEAST_MM - (top - bottom)) / 2
    return left - across, bottom - along, right + across, top + along


def _grown(rect: Rect, by_mm: float) -> Rect:
    return rect[0] - by_mm, rect[1] - by_mm, rect[2] + by_mm, rect[3] + by_mm


def _box(rect: Rect, page_top: float) -> Box:
    """Turn a rectangle of the file (y upwards) into a box of the overlay (y downwards)."""
    left, bottom, right, top = rect
    return Box(round(left, 2), round(page_top - top, 2), round(right - left, 2), round(top - bottom, 2))


def _frame(width: float, height: float, boxes: Iterable[Box]) -> Box:
    """Return the page and all that lies beside it, but never more than half a page beyond."""
    found = list(boxes)
    left = max(min([0.0, *(box.x for box in found)]), -width / 2)
    top = max(min([0.0, *(box.y for box in found)]), -height / 2)
    right = min(max([width, *(box.x + box.width for box in found)]), 1.5 * width)
    bottom = min(max([height, *(box.y + box.height for box in found)]), 1.5 * height)
    return Box(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2))
