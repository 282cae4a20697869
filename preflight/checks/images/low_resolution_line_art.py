"""Flag drawings of black and white pixels that have too few of them.

Why: pixels that are only black or white show as steps along every slanted edge; a screen does not soften them.
Fix: scan line art with at least 1200 pixels per inch, or place it as a vector drawing.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.geometry import height, width
from preflight.printed import images, told
from preflight.report import Severity

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
    limits = {
        "coarse": share * float(settings["coarse_ppi"]),
        "low": share * float(settings["least_ppi"]),
        "fair": share * float(settings["good_ppi"]),
    }

    def is_low(image: ImageFacts) -> bool:
        return (
            image.bits == 1
            and image.ppi < limits["fair"]
            and min(width(image.rect_mm), height(image.rect_mm)) >= float(settings["smallest_mm"])
            and min(image.width_px, image.height_px) >= float(settings["fewest_px"])
        )

    seen = images(facts, expected, is_low)
    worst = min((each.mark.ppi for each in seen), default=limits["fair"])
    case = next((name for name, limit in limits.items() if worst < limit), "fair")
    wanted = float(settings["good_ppi" if case == "fair" else "least_ppi"])
    yield from told(case, seen, measured=round(worst, 1), wanted=wanted, unit="ppi")
