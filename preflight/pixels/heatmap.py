"""A picture of where a page has how much ink, for whoever has to explain it."""

import io

import numpy as np
from PIL import Image, PngImagePlugin

from preflight.pixels.coverage import total_of
from preflight.pixels.plates import PagePlates

_CODECS = (PngImagePlugin,)
_PALE = 0.35


def heat_map(page: PagePlates, limit: float) -> bytes:
    """Draw a page as a PNG: pale where it keeps the limit (in percent of total ink), from yellow to red where not."""
    total = total_of(page).astype(np.float32) / 2.55
    tone = 255.0 - np.clip(total * 255.0 / 400.0, 0, 255) * _PALE
    pixels = np.repeat(tone[:, :, None], 3, axis=2)
    over = total > limit
    by = np.clip((total[over] - limit) / 60.0, 0.0, 1.0)
    pixels[over] = np.stack([np.full_like(by, 230.0), 200.0 * (1.0 - by), np.zeros_like(by)], axis=1)
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).quantize(64).save(out, "PNG", compress_level=6)
    return out.getvalue()
