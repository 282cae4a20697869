"""Flag pages that do not go as far past the cut as the order asks for.

Why: the cut wanders by up to a millimetre; without bleed the edge shows white.
Fix: extend colours and pictures past the cut edge and export again with bleed switched on.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.geometry import MOST_BLEED_MM, SIDES, TrimSource, bleed_of, trim_of
from preflight.pixels.edges import reach
from preflight.pixels.pixel_facts import PagePixels, PixelFacts
from preflight.report import Severity

TEXTS = {
    "short": Text(
        "{on_pages}: bleed is {measured} mm ({side}), {wanted} mm needed; export with bleed on",
        "{on_pages}: only {measured} mm past the cut ({side}), {wanted} mm needed. Export again with bleed on.",
        from_order=("bleed_mm",),
    ),
    "art": Text(
        "{on_pages}: art reaches the cut and ends {measured} mm past it ({side}), {wanted} mm needed; extend the art",
        "{on_pages}: colours end {measured} mm past the cut ({side}), {wanted} mm needed. Please extend them outwards.",
        from_order=("bleed_mm",),
    ),
}


def _seen(facts: Facts, pixels: PixelFacts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at what is really painted: a side at which nothing reaches the cut needs no bleed.

    A page whose pixels are not known is measured by its boxes.
    """
    if expected.bleed_mm <= 0:
        return
    known = {page.number: page for page in pixels.measured()}
    short_of, most = expected.bleed_mm - float(settings["tolerance_mm"]), float(settings["most_bleed_mm"])
    for page in facts.pages:
        seen = known.get(page.number)
        if seen is not None and len(seen.edges) == len(SIDES):
            yield from _by_art(page, seen, expected, settings)
        elif (hit := _short(page, expected, short_of, most)) is not None:
            yield hit


def _by_art(page: PageFacts, seen: PagePixels, expected: Expected, settings: Settings) -> tuple[Hit, ...]:
    trim = trim_of(page, expected, most_bleed_mm=float(settings["most_bleed_mm"]))
    if trim.source is TrimSource.PAGE_EDGE:
        return ()
    short_of = expected.bleed_mm - float(settings["tolerance_mm"])
    forgiven = float(settings["forgiven_percent"]) / 100
    room = bleed_of(page, trim.rect_mm)
    found: dict[str, list[tuple[str, float]]] = {"short": [], "art": []}
    for i, side in enumerate(SIDES):
        there = reach(
            seen.edges[i],
            _inset(page, trim.rect_mm, i),
            short_of,
            _ends(trim.rect_mm, page, i),
            forgiven=forgiven,
        )
        if there.bleed_mm is None:
            continue
        if room[i] < short_of:
            found["short"].append((side, min(room[i], there.bleed_mm)))
        elif there.share > forgiven:
            found["art"].append((side, there.bleed_mm))
    return tuple(_told(case, page, trim.rect_mm, short, expected) for case, short in found.items() if short)


def _inset(page: PageFacts, trim: Rect, side: int) -> float:
    """Return how far the cut lies within the page's edge."""
    return abs(trim[side] - page.media[side])


def _ends(trim: Rect, page: PageFacts, side: int) -> tuple[float, float]:
    """Return where the crossing cuts lie along a side."""
    along = 1 if side in {0, 2} else 0
    return trim[along] - page.media[along], trim[along + 2] - page.media[along]


@check(
    severity=Severity.ERROR,
    texts=TEXTS,
    settings={"tolerance_mm": 0.2, "most_bleed_mm": MOST_BLEED_MM, "forgiven_percent": 2.0},
    in_pixels=_seen,
)
def missing_bleed(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Measure each side by the boxes, as long as the pixels are not known; a blank page needs no bleed.

    A page whose cut nobody tells (no box, and not the ordered size) is trim-size's business.
    """
    if expected.bleed_mm <= 0:
        return
    short_of = expected.bleed_mm - float(settings["tolerance_mm"])
    for page in facts.pages:
        hit = _short(page, expected, short_of, float(settings["most_bleed_mm"]))
        if hit is not None:
            yield hit


def _short(page: PageFacts, expected: Expected, short_of: float, most_bleed_mm: float) -> Hit | None:
    trim = trim_of(page, expected, most_bleed_mm=most_bleed_mm)
    bleed = bleed_of(page, trim.rect_mm)
    short = [(name, mm) for name, mm in zip(SIDES, bleed, strict=True) if mm < short_of]
    if not short or page.has_marks is False or trim.source is TrimSource.PAGE_EDGE:
        return None
    return _told("short", page, trim.rect_mm, short, expected)


def _told(case: str, page: PageFacts, trim: Rect, short: list[tuple[str, float]], expected: Expected) -> Hit:
    measured = round(max(0.0, min(mm for _, mm in short)), 1)
    side = "all sides" if len(short) == len(SIDES) else ", ".join(name for name, _ in short)
    strips = tuple(_strip(trim, name, max(0.0, mm), expected.bleed_mm) for name, mm in short)
    return Hit(
        case,
        page.number,
        side=side,
        measured=measured,
        wanted=expected.bleed_mm,
        unit="mm",
        rects_mm=strips,
    )


def _strip(trim: Rect, side: str, have_mm: float, wanted_mm: float) -> Rect:
    """Return what is missing on one side: between what is there and what is wanted, as far as the cut goes."""
    left, bottom, right, top = trim
    return {
        "left": (left - wanted_mm, bottom, left - have_mm, top),
        "bottom": (left, bottom - wanted_mm, right, bottom - have_mm),
        "right": (right + have_mm, bottom, right + wanted_mm, top),
        "top": (left, top + have_mm, right, top + wanted_mm),
    }[side]
