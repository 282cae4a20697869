"""Flag pictures that were compressed so strongly that it shows in print.

Why: strong JPEG compression leaves blocks and fringes around letters and edges, and print shows them.
Fix: place the picture from its original again, and export with JPEG quality "high" or "maximum".
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.geometry import height, width
from preflight.pixels.pixel_facts import PixelFacts
from preflight.printed import Seen, images
from preflight.report import Severity

TEXTS = {
    "low": Text(
        "{on_pages}: JPEG of quality {measured} by its tables, at least {wanted} expected; place the original again",
        "{on_pages}: a picture was saved with strong compression and may show blotches. Please use the original.",
    ),
}


@pixel_check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"least_quality": 40.0, "most_ppi": 350.0, "smallest_mm": 15.0},
)
def jpeg_quality(facts: Facts, pixels: PixelFacts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Judge by the table of luminance; where very many pixels stand in an inch, blocks are too small to be seen."""
    least = float(settings["least_quality"])
    coded = {each.object: each.quality for each in pixels.jpegs if 0 < each.quality < least}
    seen = images(facts, expected, lambda image: image.object in coded and _shows(image, settings))
    worst: dict[int, list[Seen[ImageFacts]]] = {}
    for each in seen:
        worst.setdefault(each.page.number, []).append(each)
    lowest = min((coded[each.mark.object] for each in seen), default=0)
    for number, alike in worst.items():
        places = tuple(rect for each in alike for rect in each.rects)
        yield Hit("low", number, measured=float(lowest), wanted=least, rects_mm=places)


def _shows(image: ImageFacts, settings: Settings) -> bool:
    smallest = min(width(image.rect_mm), height(image.rect_mm))
    return image.ppi <= float(settings["most_ppi"]) and smallest >= float(settings["smallest_mm"])
