"""The boxes of a page, turned and scaled as it is shown (ISO 32000-2, 14.11.2)."""

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

import pikepdf

from preflight.facts import Rect

_BOXES = ("media", "crop", "bleed", "trim", "art")
_INHERITED = {"/MediaBox", "/CropBox", "/Rotate", "/Resources"}
_LETTER: Rect = (0.0, 0.0, 612.0, 792.0)
_MOST_PARENTS = 64
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is shown: its MediaBox in units of the page, its rotation, and how many 1/72 inch a unit is."""

    media: Rect
    rotate: int
    unit: float

    def shown(self, box: Rect) -> Rect:
        """Turn a box as the page is shown, in mm: Rotate is clockwise, the MediaBox's corner the origin."""
        media = self.media
        x0, y0, x1, y1 = box[0] - media[0], box[1] - media[1], box[2] - media[0], box[3] - media[1]
        if self.rotate:
            x0, y0, x1, y1 = self._turned(x0, y0, x1, y1)
        k = self.unit * _MM_PER_POINT
        return round(x0 * k, 3) + 0.0, round(y0 * k, 3) + 0.0, round(x1 * k, 3) + 0.0, round(y1 * k, 3) + 0.0

    def _turned(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        wide, high = self.media[2] - self.media[0], self.media[3] - self.media[1]
        return {
            90: (y0, wide - x1, y1, wide - x0),
            180: (wide - x1, high - y1, wide - x0, high - y0),
            270: (high - y1, x0, high - y0, x1),
        }[self.rotate]


@dataclass(frozen=True, slots=True)
class Boxes:
    """All boxes in mm; those that the file does not give have the value the standard gives them."""

    frame: Frame
    media: Rect
    crop: Rect
    bleed: Rect
    trim: Rect
    art: Rect
    defined: tuple[str, ...]


def boxes_of(page: pikepdf.Object) -> Boxes:
    """Read a page's boxes."""
    raw = {
        name: rect
        for name in _BOXES
        if (rect := _rectangle(inherited(page, f"/{name.title()}Box"))) is not None
    }
    return _boxes(tuple(raw.items()), _rotation(page), _user_unit(page))


@lru_cache(maxsize=64)
def _boxes(given: tuple[tuple[str, Rect], ...], rotate: int, unit: float) -> Boxes:
    """Fill in what is not given, and turn all; pages of a book are mostly alike, and share the answer."""
    raw = dict(given)
    media = raw.get("media", _LETTER)
    crop = raw.get("crop", media)
    frame = Frame(media, rotate, unit)
    shown = {name: frame.shown(raw.get(name, media if name == "media" else crop)) for name in _BOXES}
    return Boxes(
        frame,
        media=shown["media"],
        crop=shown["crop"],
        bleed=shown["bleed"],
        trim=shown["trim"],
        art=shown["art"],
        defined=tuple(raw),
    )


def inherited(page: pikepdf.Object, key: str) -> object:
    """Look a key up in the page, then in its parents (7.7.3.4)."""
    node: object = page
    for _ in range(_MOST_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        value = node.get(key)
        if value is not None or key not in _INHERITED:
            return value
        node = node.get("/Parent")
    return None


def _rectangle(value: object) -> Rect | None:
    """Read four numbers in any order of corners; None for what is no rectangle with an area."""
    if not isinstance(value, pikepdf.Array) or len(value) != len(_LETTER):
        return None
    try:
        x0, y0, x1, y1 = (float(corner) for corner in value)
    except (TypeError, ValueError):
        return None
    left, bottom, right, top = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    sound = all(isfinite(edge) and abs(edge) < 1e7 for edge in (left, bottom, right, top))  # 3.5 km
    return (left, bottom, right, top) if sound and right > left and top > bottom else None


def _rotation(page: pikepdf.Object) -> int:
    value = inherited(page, "/Rotate")
    return value % 360 if isinstance(value, int) and value % 90 == 0 else 0


def _user_unit(page: pikepdf.Object) -> float:
    """Read how many 1/72 inch one unit is (table 31); 1 for what makes no sense."""
    try:
        unit = float(inherited(page, "/UserUnit") or 1)  # type: ignore[arg-type]  # anything may stand here
    except (TypeError, ValueError):
        return 1.0
    return unit if isfinite(unit) and 0 < unit < 1e4 else 1.0
