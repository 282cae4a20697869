"""A page's frame: its MediaBox as the page is shown, in mm and in pixels (facts.Rect's own frame)."""

from dataclasses import dataclass
from math import isfinite

import pikepdf

MM_PER_POINT = 25.4 / 72
_LETTER = (0.0, 0.0, 612.0, 792.0)
_BOXES = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_MOST_POINTS = 200_000.0
_MOST_PARENTS = 64

Rect = tuple[float, float, float, float]
Insets = tuple[float, float, float, float]
"""How far boxes lie within the MediaBox: left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`media` is in points as the file has it; widths and insets are in mm as the page is shown."""

    media: Rect
    rotate: int
    width_mm: float
    height_mm: float
    insets_mm: Insets

    def pixels(self, dpi: float, most: int) -> tuple[int, int]:
        """Return width and height in pixels at a resolution, or at the most that a page may have."""
        wide, high = self.width_mm / 25.4 * dpi, self.height_mm / 25.4 * dpi
        shrink = min(1.0, (most / max(1.0, wide * high)) ** 0.5)
        return max(1, round(wide * shrink)), max(1, round(high * shrink))


def frame_of(page: pikepdf.Object) -> Frame:
    """Read the frame of a page; what makes no sense is taken as every reader takes it."""
    media = _rect(inherited(page, "/MediaBox")) or _LETTER
    rotate = _quarter(inherited(page, "/Rotate"))
    unit = _positive(page.get("/UserUnit"))
    scale = unit * MM_PER_POINT
    wide, high = (media[2] - media[0]) * scale, (media[3] - media[1]) * scale
    insets = _turned(_insets(page, media, scale), rotate)
    return Frame(media, rotate, *((high, wide) if rotate in {90, 270} else (wide, high)), insets)


def _insets(page: pikepdf.Object, media: Rect, scale: float) -> Insets:
    """Return how far the innermost of the boxes lies within the MediaBox on each side."""
    found = [rect for name in _BOXES if (rect := _rect(inherited(page, name))) is not None]
    left, bottom = max([media[0], *(r[0] for r in found)]), max([media[1], *(r[1] for r in found)])
    right, top = min([media[2], *(r[2] for r in found)]), min([media[3], *(r[3] for r in found)])
    return (
        (left - media[0]) * scale,
        (bottom - media[1]) * scale,
        (media[2] - right) * scale,
        (media[3] - top) * scale,
    )


def _turned(insets: Insets, rotate: int) -> Insets:
    """Turn sides clockwise as Rotate turns the page: what was left is on top after 90 degrees."""
    sides = list(insets)
    for _ in range(rotate // 90):
        left, bottom, right, top = sides
        sides = [bottom, right, top, left]
    left, bottom, right, top = sides
    return left, bottom, right, top


def inherited(page: pikepdf.Object, key: str) -> object:
    """Look a key up in the page and its parents (7.7.3.4); only these four are inherited."""
    at: object = page
    for _ in range(_MOST_PARENTS):
        if not isinstance(at, pikepdf.Dictionary):
            return None
        found = at.get(key)
        if found is not None or key not in {"/MediaBox", "/CropBox", "/Rotate", "/Resources"}:
            return found
        at = at.get("/Parent")
    return None


def _rect(found: object) -> Rect | None:
    if not isinstance(found, pikepdf.Array) or len(found) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(found[i]) for i in range(4))
    except (TypeError, ValueError):
        return None
    rect = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    sane = all(isfinite(edge) and abs(edge) < _MOST_POINTS for edge in rect)
    return rect if sane and rect[2] - rect[0] > 0 and rect[3] - rect[1] > 0 else None


def _quarter(found: object) -> int:
    return found % 360 if isinstance(found, int) and found % 90 == 0 else 0


def _positive(found: object) -> float:
    try:
        unit = float(found) if isinstance(found, int | float) or hasattr(found, "__float__") else 1.0
    except (TypeError, ValueError):
        return 1.0
    return unit if isfinite(unit) and 0 < unit < 1e4 else 1.0
