"""Scale pages of the ordered shape to the ordered size.

Why: a page of the right shape and the wrong size is cut through or leaves a white border; scaled it fits.
Changes: the size of everything on the page, by one factor; shape, colours and what is on it stay.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Rect
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.geometry import MOST_BLEED_MM, height, trim_of
from preflight.interpreter.values import items
from preflight.interpreter.values import numbers as numbers_in
from preflight.mending.parts import as_form, named_pages, numbers, set_content
from preflight.mending.space import BOXES, Space
from preflight.texts import page_ranges, pages_in

_OF_ANNOTATIONS = ("/Rect", "/QuadPoints", "/Vertices", "/L", "/CL")


def _proposes(facts: Facts, expected: Expected, findings: Findings) -> Parameters | None:
    about = {number for finding in findings for number in pages_in(finding.pages)}
    pages = [page for page in facts.pages if page.number in about]
    if not pages or expected.trim_h_mm is None or expected.trim_w_mm is None:
        return None
    first = trim_of(pages[0], expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
    return {
        "pages": page_ranges(page.number for page in pages),
        "percent": round(100 * expected.trim_h_mm / height(first), 1),
        "trim_w_mm": expected.trim_w_mm,
        "trim_h_mm": expected.trim_h_mm,
        "tolerance_mm": expected.tolerance_mm,
    }


@fixup(
    answers=("trim-size.same-shape",),
    area=Area.WHOLE_PAGE,
    manner=Manner(rank=40),
    offer=Offer(
        "{on_pages}: scale to {percent} %, so that the trim is {trim_w_mm} x {trim_h_mm} mm",
        "We scale your page to {percent} %, so that it is {trim_w_mm} x {trim_h_mm} mm as ordered.",
    ),
    proposes=_proposes,
)
def scale_to_trim(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Scale content, boxes and annotations of each page by what its own cut needs."""
    wide, high = number_of(parameters, "trim_w_mm"), number_of(parameters, "trim_h_mm")
    expected = Expected(trim_w_mm=wide, trim_h_mm=high, tolerance_mm=number_of(parameters, "tolerance_mm"))
    for page in named_pages(pdf, parameters):
        space = Space.of(page)
        cut = space.cut(expected, MOST_BLEED_MM)
        _scale(pdf, space, high / height(cut), cut)


def _scale(pdf: pikepdf.Pdf, space: Space, factor: float, cut: Rect) -> None:
    page, trim = space.page, space.own(cut)
    boxes = {name: rect for name in BOXES if (rect := _own_box(space, name)) is not None}
    name = as_form(pdf, page).encode()
    set_content(pdf, page, b" ".join((b"q", numbers(factor, 0, 0, factor, 0, 0), b"cm", name, b"Do Q")))
    for box_name, rect in {**boxes, "Media": space.frame.media, "Trim": trim}.items():
        space.set_box(box_name, _times(rect, factor))
    if "/ArtBox" in page:
        del page["/ArtBox"]
    for annotation in items(page.get("/Annots")):
        for key in _OF_ANNOTATIONS:
            values = numbers_in(annotation.get(key))
            if values:
                annotation[key] = pikepdf.Array([round(value * factor, 4) for value in values])


def _own_box(space: Space, name: str) -> Rect | None:
    return space.own(getattr(space.boxes, name.lower())) if name.lower() in space.boxes.defined else None


def _times(rect: Rect, factor: float) -> Rect:
    return rect[0] * factor, rect[1] * factor, rect[2] * factor, rect[3] * factor
