"""Flag pages whose boxes do not lie inside each other as they must.

Why: where the boxes of a page contradict each other, two programs cut the same page in two places.
Fix: export the PDF again with the page size and bleed of the document, and do not change boxes afterwards.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.geometry import SIDES
from preflight.report import Severity

TEXTS = {
    "outside": Text(
        "{on_pages}: the {inner} is {measured} mm outside of the {outer} ({side}), 0 mm expected; export again",
        "{on_pages}: the page size is stored in a contradictory way. Please export the PDF again.",
        explains=("crop-box",),
    ),
    "both": Text(
        "{on_pages}: TrimBox and ArtBox differ, one of them expected; the TrimBox is taken, compare",
        "{on_pages}: the page size is stored twice. Please look at the preview before you order.",
        severity=Severity.INFO,
    ),
}
_NAMES = {"media": "MediaBox", "bleed": "BleedBox", "trim": "TrimBox", "art": "ArtBox"}


@check(severity=Severity.ERROR, texts=TEXTS, settings={"tolerance_mm": 0.01})
def box_nesting(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the boxes the file gives itself: cut in bleed in page (ISO 32000-2, 14.11.2).

    The ArtBox counts only where no TrimBox is: drawing programs write the extent of what was drawn into it. The
    CropBox has a check of its own.
    """
    slack = float(settings["tolerance_mm"]) + 0.0005
    for page in facts.pages:
        cut = "trim" if "trim" in page.defined else "art"
        pairs = ((cut, "bleed"), (cut, "media"), ("bleed", "media"))
        hits = (_outside(page, inner, outer, slack) for inner, outer in pairs)
        hit = next((hit for hit in hits if hit), None)
        if hit:
            yield hit
        elif {"trim", "art"} <= set(page.defined) and page.art != page.trim:
            yield Hit("both", page.number, page.art)


def _outside(page: PageFacts, inner: str, outer: str, slack: float) -> Hit | None:
    """Measure how far one box reaches out of another; None where it does not, or where the file lacks one."""
    if not {inner, outer} <= {*page.defined, "media"}:
        return None
    within: Rect = getattr(page, inner)
    around: Rect = getattr(page, outer)
    out = (around[0] - within[0], around[1] - within[1], within[2] - around[2], within[3] - around[3])
    sides = [name for name, mm in zip(SIDES, out, strict=True) if mm > slack]
    if not sides:
        return None
    told = (("inner", _NAMES[inner]), ("outer", _NAMES[outer]))
    side = "all sides" if len(sides) == len(SIDES) else ", ".join(sides)
    return Hit(
        "outside",
        page.number,
        within,
        side=side,
        measured=round(max(out), 2),
        wanted=0.0,
        unit="mm",
        arguments=told,
    )
