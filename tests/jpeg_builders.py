"""Places JPEGs on a page: a gradient of 400 x 400 pixels in a square of 72 points at 150, 150, unless told."""

import io

from PIL import Image

from atomic_print_builders import sheet
from preflight_builders import stream

SIDE = 400


def picture(mode: str = "L", ink: tuple[int, int, int, int] | None = None, **options: object) -> bytes:
    """Write a JPEG by Pillow, which gives CMYK its Adobe marker and stores it inverted, as Photoshop does."""
    grey = Image.linear_gradient("L").resize((SIDE, SIDE))
    made = grey.convert(mode) if ink is None else Image.new("CMYK", (SIDE, SIDE), ink)
    out = io.BytesIO()
    made.save(out, "JPEG", **options)
    return out.getvalue()


def placed(data: bytes, *, space: str = "/DeviceGray", points: int = 72, entries: str = "") -> bytes:
    """Place it on a page."""
    told = f"/Width {SIDE}/Height {SIDE}/BitsPerComponent 8/ColorSpace{space}/Filter/DCTDecode{entries}"
    return sheet(
        f"q {points} 0 0 {points} 150 150 cm /I Do Q",
        resources="/XObject<</I 101 0 R>>",
        extra=(stream(data, f"/Type/XObject/Subtype/Image{told}"),),
    )
