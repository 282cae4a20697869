"""Flag picture files whose shape is not that of the ordered size.

Why: a picture of another shape is cut off at two sides, or leaves two edges of the paper bare.
Fix: crop the picture to the ordered size with its bleed, or order a size of the same shape.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.placing import placed_on
from preflight.report import Severity

TEXTS = {
    "shape": Text(
        "the picture is {pixels} pixels, the shape of {size} mm expected; filling it cuts off {measured} mm, ask where",
        "Your picture has another shape than your order. To fill it, {measured} mm would be cut off.",
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "no-bleed": Text(
        "the picture has the shape of the cut size, {wanted} mm more on each side expected; enlarged it loses them",
        "Your picture ends where we cut. Please send it with {wanted} mm more on each side.",
        from_order=("bleed_mm",),
    ),
    "turned": Text(
        "the picture lies across the ordered {size} mm, upright expected; it can be turned, ask which way is up",
        "Your picture lies on its side compared with your order. We can turn it; please tell us if that is wrong.",
        severity=Severity.INFO,
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
}


@artwork_check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"tolerance_mm": 1.0},
    needs=("trim_w_mm", "trim_h_mm"),
    families=("picture",),
)
def picture_shape(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare with trim and bleed; a picture of just the trim's shape is told as that, not as a wrong shape."""
    placed = placed_on(facts.artwork.picture, expected)
    bare = placed_on(facts.artwork.picture, expected, bleed_mm=0.0)
    if placed is None or bare is None:
        return
    most = float(settings["tolerance_mm"])
    told = (("pixels", "{} x {}".format(*placed.pixels)), ("size", placed.size_text))
    if placed.cut_mm > most and bare.cut_mm <= most and bare.cut_mm < placed.cut_mm:
        yield Hit("no-bleed", wanted=expected.bleed_mm, unit="mm", arguments=told)
    elif placed.cut_mm > most:
        yield Hit("shape", measured=round(placed.cut_mm, 1), wanted=0.0, unit="mm", arguments=told)
    if placed.turned:
        yield Hit("turned", arguments=told)
