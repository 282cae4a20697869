"""What the order says a file must be; preflight's own words, so that it knows no order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """The ordered part a file is for; None and empty mean that the order does not say."""

    part: str = ""
    pages: int | None = None
    trim_w_mm: float | None = None
    trim_h_mm: float | None = None
    bleed_mm: float = 0.0
    safe_mm: float = 0.0
    tolerance_mm: float = 0.5
    colours_front: tuple[str, ...] = ()
    colours_back: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    min_ppi: float | None = None
    max_tac: float | None = None
    binding: str = ""
