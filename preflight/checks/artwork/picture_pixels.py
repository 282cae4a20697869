"""Flag picture files with too few pixels for the ordered size.

Why: a picture that is blown up looks soft in print, and below about 150 pixels to the inch they can be seen.
Fix: send the picture in its full size from camera, scanner or program, or order a smaller print.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.placing import placed_on
from preflight.report import Severity

TEXTS = {
    "coarse": Text(
        "the picture has {pixels} pixels, {measured} ppi on {size} mm, {wanted} ppi needed; ask for a larger one",
        "Your picture will look blurred at the ordered size: it has {pixels} pixels. {needed} are good.",
        severity=Severity.ERROR,
        from_order=("min_ppi", "trim_w_mm", "trim_h_mm"),
    ),
    "low": Text(
        "the picture has {pixels} pixels, {measured} ppi on {size} mm, {wanted} ppi needed; ask for a larger one",
        "Your picture may look soft at the ordered size: it has {pixels} pixels. {needed} are good.",
        from_order=("min_ppi", "trim_w_mm", "trim_h_mm"),
    ),
    "fair": Text(
        "the picture has {pixels} pixels, {measured} ppi on {size} mm, {wanted} ppi are best; good enough for most",
        "Your picture prints well at the ordered size. With {needed} pixels it would be best.",
        severity=Severity.INFO,
        from_order=("min_ppi", "trim_w_mm", "trim_h_mm"),
    ),
}


@artwork_check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"good_ppi": 300.0, "least_ppi": 225.0, "coarse_ppi": 150.0, "tolerance_percent": 1.0},
    needs=("trim_w_mm", "trim_h_mm"),
    families=("picture",),
)
def picture_pixels(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Reckon with the picture filling trim and bleed; what its file says of its own resolution counts for nothing."""
    placed = placed_on(facts.artwork.picture, expected)
    if placed is None:
        return
    least = expected.min_ppi or float(settings["least_ppi"])
    good = max(least, float(settings["good_ppi"])) if expected.min_ppi is None else least
    share = 1 - float(settings["tolerance_percent"]) / 100
    limits = (
        ("coarse", min(least, float(settings["coarse_ppi"])), least),
        ("low", least, least),
        ("fair", good, good),
    )
    for case, limit, wanted in limits:
        if placed.ppi < share * limit:
            told = (
                ("pixels", "{} x {}".format(*placed.pixels)),
                ("size", placed.size_text),
                ("needed", "{} x {}".format(*placed.pixels_at(good))),
            )
            yield Hit(case, measured=round(placed.ppi, 1), wanted=wanted, unit="ppi", arguments=told)
            return
