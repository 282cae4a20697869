"""Where a page will be cut: what the file says, or what the order lets us assume."""

from dataclasses import dataclass
from enum import StrEnum

from preflight.expected import Expected
from preflight.facts import PageFacts, Rect
from preflight.texts import number

SIDES = ("left", "bottom", "right", "top")
MOST_BLEED_MM = 10.0
"""As much as a page may go past the ordered size to be taken for trim plus bleed, unless a profile says otherwise."""

_SAME_BOX_MM = 0.1


class TrimSource(StrEnum):
    """Who says where the cut is: the file's box, the order, or nobody (then the page's own edge)."""

    GIVEN = "given"
    ASSUMED = "assumed"
    PAGE_EDGE = "page-edge"


@dataclass(frozen=True, slots=True)
class Trim:
    """The cut of one page."""

    rect_mm: Rect
    source: TrimSource


def width(rect: Rect) -> float:
    """Return a rectangle's width in mm."""
    return rect[2] - rect[0]


def height(rect: Rect) -> float:
    """Return a rectangle's height in mm."""
    return rect[3] - rect[1]


def is_size(rect: Rect, w_mm: float, h_mm: float, tolerance_mm: float) -> bool:
    """Say whether a rectangle has a size, within a tolerance that counts the border in."""
    slack = tolerance_mm + 0.001
    return abs(width(rect) - w_mm) <= slack and abs(height(rect) - h_mm) <= slack


def size_text(rect: Rect) -> str:
    """Write a rectangle's size as people do: 210 x 297."""
    return f"{number(round(width(rect), 1))} x {number(round(height(rect), 1))}"


def within(inner: Rect, outer: Rect, tolerance_mm: float) -> bool:
    """Say whether one rectangle lies in another, or reaches out of it by no more than a tolerance."""
    near, far = zip(inner[:2], outer[:2], strict=True), zip(inner[2:], outer[2:], strict=True)
    return all(a >= b - tolerance_mm for a, b in near) and all(a <= b + tolerance_mm for a, b in far)


def touches(one: Rect, other: Rect) -> bool:
    """Say whether two rectangles have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def grown(rect: Rect, mm: float) -> Rect:
    """Return a rectangle that reaches further by as much on each side."""
    return rect[0] - mm, rect[1] - mm, rect[2] + mm, rect[3] + mm


def trim_of(page: PageFacts, expected: Expected, *, most_bleed_mm: float) -> Trim:
    """Find the cut: TrimBox, else ArtBox (PDF/X allows one of them), else the order's size centred in a box.

    A TrimBox equal to the MediaBox says nothing: programs write it when nobody set one. There, and where
    none is given, a box that is the ordered size with an even margin of up to `most_bleed_mm` is taken
    as trim plus bleed.
    """
    given = page.trim if "trim" in page.defined else page.art if "art" in page.defined else None
    if given is not None and not _same(given, page.media):
        return Trim(given, TrimSource.GIVEN)
    for box in (page.bleed, page.crop, page.media):
        assumed = _centred(box, expected, most_bleed_mm)
        if assumed is not None:
            exact = given is not None and _same(assumed, given)
            return Trim(assumed, TrimSource.GIVEN if exact else TrimSource.ASSUMED)
    return Trim(given, TrimSource.GIVEN) if given else Trim(page.crop, TrimSource.PAGE_EDGE)


MOST_SPINE_MM = 120.0


def flat_spine(page: PageFacts, expected: Expected) -> Rect | None:
    """Return the spine of a page that is a whole cover: what it is wider than two pages, in its middle.

    None where the order has no spine or the page is none of that height and width. Without a TrimBox the ordered
    bleed is taken off the page.
    """
    if expected.spine_mm is None or expected.trim_w_mm is None or expected.trim_h_mm is None:
        return None
    cut = page.trim if "trim" in page.defined and not _same(page.trim, page.media) else None
    for rect in (cut,) if cut else (page.media, grown(page.media, -expected.bleed_mm)):
        spine = width(rect) - 2 * expected.trim_w_mm
        if (
            abs(height(rect) - expected.trim_h_mm) <= expected.tolerance_mm + 0.001
            and -expected.tolerance_mm <= spine <= MOST_SPINE_MM
        ):
            left = rect[0] + expected.trim_w_mm
            return left, rect[1], max(left, left + spine), rect[3]
    return None


def bleed_of(page: PageFacts, trim: Rect) -> Rect:
    """Measure how far the page goes past the cut on each of SIDES: to the BleedBox, else the MediaBox."""
    edge = page.bleed if "bleed" in page.defined else page.media
    left, bottom = max(edge[0], page.media[0]), max(edge[1], page.media[1])
    right, top = min(edge[2], page.media[2]), min(edge[3], page.media[3])
    return trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3]


def _same(one: Rect, other: Rect) -> bool:
    a, b, c, d = one
    e, f, g, h = other
    near = abs(a - e) <= _SAME_BOX_MM and abs(b - f) <= _SAME_BOX_MM
    return near and abs(c - g) <= _SAME_BOX_MM and abs(d - h) <= _SAME_BOX_MM


def _centred(box: Rect, expected: Expected, most_bleed_mm: float) -> Rect | None:
    """Return the ordered size in the middle of a box whose margins are even, whichever way it is turned."""
    if expected.trim_w_mm is None or expected.trim_h_mm is None:
        return None
    upright = (expected.trim_w_mm, expected.trim_h_mm)
    for w_mm, h_mm in (upright, upright[::-1]):
        across, along = (width(box) - w_mm) / 2, (height(box) - h_mm) / 2
        even = abs(across - along) <= expected.tolerance_mm
        if even and -expected.tolerance_mm / 2 <= min(across, along) and max(across, along) <= most_bleed_mm:
            x, y = max(across, 0.0), max(along, 0.0)
            return box[0] + x, box[1] + y, box[2] - x, box[3] - y
    return None
