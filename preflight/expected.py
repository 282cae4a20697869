"""What the order says a file must be; preflight's own words, so that it knows no order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """The ordered part a file is for; None and empty mean that the order does not say.

    `role` is what the part is to the whole (cover, body, single, ...), `finishing` what is done to it after printing
    (dieCut, foil, ...), `spine_mm` how thick the block is that a cover goes around, `creep_mm` how far the fold pushes
    the innermost sheet of a stitched block out, `file_name` how the file was named, `standard` the PDF/X level the file
    must keep ("PDF/X-4"; of several by commas one), `stock` the paper that `max_tac` and `min_ppi` come from.

    Of a table of data `records` is how many rows it must have, `columns` names those that the artwork's fields take.
    """

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
    role: str = ""
    binding_edge: str = ""
    spine_mm: float | None = None
    creep_mm: float = 0.0
    finishing: tuple[str, ...] = ()
    file_name: str = ""
    standard: str = ""
    stock: str = ""
    records: int | None = None
    columns: tuple[str, ...] = ()
