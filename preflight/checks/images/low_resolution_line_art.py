"""Flag drawings of black and white pixels that have too few of them.

Why: pixels that are only black or white show as steps along every slanted edge; a screen does not soften them.
Fix: scan line art with at least 1200 pixels per inch, or place it as a vector drawing.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity
from preflight.resolution import Asked, too_few

TEXTS = {
    "coarse": Text(
        "{on_pages}: line art has {measured} ppi at the least, {wanted} ppi needed; its steps will show, replace it",
        "{on_pages}: a drawing will show steps: {measured} pixels per inch, {wanted} are good. Send a finer one.",
        severity=Severity.ERROR,
    ),
    "low": Text(
        "{on_pages}: line art has {measured} ppi at the least, {wanted} ppi needed; replace or shrink it",
        "{on_pages}: a drawing may show small steps: {measured} pixels per inch, {wanted} are good.",
    ),
    "fair": Text(
        "{on_pages}: line art has {measured} ppi at the least, {wanted} ppi are best; fine for most drawings",
        "{on_pages}: a drawing has {measured} pixels per inch. That is fine for most; {wanted} are best.",
        severity=Severity.INFO,
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={
        "good_ppi": 1200.0,
        "least_ppi": 800.0,
        "coarse_ppi": 550.0,
        "tolerance_percent": 1.0,
        "smallest_mm": 5.0,
        "fewest_px": 17.0,
    },
)
def low_resolution_line_art(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare images of one bit, stencils among them; tiny ones and strips are dots and rules, not drawings."""
    share = 1 - float(settings["tolerance_percent"]) / 100
    least, good = float(settings["least_ppi"]), float(settings["good_ppi"])
    limits = {"coarse": share * float(settings["coarse_ppi"]), "low": share * least, "fair": share * good}
    asked = Asked(limits, {"coarse": least, "low": least, "fair": good})
    yield from too_few(facts, expected, settings, asked, lambda image: image.bits == 1)
