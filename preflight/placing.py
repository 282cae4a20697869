"""How a picture that is a file of its own would lie on the ordered size: filling trim and bleed, upright or turned."""

from dataclasses import dataclass

from preflight.expected import Expected
from preflight.facts import PictureFacts
from preflight.texts import number

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture that fills a size; `pixels` and `size_mm` are those of the picture as it is shown.

    `ppi` is what it has when it covers the size, `cut_mm` as much of it as is then cut off at its longer overhang.
    """

    pixels: tuple[int, int]
    size_mm: tuple[float, float]
    turned: bool
    ppi: float
    cut_mm: float

    @property
    def size_text(self) -> str:
        """The size as people write it: 216 x 303."""
        return " x ".join(number(round(side, 1)) for side in self.size_mm)

    def pixels_at(self, ppi: float) -> tuple[int, int]:
        """Return how many pixels the size asks for."""
        wide, high = (round(side / _MM_PER_INCH * ppi) for side in self.size_mm)
        return wide, high


def placed_on(
    picture: PictureFacts | None, expected: Expected, *, bleed_mm: float | None = None
) -> Placed | None:
    """Place a picture on the order's trim with its bleed, or with as much as is said; None where either is unknown."""
    if picture is None or not expected.trim_w_mm or not expected.trim_h_mm:
        return None
    wide, high = picture.shown_px
    if wide <= 0 or high <= 0:
        return None
    around = 2 * (expected.bleed_mm if bleed_mm is None else bleed_mm)
    size = (expected.trim_w_mm + around, expected.trim_h_mm + around)
    return min(
        (_filling((wide, high), size, turned=False), _filling((wide, high), size[::-1], turned=True)),
        key=lambda placed: (round(placed.cut_mm, 3), placed.turned),
    )


def _filling(pixels: tuple[int, int], size_mm: tuple[float, float], *, turned: bool) -> Placed:
    """Scale a picture so that nothing of the size stays bare."""
    scale = max(size_mm[0] / pixels[0], size_mm[1] / pixels[1])
    over = max(pixels[0] * scale - size_mm[0], pixels[1] * scale - size_mm[1])
    return Placed(pixels, size_mm, turned, _MM_PER_INCH / scale, over)
