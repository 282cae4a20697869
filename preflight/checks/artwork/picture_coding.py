"""Flag picture files that were saved in a way that costs quality or may be misread.

Why: strong JPEG compression leaves blocks and fringes, and unusual ways to save colours are misread by some programs.
Fix: save the picture again from the original, as JPEG of highest quality or as TIFF with 8 bits.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts, PictureFacts
from preflight.report import Severity

TEXTS = {
    "quality": Text(
        "the picture is a JPEG of quality {measured}, at least {wanted} expected; ask for the original",
        "Your picture was saved with strong compression and may show blotches. Please send the original.",
        severity=Severity.WARNING,
    ),
    "inverted": Text(
        "the picture is a CMYK JPEG with an Adobe marker, plain values expected; see that it is not read as a negative",
        "Your picture uses an unusual way to save colours. Please look at the preview.",
    ),
    "deep": Text(
        "the picture has {measured} bits a channel, {wanted} expected; it is reduced for printing",
        "Your picture holds finer steps of colour than print can show. That does no harm.",
    ),
}
_USUAL_BITS = 8


@artwork_check(severity=Severity.INFO, texts=TEXTS, settings={"least_quality": 60.0}, families=("picture",))
def picture_coding(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Judge a JPEG by its table of luminance, as libjpeg counts quality."""
    picture = facts.artwork.picture
    if picture is not None:
        yield from _told(picture, float(settings["least_quality"]))


def _told(picture: PictureFacts, least: float) -> Iterator[Hit]:
    if 0 < picture.quality < least:
        yield Hit("quality", measured=float(picture.quality), wanted=least)
    if picture.inverted:
        yield Hit("inverted")
    if picture.bits > _USUAL_BITS:
        yield Hit("deep", measured=float(picture.bits), wanted=float(_USUAL_BITS))
