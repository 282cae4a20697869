"""Tell which pages could not be looked at as they will be printed.

Why: ink, bleed and blank pages are judged by the printed picture; where there is none, a fault there stays unseen.
Fix: look at these pages by eye, or export them in a simpler way: flatten drawings with very many parts.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import DAMAGED, PixelFacts
from preflight.report import Severity

TEXTS = {
    "time": Text(
        "{on_pages}: not looked at by pixels, the time for the file was up; ink, bleed and blank pages are unjudged"
        " there, look at them by eye",
        "{on_pages}: we could not look at these as closely as at the others. Please check them in the preview.",
    ),
    "failed": Text(
        "{on_pages}: not looked at by pixels ({detail}); ink, bleed and blank pages are unjudged there, look at them"
        " by eye",
        "{on_pages}: we could not look closely, since so much is drawn there. Please check in the preview.",
    ),
    "partly": Text(
        "{on_pages}: looked at by pixels without a part ({detail}); ink and bleed are unjudged there, look by eye",
        "{on_pages}: we could not look closely at one picture. Please check it in the preview.",
        severity=Severity.INFO,
    ),
}


@pixel_check(severity=Severity.WARNING, texts=TEXTS)
def unmeasured_pages(
    facts: Facts, pixels: PixelFacts, _expected: Expected, _settings: Settings
) -> Iterator[Hit]:
    """Tell pages that failed with the reason, and those that nobody came to."""
    seen = {page.number for page in pixels.pages}
    for page in pixels.pages:
        if page.failed:
            yield Hit("failed", page.number, arguments=(("detail", page.failed),))
    for number in range(1, max(pixels.pages_in_file, len(facts.pages)) + 1):
        if number not in seen:
            yield Hit("time", number)
    for page in pixels.measured():
        for doubt in page.doubts:
            if not doubt.startswith(DAMAGED):
                yield Hit("partly", page.number, arguments=(("detail", doubt),))
