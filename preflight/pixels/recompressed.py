"""Finds out how strongly a JPEG was compressed before it was saved again at a better quality.

The first saving rounded each frequency of each block of 8 x 8 pixels to multiples of a step, and a fine second one
leaves the values near them: they lie in heaps with nothing in between. The steps that fit all low frequencies alike are
those of one quality of libjpeg's tables (ITU-T T.81, annex K). In flat drawings too little is left to be sure; then
nothing is said. Blocks that were moved by a crop or a change of size tell nothing either.
"""

import io

import numpy as np
from PIL import Image

from preflight.artwork.jpeg import table_at
from preflight.pixels.separation import Bytes

MOST_PX = 1 << 20
"""Larger pictures are not looked at: a strongly compressed one comes from a web page, and time counts."""

LEAST_LAST = 75
"""What was saved worse than that the second time hides the heaps of the first."""

_SIDE = 768
_LOW = ((0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1))
_QUALITIES = range(5, 50)
_LEAST_STEP, _COARSER = 8.0, 4.0
_LEAST_VALUES, _LEAST_FREQUENCIES = 60, 3
_SURE = 0.5
"""Between 0.04, the most that pictures saved once reach, and 0.6, the least of photographs saved twice."""

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
_PLACES = np.arange(8)
_WAVES = (np.cos((2 * _PLACES[None, :] + 1) * _PLACES[:, None] * np.pi / 16) * 0.5).astype(np.float32)
_WAVES[0] /= np.sqrt(2.0)


def earlier_quality(data: bytes) -> int:
    """Return the quality that a JPEG was saved with before; 0 for none that is sure to be worse than the last."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
            if picture.width * picture.height > MOST_PX or picture.mode not in {"L", "RGB"}:
                return 0
            last = float(picture.quantization[0][1])  # type: ignore[attr-defined]  # a JPEG has its tables
            picture.draft("L", picture.size)
            tones = np.asarray(picture.convert("L"))
    except (OSError, SyntaxError, ValueError, KeyError, IndexError):
        return 0
    waves = _frequencies(tones)
    heaps = {quality: _heaped(waves, quality, last) for quality in _QUALITIES}
    best = max(heaps, key=lambda quality: heaps[quality])
    return best if heaps[best] >= _SURE else 0


def _frequencies(tones: Bytes) -> Floats:
    """Transform the blocks in the middle of a picture (T.81, A.3.3), shaped (block, 8, 8)."""
    high, wide = (min(side, _SIDE) // 8 * 8 for side in tones.shape)
    top, left = ((whole - part) // 2 // 8 * 8 for whole, part in zip(tones.shape, (high, wide), strict=True))
    part = tones[top : top + high, left : left + wide].astype(np.float32) - 128
    blocks = part.reshape(high // 8, 8, wide // 8, 8).transpose(0, 2, 1, 3).reshape(-1, 8, 8)
    return (_WAVES @ blocks @ _WAVES.T).astype(np.float32)


def _heaped(waves: Floats, quality: int, last: float) -> float:
    """Say how much more values lie at multiples of a quality's steps than chance has it: 1 is all of them.

    The frequency that fits worst counts, of those whose step is coarse beside the last one.
    """
    table, fits = table_at(quality), []
    slack = max(1.0, 0.6 * last + 0.7)
    for down, across in _LOW:
        step = float(table[8 * down + across])
        if step < max(_LEAST_STEP, _COARSER * last):
            continue
        values = np.abs(waves[:, down, across])
        values = values[(values > step / 2) & (values < 8 * step)]
        if len(values) >= _LEAST_VALUES:
            near = float((np.abs(values / step - np.round(values / step)) * step <= slack).mean())
            chance = min(0.99, 2 * slack / step)
            fits.append((near - chance) / (1 - chance))
    return min(fits) if len(fits) >= _LEAST_FREQUENCIES else 0.0
