"""Flag pictures that have too few pixels for the size at which they are placed.

Why: pictures with few pixels look soft in print, and below about 150 to the inch their pixels can be seen.
Fix: place the picture in its full size from the camera or scanner, or make it smaller on the page.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity
from preflight.resolution import Asked, too_few

TEXTS = {
    "coarse": Text(
        "{on_pages}: pictures have {measured} ppi at the least, {wanted} ppi needed; they look coarse, replace them",
        "{on_pages}: a picture will look blurred: {measured} pixels per inch, {wanted} are good. Send a larger one.",
        severity=Severity.ERROR,
        from_order=("min_ppi",),
    ),
    "low": Text(
        "{on_pages}: pictures have {measured} ppi at the least, {wanted} ppi needed; replace or shrink them",
        "{on_pages}: a picture may look soft in print: {measured} pixels per inch, {wanted} are good.",
        from_order=("min_ppi",),
    ),
    "fair": Text(
        "{on_pages}: pictures have {measured} ppi at the least, {wanted} ppi are best; good enough for most",
        "{on_pages}: a picture has {measured} pixels per inch. That prints well; {wanted} are best.",
        severity=Severity.INFO,
        from_order=("min_ppi",),
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={
        "good_ppi": 300.0,
        "least_ppi": 225.0,
        "coarse_ppi": 150.0,
        "tolerance_percent": 1.0,
        "smallest_mm": 5.0,
        "fewest_px": 17.0,
    },
)
def low_resolution(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the pixels an inch at the placed size; line art, tiny pictures and stretched strips do not count.

    The order's own least, if it has one, takes the place of `least_ppi`. Within the tolerance 299.7 is 300.
    """
    yield from too_few(facts, expected, settings, _asked(expected, settings), lambda image: image.bits > 1)


def _asked(expected: Expected, settings: Settings) -> Asked:
    least = expected.min_ppi or float(settings["least_ppi"])
    good = max(least, float(settings["good_ppi"])) if expected.min_ppi is None else least
    share = 1 - float(settings["tolerance_percent"]) / 100
    asked = {"coarse": min(least, float(settings["coarse_ppi"])), "low": least, "fair": good}
    return Asked({case: share * ppi for case, ppi in asked.items()}, asked | {"coarse": least})
