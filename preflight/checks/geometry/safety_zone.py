"""Flag text that stands nearer to the cut or to the spine than the order allows.

Why: a pile of paper is cut to a millimetre at best, and what is bound does not open to the very fold.
Fix: move text inwards, or set it smaller, and export again.
"""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.geometry import MOST_BLEED_MM, SIDES, Trim, TrimSource, trim_of
from preflight.printed import texts
from preflight.report import Severity

TEXTS = {
    "near": Text(
        "{on_pages}: text is {measured} mm from the cut, {wanted} mm expected; move it inwards",
        "{on_pages}: text stands {measured} mm from the edge and may be cut off. Please keep {wanted} mm away.",
        from_order=("safe_mm",),
    ),
    "cut": Text(
        "{on_pages}: text reaches {measured} mm over the cut, {wanted} mm before it expected; move it inwards",
        "{on_pages}: text reaches over the edge and will be cut off. Please keep {wanted} mm away from it.",
        from_order=("safe_mm",),
    ),
    "pushed": Text(
        "{on_pages}: text is {measured} mm from the cut once the fold has pushed the sheet out, {wanted} mm expected",
        "{on_pages}: inner pages of a stapled booklet lose some edge; text needs {wanted} mm. Please move it inwards.",
        from_order=("safe_mm", "binding", "creep_mm"),
    ),
    "gutter": Text(
        "{on_pages}: text is {measured} mm from the glued spine, {wanted} mm expected; move it outwards",
        "{on_pages}: text stands {measured} mm from the spine, where a glued book hardly opens. Keep {wanted} mm.",
        from_order=("binding",),
    ),
}
_STITCHED, _GLUED = "saddleStitch", frozenset({"softCover", "hardCover"})
_FACING = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class _Reach(NamedTuple):
    """How near one place comes to a limit; below 0 it is past it."""

    case: str
    page: int
    rect: Rect
    left_mm: float
    wanted_mm: float


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"safe_mm": 0.0, "gutter_mm": 6.0, "slack_mm": 0.5, "display_pt": 36.0},
    turn=Turn.LAST,
)
def safety_zone(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Measure from each text to the sides; larger letters than `display_pt` may well be meant to be cut.

    On the inner pages of a stitched booklet the fold has taken some of the margin already; the spine is not cut.
    """
    safe, slack = expected.safe_mm or float(settings["safe_mm"]), float(settings["slack_mm"])
    found = []
    for seen in texts(facts, expected, lambda text: text.size_pt <= float(settings["display_pt"])):
        trim = trim_of(seen.page, expected, most_bleed_mm=MOST_BLEED_MM)
        limits = _limits(seen.page, expected, len(facts.pages), safe, float(settings["gutter_mm"]))
        found += [reach for rect in seen.rects for reach in _reaches(seen.page, rect, trim, limits, slack)]
    for case in TEXTS:
        near = [reach for reach in found if reach.case == case]
        yield from _told(case, near)


class _Limit(NamedTuple):
    """What is wanted on one side: `lost_mm` of it the fold takes."""

    case: str
    wanted_mm: float
    lost_mm: float = 0.0


def _limits(page: PageFacts, expected: Expected, pages: int, safe: float, gutter: float) -> dict[str, _Limit]:
    """Return the limits of a page by its side; the spine of a bound block has its own, or none."""
    limits = {side: _Limit("near", safe) for side in SIDES}
    spine = _spine_side(page.number, expected)
    if spine and expected.binding in _GLUED:
        limits[spine] = _Limit("gutter", gutter)
    elif spine:
        del limits[spine]
        limits[_FACING[spine]] = _Limit("near", safe, _creep(page.number, pages, expected.creep_mm))
    return limits


def _spine_side(number: int, expected: Expected) -> str:
    """Return the side a page is bound at: single pages of a block begin with a right-hand one."""
    bound = expected.binding in _GLUED or expected.binding == _STITCHED
    if not bound or expected.role not in ("body", "insert"):
        return ""
    edge = expected.binding_edge or "left"
    return edge if number % 2 else _FACING[edge]


def _creep(number: int, pages: int, most: float) -> float:
    """Return how far the fold pushes a page's sheet out; the innermost is pushed furthest."""
    sheets = max(ceil(pages / 4), 1)
    sheet = min(ceil(number / 2), ceil((pages - number + 1) / 2))
    return most * max(sheet, 1) / sheets


def _reaches(
    page: PageFacts, rect: Rect, trim: Trim, limits: dict[str, _Limit], slack: float
) -> Iterator[_Reach]:
    if trim.source is TrimSource.PAGE_EDGE:
        return
    for side, limit in limits.items():
        flat = _distance(rect, trim.rect_mm, side)
        left = flat - limit.lost_mm
        if limit.wanted_mm and left < limit.wanted_mm - slack:
            yield _Reach(_case(limit, flat, slack), page.number, rect, left, limit.wanted_mm)


def _case(limit: _Limit, flat: float, slack: float) -> str:
    if limit.case == "gutter":
        return "gutter"
    if flat < -slack:
        return "cut"
    return "near" if flat < limit.wanted_mm - slack else "pushed"


def _distance(rect: Rect, trim: Rect, side: str) -> float:
    at = SIDES.index(side)
    return rect[at] - trim[at] if side in ("left", "bottom") else trim[at] - rect[at]


def _told(case: str, near: list[_Reach]) -> Iterator[Hit]:
    """Make one finding of a case, with the nearest of all places as its figure."""
    if not near:
        return
    worst = min(reach.left_mm for reach in near)
    places: dict[int, dict[Rect, None]] = {}
    for reach in near:
        places.setdefault(reach.page, {})[reach.rect] = None
    for number, rects in places.items():
        yield Hit(
            case,
            number,
            measured=round(abs(worst) if case == "cut" else max(worst, 0.0), 1),
            wanted=round(max(reach.wanted_mm for reach in near), 1),
            unit="mm",
            rects_mm=tuple(rects),
        )
