"""Make bleed out of what lies inside the cut, mirrored at the cut.

Why: the cut wanders by up to a millimetre; a mirrored edge hides that where the art ends at the cut.
Changes: only what lies past the cut, on the sides where bleed is missing, as far as the ordered bleed.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of, words_of
from preflight.geometry import MOST_BLEED_MM, SIDES, TrimSource, grown, trim_of
from preflight.mending.parts import as_form, numbered_pages, numbers, set_content
from preflight.mending.space import Space
from preflight.texts import page_ranges, pages_in

_ALL = "all sides"


def _proposes(facts: Facts, expected: Expected, findings: Findings) -> Parameters | None:
    """Take the pages whose cut is known, each with the sides it lacks."""
    if expected.bleed_mm <= 0:
        return None
    known = {
        page.number
        for page in facts.pages
        if trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).source is not TrimSource.PAGE_EDGE
    }
    lacking = {side: known & _lacking(findings, side) for side in SIDES}
    pages = set().union(*lacking.values())
    if not pages:
        return None
    sides = [side for side in SIDES if lacking[side]]
    return {
        "pages": page_ranges(pages),
        "sides": _ALL if len(sides) == len(SIDES) else ", ".join(sides),
        **{f"lacks_{side}": page_ranges(lacking[side]) for side in SIDES},
        "bleed_mm": expected.bleed_mm,
        "trim_w_mm": expected.trim_w_mm or 0.0,
        "trim_h_mm": expected.trim_h_mm or 0.0,
        "tolerance_mm": expected.tolerance_mm,
    }


def _lacking(findings: Findings, side: str) -> set[int]:
    """Return the pages that lack bleed at a side."""
    about = (found for found in findings if found.side == _ALL or side in found.side.split(", "))
    return {number for finding in about for number in pages_in(finding.pages)}


@fixup(
    answers=("missing-bleed",),
    area=Area.PAST_THE_CUT,
    manner=Manner(rank=60, opt_in=True),
    offer=Offer(
        "{on_pages}: mirror {bleed_mm} mm at the cut ({sides}) and set TrimBox and BleedBox",
        "We continue the edge of the page {bleed_mm} mm past the cut, as in a mirror. Inside nothing changes.",
    ),
    proposes=_proposes,
)
def mirror_bleed(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Draw the page up to its cut, and again mirrored beyond it; a page that is too small grows."""
    wide, high = (number_of(parameters, name) or None for name in ("trim_w_mm", "trim_h_mm"))
    expected = Expected(
        trim_w_mm=wide,
        trim_h_mm=high,
        bleed_mm=number_of(parameters, "bleed_mm"),
        tolerance_mm=number_of(parameters, "tolerance_mm"),
    )
    lacking = {side: set(pages_in(words_of(parameters, f"lacks_{side}"))) for side in SIDES}
    for number, page in numbered_pages(pdf, parameters):
        sides = tuple(number in lacking[side] for side in SIDES)
        _mirror(pdf, Space.of(page), expected, sides)


def _mirror(pdf: pikepdf.Pdf, space: Space, expected: Expected, missing: tuple[bool, ...]) -> None:
    cut_mm = space.cut(expected, MOST_BLEED_MM)
    bleed_mm = grown(cut_mm, expected.bleed_mm)
    cut, bleed = space.own(cut_mm), space.own(bleed_mm)
    kept_mm = tuple(c if gone else b for c, b, gone in zip(cut_mm, bleed_mm, missing, strict=True))
    kept = space.own((kept_mm[0], kept_mm[1], kept_mm[2], kept_mm[3]))
    media = space.frame.media
    whole = _joined(media, bleed)
    name = as_form(pdf, space.page).encode()
    strips = _strips(kept, bleed)
    holes = b" ".join(_rectangle(strip) for strip, _ in strips)
    drawn = [b"q", _rectangle(whole), holes, b"W* n", name, b"Do Q"]
    for strip, matrix in strips:
        drawn += [
            b"q",
            _rectangle(strip),
            b"W n",
            numbers(*matrix),
            b"cm",
            _rectangle(kept),
            b"W n",
            name,
            b"Do Q",
        ]
    set_content(pdf, space.page, b" ".join(drawn))
    for box, rect in (("Media", whole), ("Crop", whole), ("Trim", cut), ("Bleed", bleed)):
        space.set_box(box, rect)
    if "/ArtBox" in space.page:
        del space.page["/ArtBox"]


_Matrix = tuple[float, float, float, float, float, float]


def _strips(kept: Rect, bleed: Rect) -> list[tuple[Rect, _Matrix]]:
    """Return the strips between what is kept and the end of the bleed, each with the mirror that fills it."""
    across = ((bleed[0], kept[0], kept[0]), (kept[0], kept[2], None), (kept[2], bleed[2], kept[2]))
    along = ((bleed[1], kept[1], kept[1]), (kept[1], kept[3], None), (kept[3], bleed[3], kept[3]))
    found: list[tuple[Rect, _Matrix]] = []
    for left, right, at_x in across:
        for bottom, top, at_y in along:
            if right - left > 0 and top - bottom > 0 and not (at_x is None and at_y is None):
                a, e = (1.0, 0.0) if at_x is None else (-1.0, 2 * at_x)
                d, f = (1.0, 0.0) if at_y is None else (-1.0, 2 * at_y)
                found.append(((left, bottom, right, top), (a, 0.0, 0.0, d, e, f)))
    return found


def _joined(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _rectangle(rect: Rect) -> bytes:
    return numbers(rect[0], rect[1], rect[2] - rect[0], rect[3] - rect[1]) + b" re"
