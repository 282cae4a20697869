"""Cut spreads into single pages, the left before the right.

Why: pages are put on sheets one by one; two that lie side by side in one page cannot be.
Changes: each spread becomes two pages that show its halves; nothing that is painted.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of, words_of
from preflight.geometry import MOST_BLEED_MM
from preflight.interpreter.values import box, items
from preflight.mending.parts import named_pages
from preflight.mending.space import Space
from preflight.reading.boxes import inherited
from preflight.texts import page_ranges, pages_in

_LEFT, _RIGHT = "left", "right"


def _proposes(facts: Facts, expected: Expected, findings: Findings) -> Parameters | None:
    """Propose only where the pages then are as many as ordered."""
    spreads = {number for finding in findings for number in pages_in(finding.pages)}
    if not spreads or expected.pages not in {None, len(facts.pages) + len(spreads)}:
        return None
    backwards = facts.viewer.direction == "R2L" or expected.binding_edge == _RIGHT
    return {
        "pages": page_ranges(spreads),
        "first": _RIGHT if backwards else _LEFT,
        "bleed_mm": expected.bleed_mm,
        "trim_w_mm": expected.trim_w_mm or 0.0,
        "trim_h_mm": expected.trim_h_mm or 0.0,
        "tolerance_mm": expected.tolerance_mm,
    }


@fixup(
    answers=("trim-size.spread",),
    area=Area.PAGES,
    manner=Manner(rank=70, for_customers=False),
    offer=Offer(
        "{on_pages}: split into single pages, the {first} half first; compare the order of pages",
        "We split your double pages into single pages, the {first} half first.",
    ),
    proposes=_proposes,
)
def split_spreads(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Show the same content twice, through two windows; bleed at the inner edge is what lies beyond it."""
    expected = Expected(
        trim_w_mm=number_of(parameters, "trim_w_mm"),
        trim_h_mm=number_of(parameters, "trim_h_mm"),
        bleed_mm=number_of(parameters, "bleed_mm"),
        tolerance_mm=number_of(parameters, "tolerance_mm"),
    )
    spreads = {page.objgen for page in named_pages(pdf, parameters)}
    order = (0, 1) if words_of(parameters, "first") == _LEFT else (1, 0)
    for place in reversed(range(len(pdf.pages))):
        page = pdf.pages[place].obj
        if page.objgen in spreads:
            halves = _halves(pdf, page, expected)
            del pdf.pages[place]
            for which in reversed(order):
                pdf.pages.insert(place, pikepdf.Page(halves[which]))


def _halves(
    pdf: pikepdf.Pdf, page: pikepdf.Object, expected: Expected
) -> tuple[pikepdf.Object, pikepdf.Object]:
    space = Space.of(page)
    cut = space.cut(expected, MOST_BLEED_MM)
    middle = (cut[0] + cut[2]) / 2
    notes = items(page.get("/Annots"))
    left = (cut[0], cut[1], middle, cut[3])
    right = (middle, cut[1], cut[2], cut[3])
    return (
        _half(pdf, space, left, notes, expected.bleed_mm),
        _half(pdf, space, right, notes, expected.bleed_mm),
    )


def _half(
    pdf: pikepdf.Pdf, space: Space, cut: Rect, notes: list[pikepdf.Object], bleed_mm: float
) -> pikepdf.Object:
    media = space.boxes.media
    bleed = (
        max(cut[0] - bleed_mm, media[0]),
        max(cut[1] - bleed_mm, media[1]),
        min(cut[2] + bleed_mm, media[2]),
        min(cut[3] + bleed_mm, media[3]),
    )
    half = pdf.make_indirect(pikepdf.Dictionary(dict(space.page.items())))
    half["/Resources"] = inherited(space.page, "/Resources") or pikepdf.Dictionary()
    half["/Rotate"] = space.frame.rotate
    own = Space(half, space.boxes)
    for name, rect in (("Media", bleed), ("Crop", bleed), ("Bleed", bleed), ("Trim", cut)):
        own.set_box(name, space.own(rect))
    for key in ("/ArtBox", "/Annots"):
        if key in half:
            del half[key]
    kept = [note for note in notes if _lies_in(space, note, cut)]
    if kept:
        half["/Annots"] = pikepdf.Array(kept)
    return half


def _lies_in(space: Space, note: pikepdf.Object, cut: Rect) -> bool:
    place = box(note.get("/Rect"))
    if place is None:
        return False
    shown = space.frame.shown(place)
    return cut[0] <= (shown[0] + shown[2]) / 2 < cut[2]
