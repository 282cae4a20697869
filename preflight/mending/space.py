"""Leads from the page as it is shown, in mm, to the page's own space and back (ISO 32000-2, 8.3.2.3 and 14.11.2)."""

from dataclasses import dataclass

import pikepdf

from preflight.expected import Expected
from preflight.facts import Content, PageFacts, Rect
from preflight.geometry import trim_of
from preflight.reading.boxes import Boxes, Frame, boxes_of

_POINTS_PER_MM = 72 / 25.4
BOXES = ("Media", "Crop", "Bleed", "Trim", "Art")


@dataclass(frozen=True, slots=True)
class Space:
    """One page: its boxes as shown, and how to write a rectangle of what is shown into its own space."""

    page: pikepdf.Object
    boxes: Boxes

    @classmethod
    def of(cls, page: pikepdf.Object) -> "Space":
        """Read how a page is shown."""
        return cls(page, boxes_of(page))

    @property
    def frame(self) -> Frame:
        """How the page is turned and scaled."""
        return self.boxes.frame

    @property
    def points_per_mm(self) -> float:
        """Return how many of the page's own units are a millimetre."""
        return _POINTS_PER_MM / self.frame.unit

    def own(self, shown_mm: Rect) -> Rect:
        """Turn a rectangle as shown into the page's own space."""
        left, bottom, right, top = (edge * self.points_per_mm for edge in shown_mm)
        x, y, x1, y1 = self.frame.media
        wide, high = x1 - x, y1 - y
        a, b, c, d = {
            0: (left, bottom, right, top),
            90: (wide - top, left, wide - bottom, right),
            180: (wide - right, high - top, wide - left, high - bottom),
            270: (bottom, high - right, top, high - left),
        }[self.frame.rotate]
        return a + x, b + y, c + x, d + y

    def set_box(self, name: str, own: Rect) -> None:
        """Write a box (Media, Crop, Bleed, Trim, Art) of the page."""
        self.page[f"/{name}Box"] = pikepdf.Array([round(edge, 4) for edge in own])

    def cut(self, expected: Expected, most_bleed_mm: float) -> Rect:
        """Return where the page will be cut, as shown, by the same rule as the checks."""
        return trim_of(self._facts(), expected, most_bleed_mm=most_bleed_mm).rect_mm

    def _facts(self) -> PageFacts:
        boxes = self.boxes
        return PageFacts(
            1,
            boxes.frame.rotate,
            boxes.frame.unit,
            boxes.media,
            boxes.crop,
            boxes.bleed,
            boxes.trim,
            boxes.art,
            boxes.defined,
            Content.READ,
            has_marks=True,
        )
