"""Size: the trimmed piece, and the open sheet where it is folded."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, positive

LARGEST_MM = 20_000.0


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height after the cut, bleed beyond it, safe margin within it; all in millimetres.

    `scale` is what the artwork is drawn at where it is not the size of the piece: 0.1 for a banner drawn at 1:10.
    """

    trim_w_mm: float
    trim_h_mm: float
    bleed_mm: float = 0
    safe_mm: float = 0
    flat_w_mm: float | None = None
    flat_h_mm: float | None = None
    scale: float | None = None


def size_problems(size: Size, path: str) -> Iterator[Problem]:
    """Check that a size can exist."""
    for name in ("trim_w_mm", "trim_h_mm", "flat_w_mm", "flat_h_mm"):
        value: float | None = getattr(size, name)
        yield from positive("size-not-positive", f"{path}.{name}", value)
        if value is not None and value > LARGEST_MM:
            yield Problem(
                "size-too-large",
                f"{path}.{name}",
                f"{value:g} mm; the limit is {LARGEST_MM:g} mm: check the unit",
            )
    for name in ("bleed_mm", "safe_mm"):
        value = getattr(size, name)
        if not value >= 0:
            yield Problem("margin-negative", f"{path}.{name}", f"found {value:g} mm; it cannot be below 0")
    if size.scale is not None and not 0 < size.scale <= 1:
        yield Problem(
            "scale-impossible",
            f"{path}.scale",
            f"found {size.scale:g}; leave it out, or use 0.1 for a drawing at 1:10",
        )
    if (size.flat_w_mm is None) != (size.flat_h_mm is None):
        yield Problem(
            "flat-size-half", f"{path}.flat_w_mm", "give both width and height of the open sheet, or none"
        )
