"""Flag pages of which programs show another part than will be printed.

Why: what a viewer hides may be needed in print, and what was approved on screen is not the whole page.
Fix: take the crop off the pages, or set it to the whole page, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts
from preflight.geometry import MOST_BLEED_MM, TrimSource, grown, size_text, trim_of, within
from preflight.report import Severity

TEXTS = {
    "cuts": Text(
        "{on_pages}: the CropBox ({measured} mm) hides part of the trim, {wanted} mm expected; remove the crop",
        "{on_pages}: programs show only part of the page. Please remove the crop and export again.",
    ),
    "differs": Text(
        "{on_pages}: the CropBox is {measured} mm, the MediaBox {wanted} mm, nobody says where to cut; ask",
        "{on_pages}: part of the page is hidden when you open it. Please check which size you mean.",
        explains=("missing-trim-box",),
    ),
    "hides-bleed": Text(
        "{on_pages}: the CropBox ({measured} mm) hides bleed, {wanted} mm expected; place pages by their TrimBox",
        "{on_pages}: colour past the cut is hidden on screen. It is printed all the same.",
        severity=Severity.INFO,
        from_order=("bleed_mm",),
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"tolerance_mm": 0.1, "most_bleed_mm": MOST_BLEED_MM},
)
def crop_box(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at what the CropBox hides; one that shows the cut and its bleed hides nothing that matters."""
    slack = float(settings["tolerance_mm"])
    for page in facts.pages:
        if "crop" in page.defined and not within(page.media, page.crop, slack):
            hit = _hidden(page, expected, slack, float(settings["most_bleed_mm"]))
            if hit:
                yield hit


def _hidden(page: PageFacts, expected: Expected, slack: float, most_bleed_mm: float) -> Hit | None:
    trim = trim_of(page, expected, most_bleed_mm=most_bleed_mm)
    shown = size_text(page.crop)
    if trim.source is TrimSource.PAGE_EDGE:
        return Hit("differs", page.number, page.crop, measured=shown, wanted=size_text(page.media), unit="mm")
    needed = grown(trim.rect_mm, expected.bleed_mm)
    for case, part in (("cuts", trim.rect_mm), ("hides-bleed", needed)):
        if not within(part, page.crop, slack):
            return Hit(case, page.number, page.crop, measured=shown, wanted=size_text(part), unit="mm")
    return None
