"""Flag pages whose printed numbers run out of order, stand twice, or leave some out.

Why: pages are bound in the order of the file; a number that does not follow tells that one is missing or misplaced.
Fix: put the pages into the order of their numbers, add the missing one, and export again.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.pixels.pixel_facts import Folio, PagePixels, PixelFacts
from preflight.report import Severity

TEXTS = {
    "order": Text(
        "{on_pages}: printed page numbers out of order ({detail}), a rising order expected; put the pages in order",
        "{on_pages}: the printed page numbers are out of order. Please check the order of your pages.",
    ),
    "doubled": Text(
        "{on_pages}: the printed page number {measured} stands twice, {wanted} expected; compare the pages",
        "{on_pages}: the page number {measured} is printed twice. Please check that no page is missing.",
    ),
    "gap": Text(
        "{on_pages}: the printed page number is {measured}, {wanted} expected; see whether pages are missing",
        "{on_pages}: the printed page number jumps to {measured}. Please check that no page is missing.",
        severity=Severity.INFO,
    ),
}
_SAME_MM = 2.0
_MOST_TOLD = 4


class _Numbered(NamedTuple):
    page: int
    number: int
    rect: Rect


@pixel_check(severity=Severity.WARNING, texts=TEXTS, settings={"least_pages": 5.0, "least_share": 0.7})
def page_order(_facts: Facts, pixels: PixelFacts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at numbers that stand at one height on most pages; where they rarely rise by one they are something else."""
    numbered = _numbered(list(pixels.measured()))
    share = float(settings["least_share"])
    if len(numbered) < max(float(settings["least_pages"]), share * len(pixels.pages)):
        return
    breaks = [(one, two) for one, two in pairwise(numbered) if not _follows(one, two)]
    if len(breaks) == 1:
        yield from _break(*breaks[0])
    elif breaks:
        yield from _astray(numbered, share)


def _numbered(pages: Sequence[PagePixels]) -> list[_Numbered]:
    """Choose one number a page, at the height at which most pages have one; of several the one that fits the others."""
    heights = Counter(height for page in pages for height in {_height(folio) for folio in page.folios})
    if not heights:
        return []
    usual = max(heights, key=lambda height: heights[height])
    near = [
        _Numbered(page.number, folio.number, folio.rect_mm)
        for page in pages
        for folio in page.folios
        if abs(_height(folio) - usual) <= 1
    ]
    ahead = Counter(each.number - each.page for each in near).most_common(1)[0][0]
    chosen: dict[int, list[_Numbered]] = {}
    for each in near:
        chosen.setdefault(each.page, []).append(each)
    fitting = (
        [each for each in alike if each.number - each.page == ahead] or alike for alike in chosen.values()
    )
    return [alike[0] for alike in fitting if len(alike) == 1]


def _height(folio: Folio) -> int:
    return round(folio.rect_mm[1] / _SAME_MM)


def _follows(one: _Numbered, two: _Numbered) -> bool:
    """Say whether a number may come after another: pages without one may count or not, chapters may begin at 1."""
    return two.number == 1 or 1 <= two.number - one.number <= two.page - one.page


def _break(one: _Numbered, two: _Numbered) -> Iterator[Hit]:
    if two.number < one.number:
        detail = f"page {two.page} says {two.number} after {one.number}"
        yield Hit("order", two.page, two.rect, arguments=(("detail", detail),))
        return
    case = "doubled" if two.number == one.number else "gap"
    wanted = one.number + two.page - one.page
    yield Hit(case, two.page, two.rect, measured=str(two.number), wanted=str(wanted))


def _astray(numbered: Sequence[_Numbered], share: float) -> Iterator[Hit]:
    """Tell pages that are not where most would put them, if most agree."""
    [(usual, count)] = Counter(each.number - each.page for each in numbered).most_common(1)
    if count < share * len(numbered):
        return
    astray = [each for each in numbered if each.number - each.page != usual]
    told = [
        f"page {each.page} says {each.number}, {each.page + usual} expected" for each in astray[:_MOST_TOLD]
    ]
    for each in astray:
        yield Hit("order", each.page, each.rect, arguments=(("detail", "; ".join(told)),))
