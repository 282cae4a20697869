"""Tell pages that are one picture and nothing else.

Why: text in a picture is made of pixels; it prints softer than real letters and cannot be corrected.
Fix: if the page has text, export the PDF from the program it was made in instead of scanning or flattening it.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts
from preflight.geometry import MOST_BLEED_MM, height, trim_of, width
from preflight.report import Severity

TEXTS = {
    "picture": Text(
        "{on_pages}: the page is a single picture, real text is expected; look whether small text suffers",
        "{on_pages}: the page is one picture. Small text in it may look softer than usual.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS, settings={"least_share": 0.8})
def single_image_page(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell pages where one picture covers most of the cut; a small picture on paper is a layout."""
    least = float(settings["least_share"])
    for page in facts.pages:
        if page.is_single_image and _share(page, expected) >= least:
            yield Hit("picture", page.number, page.images[0].rect_mm)


def _share(page: PageFacts, expected: Expected) -> float:
    """Return how much of the cut the page's picture covers."""
    cut, rect = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm, page.images[0].rect_mm
    wide = max(0.0, min(cut[2], rect[2]) - max(cut[0], rect[0]))
    high = max(0.0, min(cut[3], rect[3]) - max(cut[1], rect[1]))
    area = width(cut) * height(cut)
    return wide * high / area if area > 0 else 0.0
