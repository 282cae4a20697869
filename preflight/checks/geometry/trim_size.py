"""Flag pages whose cut size is not the ordered one.

Why: a page of another size is cut through or leaves a white border.
Fix: set the page size of the document to the ordered size and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts
from preflight.geometry import (
    MOST_BLEED_MM,
    Trim,
    TrimSource,
    flat_spine,
    height,
    is_size,
    size_text,
    trim_of,
    width,
)
from preflight.report import Severity
from preflight.texts import number

TEXTS = {
    "different": Text(
        "{on_pages}: trim size is {measured} mm, {wanted} mm ordered; set the page size and export again",
        "{on_pages}: the size is {measured} mm, you ordered {wanted} mm. Change it and export again.",
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "same-shape": Text(
        "{on_pages}: trim size is {measured} mm, {wanted} mm ordered; same shape, scale it to {scale} %",
        "{on_pages}: the size is {measured} mm, you ordered {wanted} mm. We can scale it if you agree.",
        severity=Severity.SIGNOFF,
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "spread": Text(
        "{on_pages}: trim size is {measured} mm, two pages of {wanted} mm side by side; export single pages",
        "{on_pages}: two pages lie side by side. Please export single pages of {wanted} mm.",
        explains=("page-count.different", "safety-zone", "page-order"),
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "turned": Text(
        "{on_pages}: trim size is {measured} mm, {wanted} mm ordered; turn the page by 90 degrees",
        "{on_pages}: the page lies on its side: {measured} mm instead of {wanted} mm. Please turn it.",
        severity=Severity.WARNING,
        from_order=("trim_w_mm", "trim_h_mm"),
        explains=("page-rotation", "safety-zone.gutter", "safety-zone.pushed"),
    ),
    "assumed": Text(
        "{on_pages}: no trim given; {wanted} mm assumed in the middle, {measured} mm past it; compare",
        "{on_pages}: we will cut {wanted} mm out of the middle of the page.",
        severity=Severity.INFO,
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
}


@check(
    severity=Severity.ERROR,
    texts=TEXTS,
    settings={"most_bleed_mm": MOST_BLEED_MM},
    needs=("trim_w_mm", "trim_h_mm"),
)
def trim_size(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare every page's cut with the order, either way up; a whole cover is cover-spine's business."""
    for page in facts.pages:
        trim = trim_of(page, expected, most_bleed_mm=float(settings["most_bleed_mm"]))
        wanted = size_text((0.0, 0.0, expected.trim_w_mm or 0.0, expected.trim_h_mm or 0.0))
        case, more = _case(page, trim, expected)
        measured = size_text(trim.rect_mm)
        if case == "assumed":
            measured = number(round(trim.rect_mm[0] - page.media[0], 1))
        if case and flat_spine(page, expected) is None:
            yield Hit(
                case, page.number, trim.rect_mm, measured=measured, wanted=wanted, unit="mm", arguments=more
            )


def _case(page: PageFacts, trim: Trim, expected: Expected) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Name what is the matter with one page's cut; empty when it is as ordered."""
    w_mm, h_mm, tolerance = expected.trim_w_mm or 0.0, expected.trim_h_mm or 0.0, expected.tolerance_mm
    if is_size(trim.rect_mm, w_mm, h_mm, tolerance):
        whole = is_size(page.media, w_mm, h_mm, tolerance)
        return ("assumed" if trim.source is TrimSource.ASSUMED and not whole else ""), ()
    if is_size(trim.rect_mm, h_mm, w_mm, tolerance):
        return "turned", ()
    if any(is_size(trim.rect_mm, 2 * w, h, tolerance) for w, h in ((w_mm, h_mm), (h_mm, w_mm))):
        return "spread", ()
    scale = h_mm / max(height(trim.rect_mm), 0.001)
    if abs(width(trim.rect_mm) * scale - w_mm) <= tolerance:
        return "same-shape", (("scale", number(round(100 * scale, 1))),)
    return "different", ()
