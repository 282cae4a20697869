"""What becomes of RGB, Lab and ICC colours on press: LittleCMS where the file says for which press, else a typical one.

Amounts of ink and tones are bytes, 0 to 255. Device CMYK is never converted: its numbers are what is printed.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageCms

Bytes = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Way = Callable[[Bytes], Bytes]
_BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION
_KNOTS = (0.0, 0.25, 0.5, 0.75, 1.0)
_NEUTRAL = (
    (0.0, 0.25, 0.52, 0.68, 0.75),
    (0.0, 0.20, 0.43, 0.61, 0.68),
    (0.0, 0.20, 0.43, 0.60, 0.67),
    (0.0, 0.0, 0.08, 0.46, 0.90),
)
"""How much cyan, magenta, yellow and black make a grey as dark as each of the knots: coated paper, 300 % at most."""


@dataclass(slots=True)
class Separator:
    """Turns colours into CMYK for one file; `target` is the profile of its output condition, if it names a CMYK one."""

    target: bytes | None = None
    _known: dict[tuple[bytes | None, str], Way] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Say for which press: that of the file's output intent, or a typical one."""
        return "typical" if self.target is None else "output-intent"

    def rgb(self, tones: Bytes, profile: bytes | None = None) -> Bytes:
        """Separate tones of red, green and blue, shaped (n, 3)."""
        return self._way(profile, "RGB")(tones)

    def lab(self, tones: Bytes) -> Bytes:
        """Separate L* 0..100 as 0..255 and a*, b* shifted by 128, shaped (n, 3)."""
        return self._way(None, "LAB")(tones)

    def _way(self, profile: bytes | None, mode: str) -> Way:
        key = (profile, mode)
        if key not in self._known:
            self._known[key] = self._built(profile, mode)
        return self._known[key]

    def _built(self, profile: bytes | None, mode: str) -> Way:
        if self.target is not None:
            press = ImageCms.ImageCmsProfile(io.BytesIO(self.target))
            way = _transform(_profile(profile, mode), press, mode)
            if way is not None:
                return way
            self.target = None
        if profile is None and mode == "RGB":
            return typical
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        to_srgb = _transform(_profile(profile, mode), srgb, mode)
        return typical if to_srgb is None else lambda tones: typical(to_srgb(tones))


def cmyk_profile(data: bytes | None) -> bytes | None:
    """Return the profile if it is one of a CMYK press that LittleCMS can open."""
    try:
        space = "" if data is None else ImageCms.ImageCmsProfile(io.BytesIO(data)).profile.xcolor_space
    except (OSError, ImageCms.PyCMSError):
        return None
    return data if space == "CMYK" else None


def typical(tones: Bytes) -> Bytes:
    """Separate sRGB as coated offset presses are usually separated: grey from four inks, pure colours from two."""
    cmy = 1.0 - tones.astype(np.float32) / 255.0
    grey = cmy.min(axis=1)
    inks = np.empty((len(tones), 4), np.float32)
    for i, curve in enumerate(_NEUTRAL):
        inks[:, i] = np.interp(grey, _KNOTS, curve)
    inks[:, :3] += (cmy - grey[:, None]) * (1.0 - grey[:, None] * 0.5)
    made: Bytes = np.clip(inks * 255.0 + 0.5, 0, 255).astype(np.uint8)
    return made


def _profile(data: bytes | None, mode: str) -> ImageCms.ImageCmsProfile:
    """Open the colour's own profile; none, or a damaged one or one of another kind, counts as sRGB."""
    if mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    try:
        own = None if data is None else ImageCms.ImageCmsProfile(io.BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        own = None
    fits = own is not None and own.profile.xcolor_space.strip() == mode
    return own if own is not None and fits else ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _transform(source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, mode: str) -> Way | None:
    """Make a way from one profile to another; None where LittleCMS finds none."""
    to = target.profile.xcolor_space.strip()
    try:
        transform = ImageCms.buildTransform(
            source, target, mode, to, ImageCms.Intent.RELATIVE_COLORIMETRIC, _BLACK_POINT
        )
    except (OSError, ImageCms.PyCMSError):
        return None
    flip = np.array((0, 128, 128) if mode == "LAB" else (0, 0, 0), np.uint8)

    def way(tones: Bytes) -> Bytes:
        wide = Image.frombytes(mode, (len(tones), 1), np.ascontiguousarray(tones ^ flip).tobytes())
        applied = transform.apply(wide)
        return np.asarray(applied).reshape(len(tones), -1)

    return way
