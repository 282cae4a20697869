"""Flag pictures that have too few pixels for the size at which they are placed.

Why: pictures with few pixels look soft in print, and below a hundred to the inch their pixels can be seen.
Fix: place the picture in its full size from the camera or scanner, or make it smaller on the page.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts, PageFacts
from preflight.geometry import height, width
from preflight.report import Severity

TEXTS = {
    "low": Text(
        "{on_pages}: pictures have {measured} ppi at the least, {wanted} ppi needed; replace or shrink them",
        "{on_pages}: a picture may look soft in print: {measured} pixels per inch, {wanted} are good.",
    ),
    "coarse": Text(
        "{on_pages}: pictures have {measured} ppi at the least, {wanted} ppi needed; they look coarse, replace them",
        "{on_pages}: a picture will look blurred: {measured} pixels per inch, {wanted} are good. Send a larger one.",
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"least_ppi": 200.0, "coarse_ppi": 100.0, "smallest_mm": 5.0, "fewest_px": 8.0},
)
def low_resolution(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the pixels an inch at the placed size; line art, tiny pictures and stretched strips do not count."""
    least = expected.min_ppi or float(settings["least_ppi"])
    low = {page.number: tuple(_low(page, least, settings)) for page in facts.pages}
    worst = min((image.ppi for images in low.values() for image in images), default=least)
    case = "coarse" if worst < float(settings["coarse_ppi"]) else "low"
    for number, images in low.items():
        if images:
            rects = tuple(image.rect_mm for image in images)
            yield Hit(case, number, measured=float(round(worst)), wanted=least, unit="ppi", rects_mm=rects)


def _low(page: PageFacts, least: float, settings: Settings) -> Iterator[ImageFacts]:
    """Give the pictures of a page that have too few pixels; a thin strip of pixels is how gradients are drawn."""
    for image in page.images or ():
        large = min(width(image.rect_mm), height(image.rect_mm)) >= float(settings["smallest_mm"])
        picture = image.bits > 1 and min(image.width_px, image.height_px) >= float(settings["fewest_px"])
        if large and picture and image.ppi < least:
            yield image
