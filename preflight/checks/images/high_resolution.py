"""Tell pictures that have far more pixels than print can show.

Why: they make files large and slow without looking any better.
Fix: export again and let the program reduce pictures to 300 pixels per inch.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.printed import images, told
from preflight.report import Severity

TEXTS = {
    "picture": Text(
        "{on_pages}: pictures have up to {measured} ppi, {wanted} ppi are plenty; reduce them to keep the file small",
        "{on_pages}: a picture is larger than needed ({measured} pixels per inch). That only makes your file larger.",
    ),
    "line-art": Text(
        "{on_pages}: line art has up to {measured} ppi, {wanted} ppi are plenty; reduce it to keep the file small",
        "{on_pages}: a drawing is finer than needed ({measured} pixels per inch). That only makes your file larger.",
    ),
}
_SETTINGS = {"picture": "most_ppi", "line-art": "most_line_art_ppi"}


@check(
    severity=Severity.INFO,
    texts=TEXTS,
    settings={"most_ppi": 450.0, "most_line_art_ppi": 3600.0, "fewest_px": 1000.0},
)
def high_resolution(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the lesser of both axes; small pictures weigh nothing."""
    limits = {case: float(settings[name]) for case, name in _SETTINGS.items()}
    fewest = float(settings["fewest_px"])

    def is_too_fine(image: ImageFacts) -> bool:
        return image.ppi > limits[_case(image)] and max(image.width_px, image.height_px) >= fewest

    fine = images(facts, expected, is_too_fine)
    for case, limit in limits.items():
        seen = [each for each in fine if _case(each.mark) == case]
        most = round(max((each.mark.ppi for each in seen), default=0.0), 1)
        yield from told(case, seen, measured=most, wanted=limit, unit="ppi")


def _case(image: ImageFacts) -> str:
    return "picture" if image.bits > 1 else "line-art"
