"""Makes plates of one small page in this process, and tells the ink at a place; only of files of our own making.

A page is 60 x 60 mm and `patch` fills a square of it, so that what each plate must show is known by hand.
"""

import io
from dataclasses import dataclass

import pikepdf

from preflight.pixels.pixel_facts import PagePixels, PixelFacts
from preflight.pixels.plates import PagePlates, Plates
from preflight.pixels.reader import measured, read_pixels
from preflight_builders import POINTS_PER_MM, page, pdf, stream

SIDE = 60.0
TINT = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .5 1 0]/N 1>>"


@dataclass(frozen=True)
class Drawn:
    """The plates of one page; asks for ink by place."""

    plates: PagePlates

    def at(self, x_mm: float, y_mm: float) -> dict[str, int]:
        """Ink in percent by plate at a place, mm from the lower left of the page as it is shown; none is left out."""
        frame = self.plates.frame
        column = int(x_mm / frame.width_mm * self.plates.width_px)
        row = self.plates.height_px - 1 - int(y_mm / frame.height_mm * self.plates.height_px)
        found = {name: round(int(ink[row, column]) / 2.55) for name, ink in self.plates.ink.items()}
        return {name: found[name] for name in self.plates.names if found[name]}


def drawn(
    content: str | bytes, resources: str = "", *, extra: tuple[bytes, ...] = (), entries: str = ""
) -> Drawn:
    """Draw one page; `extra` objects follow from number 100."""
    (made,) = all_plates(one_page(content, resources, extra=extra, entries=entries))
    assert isinstance(made, PagePlates), made
    return Drawn(made)


def one_page(
    content: str | bytes, resources: str = "", *, extra: tuple[bytes, ...] = (), entries: str = ""
) -> bytes:
    """Write one page with resources."""
    body = content.encode() if isinstance(content, str) else content
    return pdf(
        page((SIDE, SIDE), bleed=0, content=body, entries=f"/Resources<<{resources}>>{entries}"), extra=extra
    )


def all_plates(data: bytes) -> list[object]:
    """Make the plates of every page of a file."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return list(Plates(opened).pages())


def measure(data: bytes) -> tuple[PagePixels, ...]:
    """Measure every page of a file."""
    return pixels(data).pages


def pixels(data: bytes) -> PixelFacts:
    """Read the pixel facts of a file."""
    return read_pixels(io.BytesIO(data), sha256="0" * 64)


def patch(x: float, y: float, side: float = 20.0, *, high: float | None = None) -> str:
    """The path of a square, in mm from the page's lower left."""
    rect = (value * POINTS_PER_MM for value in (x, y, side, side if high is None else high))
    return " ".join(f"{value:.4f}" for value in rect) + " re "


def placed(name: str, x: float, y: float, side: float = 20.0) -> str:
    """Draw an XObject of unit size as a square, in mm."""
    x, y, side = (value * POINTS_PER_MM for value in (x, y, side))
    return f"q {side} 0 0 {side} {x} {y} cm /{name} Do Q "


def image(width: int, height: int, data: bytes, entries: str) -> bytes:
    """Write an image object from its samples."""
    size = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
    return stream(data, size + ("" if "/BitsPer" in entries else "/BitsPerComponent 8") + entries)


__all__ = [
    "SIDE",
    "TINT",
    "Drawn",
    "all_plates",
    "drawn",
    "image",
    "measure",
    "measured",
    "one_page",
    "patch",
    "pixels",
    "placed",
]
