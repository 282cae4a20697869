"""Tell images that have too few pixels an inch: what the rules of pictures and of line art have in common."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from preflight.check import Hit, Settings
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.geometry import height, width
from preflight.printed import images, told


@dataclass(frozen=True, slots=True)
class Asked:
    """Below how many pixels an inch each case begins, the gravest first, and how many each asks for."""

    limits: Mapping[str, float]
    wanted: Mapping[str, float]


def too_few(
    facts: Facts,
    expected: Expected,
    settings: Settings,
    asked: Asked,
    is_judged: Callable[[ImageFacts], bool],
) -> Iterator[Hit]:
    """Tell all judged images below the last limit as one case: that of the coarsest of them.

    Images smaller than `smallest_mm` or of fewer than `fewest_px` pixels are left out: dots, rules, and the thin
    strips that gradients are drawn with.
    """
    *_, (mildest, limit) = asked.limits.items()

    def is_low(image: ImageFacts) -> bool:
        return is_judged(image) and image.ppi < limit and _is_large(image, settings)

    seen = images(facts, expected, is_low)
    worst = min((each.mark.ppi for each in seen), default=limit)
    case = next((name for name, most in asked.limits.items() if worst < most), mildest)
    yield from told(case, seen, measured=round(worst, 1), wanted=asked.wanted[case], unit="ppi")


def _is_large(image: ImageFacts, settings: Settings) -> bool:
    large = min(width(image.rect_mm), height(image.rect_mm)) >= float(settings["smallest_mm"])
    return large and min(image.width_px, image.height_px) >= float(settings["fewest_px"])
