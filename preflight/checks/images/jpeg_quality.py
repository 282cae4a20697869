"""Flag pictures that were compressed so strongly that it shows in print.

Why: strong JPEG compression leaves blocks and fringes around letters and edges, and print shows them.
Fix: place the picture from its original again, and export with JPEG quality "high" or "maximum".
"""

from collections.abc import Iterator, Mapping

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
    "again": Text(
        "{on_pages}: JPEG of quality {measured} saved again at a better one, {wanted} expected; place the original",
        "{on_pages}: a picture was once saved with strong compression and may show blotches. Please use the original.",
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
    low = {each.object: each.quality for each in pixels.jpegs if 0 < each.quality < least}
    again = {each.object: each.earlier for each in pixels.jpegs if 0 < each.earlier < least}
    once = {number: quality for number, quality in again.items() if number not in low}
    for case, coded in (("low", low), ("again", once)):
        yield from _told(case, coded, facts, expected, settings)


def _told(
    case: str, coded: Mapping[int, int], facts: Facts, expected: Expected, settings: Settings
) -> Iterator[Hit]:
    """Tell where pictures lie that were coded so, with the worst quality of any."""
    seen = images(facts, expected, lambda image: image.object in coded and _shows(image, settings))
    worst: dict[int, list[Seen[ImageFacts]]] = {}
    for each in seen:
        worst.setdefault(each.page.number, []).append(each)
    lowest = min((coded[each.mark.object] for each in seen), default=0)
    for number, alike in worst.items():
        places = tuple(rect for each in alike for rect in each.rects)
        yield Hit(
            case,
            number,
            measured=float(lowest),
            wanted=float(settings["least_quality"]),
            rects_mm=places,
        )


def _shows(image: ImageFacts, settings: Settings) -> bool:
    smallest = min(width(image.rect_mm), height(image.rect_mm))
    return image.ppi <= float(settings["most_ppi"]) and smallest >= float(settings["smallest_mm"])
