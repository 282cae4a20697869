"""Matrices and boxes of the PDF coordinate system (ISO 32000-2, 8.3)."""

from functools import lru_cache
from math import hypot, sqrt

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EMPTY: Box = (0.0, 0.0, 0.0, 0.0)
_THIN = 0.005


def times(one: Matrix, other: Matrix) -> Matrix:
    """Multiply two matrices: first `one`, then `other` (8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def through(box: Box, matrix: Matrix) -> Box:
    """Return the upright box around a box that went through a matrix."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix
    if b == 0 and c == 0:
        left, right = (a * x0 + e, a * x1 + e) if a >= 0 else (a * x1 + e, a * x0 + e)
        bottom, top = (d * y0 + f, d * y1 + f) if d >= 0 else (d * y1 + f, d * y0 + f)
        return left, bottom, right, top
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f


def overlap(box: Box, clip: Box) -> Box | None:
    """Return the part of a box inside a clip; None where nothing is. What has no width counts as very thin."""
    x0, y0, x1, y1 = box
    if x1 - x0 < _THIN:
        x0, x1 = x0 - _THIN, x1 + _THIN
    if y1 - y0 < _THIN:
        y0, y1 = y0 - _THIN, y1 + _THIN
    left = x0 if x0 > clip[0] else clip[0]  # noqa: FURB136 - asked for every mark; a call takes three times as long
    bottom = y0 if y0 > clip[1] else clip[1]  # noqa: FURB136
    right = x1 if x1 < clip[2] else clip[2]  # noqa: FURB136
    top = y1 if y1 < clip[3] else clip[3]  # noqa: FURB136
    return (left, bottom, right, top) if left < right and bottom < top else None


def join(one: Box, other: Box) -> Box:
    """Return the box around two boxes."""
    a, b, c, d = one
    e, f, g, h = other
    left, bottom = a if a < e else e, b if b < f else f  # noqa: FURB136 - as above
    right, top = c if c > g else g, d if d > h else h  # noqa: FURB136
    return left, bottom, right, top


def is_upright(matrix: Matrix) -> bool:
    """Say whether rectangles stay upright: turned by quarters at most."""
    a, b, c, d, _, _ = matrix
    return (b == 0 and c == 0) or (a == 0 and d == 0)


def left_beside(cover: Box, boxes: list[Box]) -> list[Box]:
    """Return the boxes of which any part lies beside a cover."""
    left, bottom, right, top = cover[0] - _THIN, cover[1] - _THIN, cover[2] + _THIN, cover[3] + _THIN
    return [box for box in boxes if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top]


def scale(matrix: Matrix) -> float:
    """Return how much a matrix enlarges: the side of the square that has the area of the unit square's image."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))


def thinnest(matrix: Matrix) -> float:
    """Return how wide a pen of width 1 is at its thinnest: the lesser singular value."""
    a, b, c, d, _, _ = matrix
    if b == 0 and c == 0:
        return min(abs(a), abs(d))
    return abs(hypot(a + d, b - c) - hypot(a - d, b + c)) / 2


@lru_cache(maxsize=1024)
def significant(size: float) -> float:
    """Round a size to four digits, so that marks of one size are one class whatever the arithmetic left behind."""
    return float(f"{min(max(size, 0.0), 1e6):.4g}")
