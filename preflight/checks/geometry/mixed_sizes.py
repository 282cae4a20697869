"""Flag pages that have another size than the others of their file.

Why: pages of one product are cut together, so those of another size lose an edge or keep a white one.
Fix: give all pages the same size, or send pages of another size as a file of their own.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.geometry import MOST_BLEED_MM, height, is_size, size_text, trim_of, width
from preflight.report import Severity

TEXTS = {
    "different": Text(
        "{on_pages}: size is {measured} mm, most pages are {wanted} mm; make all the same or split the file",
        "{on_pages}: the size is {measured} mm, other pages are {wanted} mm. Please use one size.",
    ),
    "turned": Text(
        "{on_pages}: size is {measured} mm, most pages are {wanted} mm; turned by 90 degrees, compare",
        "{on_pages}: these lie on their side, other pages do not. Please check that it is meant.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST)
def mixed_sizes(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare each page with the size most pages have; where the order names a size, trim-size tells more."""
    if expected.trim_w_mm is not None:
        return
    cuts = {page.number: trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm for page in facts.pages}
    usual = _usual(tuple(cuts.values()), expected.tolerance_mm)
    for number, cut in cuts.items():
        if usual is None or is_size(cut, width(usual), height(usual), expected.tolerance_mm):
            continue
        turned = is_size(cut, height(usual), width(usual), expected.tolerance_mm)
        case = "turned" if turned else "different"
        yield Hit(case, number, cut, measured=size_text(cut), wanted=size_text(usual), unit="mm")


def _usual(cuts: tuple[Rect, ...], tolerance_mm: float) -> Rect | None:
    """Return the size most pages have, the first one where two are as frequent."""
    sizes: dict[Rect, int] = {}
    for cut in cuts:
        like = (size for size in sizes if is_size(cut, width(size), height(size), tolerance_mm))
        size = next(like, cut)
        sizes[size] = sizes.get(size, 0) + 1
    return max(sizes, key=lambda size: sizes[size], default=None)
