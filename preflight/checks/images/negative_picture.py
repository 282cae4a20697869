"""Flag CMYK pictures that look like their own negative.

Why: some programs save CMYK pictures inverted with a note that says so; where the note is lost they print as negatives.
Fix: open the picture, save it again as TIFF or as RGB, place it anew and look at it in the preview.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import PixelFacts
from preflight.printed import images, told
from preflight.report import Severity

TEXTS = {
    "negative": Text(
        "{on_pages}: a CMYK JPEG has black nearly everywhere and over 350 % ink, a positive expected; Decode and Adobe"
        " marker disagree, save it again",
        "{on_pages}: a picture looks like a negative. Please look at it in the preview, and save it again.",
    ),
}


@pixel_check(severity=Severity.WARNING, texts=TEXTS)
def negative_picture(
    facts: Facts, pixels: PixelFacts, expected: Expected, _settings: Settings
) -> Iterator[Hit]:
    """Look at the inks as the file's own Decode gives them, which is what a press prints (ISO 32000-2, 7.4.8)."""
    turned = {each.object for each in pixels.jpegs if each.negative}
    yield from told("negative", images(facts, expected, lambda image: image.object in turned))
