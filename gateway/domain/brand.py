"""How a shop looks to its customers: name, logo, accent, whom to call; and whether its accent can be read.

Contrast is WCAG 2.2's (1.4.3): 4.5 to 1 is the least for text. The accent of a shop is also text and a button's
ground, so one that is too pale is refused; for the dark mode it is lightened until it can be read there.
"""

import colorsys
import re
from dataclasses import dataclass

LEAST = 4.5
LIGHT_SURFACE, DARK_SURFACE = "#ffffff", "#1d1f21"
LIGHT_GROUND, DARK_GROUND = "#f6f5f1", "#141517"
ACCENT, DARK_ACCENT = "#0a5a9c", "#7fbcf0"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Brand:
    """A shop's face: `logo` holds the bytes and media type of its picture, empty where it has none."""

    accent: str = ACCENT
    dark_accent: str = DARK_ACCENT
    logo: bytes = b""
    logo_type: str = ""
    phone: str = ""
    email: str = ""
    locale: str = "en"
    timezone: str = "UTC"


NO_BRAND = Brand()
"""A shop that says nothing of its looks."""


def is_colour(text: str) -> bool:
    """Say whether this is a colour as we write them: `#0a5a9c`."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def can_be_read(accent: str) -> bool:
    """Say whether an accent stands out from the light ground and surface enough to carry text."""
    return min(contrast(accent, LIGHT_SURFACE), contrast(accent, LIGHT_GROUND)) >= LEAST


def for_the_dark(accent: str) -> str:
    """Lighten an accent until it can be read on the dark surface; it keeps its hue."""
    hue, light, saturation = colorsys.rgb_to_hls(*(value / 255 for value in _channels(accent)))
    for step in range(_STEPS + 1):
        lifted = light + (1 - light) * step / _STEPS
        found = "#" + "".join(
            f"{round(value * 255):02x}" for value in colorsys.hls_to_rgb(hue, lifted, saturation)
        )
        if min(contrast(found, DARK_SURFACE), contrast(found, DARK_GROUND)) >= LEAST + 2:
            return found
    return "#ffffff"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
