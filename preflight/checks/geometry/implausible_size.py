"""Flag pages that are larger or smaller than anything that is printed.

Why: such a size comes from a wrong unit or a broken export, and many programs cannot show it at all.
Fix: set the page size in millimetres in the document and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import height, size_text, width
from preflight.report import Severity

TEXTS = {
    "large": Text(
        "{on_pages}: the page is {measured} mm, at most {wanted} mm a side expected; check the unit of the size",
        "{on_pages}: the page is {measured} mm in size, which is too large. Please check the page size.",
        explains=("missing-trim-box",),
    ),
    "small": Text(
        "{on_pages}: the page is {measured} mm, at least {wanted} mm a side expected; check the unit of the size",
        "{on_pages}: the page is only {measured} mm in size. Please check the page size.",
        explains=("missing-trim-box",),
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS, settings={"most_mm": 5080.0, "least_mm": 5.0})
def implausible_size(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare with what viewers can show (14,400 units of 1/72 inch, ISO 32000-1, annex C) and with a label."""
    most, least = float(settings["most_mm"]), float(settings["least_mm"])
    for page in facts.pages:
        sides = width(page.media), height(page.media)
        if max(sides) > most + 0.1:
            yield Hit(
                "large", page.number, page.media, measured=size_text(page.media), wanted=most, unit="mm"
            )
        elif min(sides) < least:
            yield Hit(
                "small", page.number, page.media, measured=size_text(page.media), wanted=least, unit="mm"
            )
