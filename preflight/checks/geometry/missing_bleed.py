"""Flag pages that do not go as far past the cut as the order asks for.

Why: the cut wanders by up to a millimetre; without bleed the edge shows white.
Fix: extend colours and pictures past the cut edge and export again with bleed switched on.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.geometry import MOST_BLEED_MM, SIDES, TrimSource, bleed_of, trim_of
from preflight.report import Severity

TEXTS = {
    "short": Text(
        "{on_pages}: bleed is {measured} mm ({side}), {wanted} mm needed; export with bleed on",
        "{on_pages}: only {measured} mm past the cut ({side}), {wanted} mm needed. Export again with bleed on.",
    ),
}


@check(
    severity=Severity.ERROR,
    texts=TEXTS,
    settings={"tolerance_mm": 0.2, "most_bleed_mm": MOST_BLEED_MM},
)
def missing_bleed(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Measure each side by the boxes; a blank page needs no bleed.

    A page whose cut nobody tells (no box, and not the ordered size) is trim-size's business.
    """
    if expected.bleed_mm <= 0:
        return
    short_of = expected.bleed_mm - float(settings["tolerance_mm"])
    for page in facts.pages:
        hit = _short(page, expected, short_of, float(settings["most_bleed_mm"]))
        if hit is not None:
            yield hit


def _short(page: PageFacts, expected: Expected, short_of: float, most_bleed_mm: float) -> Hit | None:
    trim = trim_of(page, expected, most_bleed_mm=most_bleed_mm)
    bleed = bleed_of(page, trim.rect_mm)
    short = [(name, mm) for name, mm in zip(SIDES, bleed, strict=True) if mm < short_of]
    if not short or page.has_marks is False or trim.source is TrimSource.PAGE_EDGE:
        return None
    measured = round(max(0.0, min(mm for _, mm in short)), 1)
    side = "all sides" if len(short) == len(SIDES) else ", ".join(name for name, _ in short)
    strips = tuple(_strip(trim.rect_mm, name, max(0.0, mm), expected.bleed_mm) for name, mm in short)
    return Hit(
        "short",
        page.number,
        side=side,
        measured=measured,
        wanted=expected.bleed_mm,
        unit="mm",
        rects_mm=strips,
    )


def _strip(trim: Rect, side: str, have_mm: float, wanted_mm: float) -> Rect:
    """Return what is missing on one side: between what is there and what is wanted, as far as the cut goes."""
    left, bottom, right, top = trim
    return {
        "left": (left - wanted_mm, bottom, left - have_mm, top),
        "bottom": (left, bottom - wanted_mm, right, bottom - have_mm),
        "right": (right + have_mm, bottom, right + wanted_mm, top),
        "top": (left, top + have_mm, right, top + wanted_mm),
    }[side]
