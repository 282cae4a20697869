"""Places JPEGs on a page: a gradient of 400 x 400 pixels in a square of 72 points at 150, 150, unless told."""

import io

import numpy as np
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


def texture(side: int = SIDE, seed: int = 1) -> Image.Image:
    """A picture as full of detail as a photograph: noise of several sizes, the coarser the stronger."""
    chance, tones = np.random.default_rng(seed), np.full((side, side), 128.0)
    for size in (2, 4, 8, 16, 32, 64):
        noise = Image.fromarray((chance.random((side // size, side // size)) * 255).astype(np.uint8))
        tones += (np.asarray(noise.resize((side, side), Image.Resampling.BICUBIC), float) - 128) * size / 64
    return Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))


def saved(image: Image.Image, *qualities: int) -> Image.Image:
    """Save a picture as JPEG of one quality after the other."""
    for quality in qualities:
        image = Image.open(io.BytesIO(jpeg(image, quality)))
    return image


def jpeg(image: Image.Image, quality: int) -> bytes:
    """Write a picture as JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
