"""Tell of pictures and text that lie wholly beside the page.

Why: what lies beyond the bleed is cut away, and now and then it was meant to be on the page.
Fix: move what is wanted onto the page, delete the rest, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.geometry import MOST_BLEED_MM, TrimSource, grown, touches, trim_of
from preflight.report import Severity

TEXTS = {
    "beside": Text(
        "{on_pages}: {kind} wholly beyond the bleed, 0 expected; cut away, compare whether it belongs on the page",
        "{on_pages}: something lies beside the page and is not printed. Please look at the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS, settings={"least_text_pt": 9.0, "slack_mm": 0.5})
def outside_page(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at pictures and larger text; lines, fills and small text out there are marks and their captions."""
    least, slack = float(settings["least_text_pt"]), float(settings["slack_mm"])
    for page in facts.pages:
        area = _area(page, expected)
        if area is None:
            continue
        around = grown(area, slack)
        pictures = [image.rect_mm for image in page.images]
        texts = [rect for text in page.texts if text.size_pt >= least for rect in text.rects_mm]
        for kind, rects in (("pictures", pictures), ("text", texts)):
            beside = tuple(rect for rect in rects if not touches(rect, around))
            if beside:
                yield Hit("beside", page.number, rects_mm=beside, arguments=(("kind", kind),))


def _area(page: PageFacts, expected: Expected) -> Rect | None:
    """Return the cut with its bleed; None where nobody says where the cut is."""
    trim = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM)
    if "bleed" in page.defined:
        return page.bleed
    return None if trim.source is TrimSource.PAGE_EDGE else grown(trim.rect_mm, expected.bleed_mm)
