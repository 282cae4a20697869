"""Flag numbers of pages that the ordered binding cannot hold.

Why: a stitched sheet has four pages and a leaf has two, so what does not come out even ends in blank pages.
Fix: add or remove pages until they come out even, or choose another binding.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "fours": Text(
        "the file has {measured} pages, saddle stitching needs a multiple of 4; add pages up to {wanted}",
        "Your file has {measured} pages. Stapled booklets need a multiple of 4, such as {wanted}.",
        from_order=("binding",),
    ),
    "pairs": Text(
        "the file has {measured} pages, an even number expected for leaves with two sides; the last stays blank",
        "Your file has {measured} pages, so the last side stays blank. Please check that it is meant.",
        severity=Severity.WARNING,
        from_order=("binding",),
    ),
    "thick": Text(
        "the file has {measured} pages, at most {wanted} can be saddle-stitched; choose another binding",
        "Your file has {measured} pages; staples hold at most {wanted}. Please choose another binding.",
        severity=Severity.WARNING,
        from_order=("binding",),
    ),
    "thin": Text(
        "the file has {measured} pages, a glued spine needs at least {wanted}; choose another binding",
        "Your file has {measured} pages; a glued book needs at least {wanted}. Please choose another binding.",
        severity=Severity.WARNING,
        from_order=("binding",),
    ),
}
_STITCHED = "saddleStitch"
_GLUED = frozenset({"softCover", "hardCover"})
_TWO_SIDED = frozenset({*_GLUED, "sideStitch", "wire", "coil", "comb", "ring"})


@check(
    severity=Severity.ERROR,
    texts=TEXTS,
    turn=Turn.LAST,
    settings={"most_stitched_pages": 96.0, "least_glued_pages": 24.0},
)
def binding_pages(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Weigh the pages by the binding; where they are not as many as ordered, page-count tells it."""
    counted = len(facts.pages)
    if not counted or expected.pages not in (None, counted) or expected.role == "cover":
        return
    most, least = float(settings["most_stitched_pages"]), float(settings["least_glued_pages"])
    if expected.binding == _STITCHED:
        if counted % 4:
            yield _pages("fours", counted, counted + 4 - counted % 4)
        if counted > most:
            yield _pages("thick", counted, most)
        return
    if expected.binding in _TWO_SIDED and expected.colours_back and counted % 2:
        yield _pages("pairs", counted, counted + 1)
    if expected.binding in _GLUED and counted < least:
        yield _pages("thin", counted, least)


def _pages(case: str, counted: int, wanted: float) -> Hit:
    return Hit(case, measured=float(counted), wanted=float(wanted), unit="pages")
