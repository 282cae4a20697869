"""Write into the file where its pages are cut and how far their bleed goes, as ordered.

Why: without a cut in the file each program guesses, and a bleed that is there and not told is left out.
Changes: TrimBox and BleedBox, a CropBox that hides part of them and an ArtBox that contradicts them; nothing that is
painted.
"""

from collections.abc import Iterator

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.geometry import MOST_BLEED_MM, TrimSource, flat_spine, grown, is_size, trim_of, within
from preflight.mending.parts import named_pages
from preflight.mending.space import BOXES, Space
from preflight.texts import page_ranges, pages_in

_SLACK_MM = 0.1


def _proposes(facts: Facts, expected: Expected, findings: Findings) -> Parameters | None:
    """Take the pages whose cut is the ordered size, told by the file or found in the middle of the page."""
    if expected.trim_w_mm is None or expected.trim_h_mm is None:
        return None
    about = set(_about(facts, findings))
    pages = [page for page in facts.pages if page.number in about and _is_wrong(page, expected)]
    if not pages:
        return None
    return {
        "pages": page_ranges(page.number for page in pages),
        "trim_w_mm": expected.trim_w_mm,
        "trim_h_mm": expected.trim_h_mm,
        "bleed_mm": expected.bleed_mm,
        "tolerance_mm": expected.tolerance_mm,
    }


def _about(facts: Facts, findings: Findings) -> Iterator[int]:
    for finding in findings:
        yield from pages_in(finding.pages) if finding.pages else (page.number for page in facts.pages)


def _is_wrong(page: PageFacts, expected: Expected) -> bool:
    """Say whether the cut is known and another box than should be there is."""
    cut = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM)
    if cut.source is TrimSource.PAGE_EDGE or flat_spine(page, expected) is not None:
        return False
    return _is_ordered(cut.rect_mm, expected) and (
        "trim" not in page.defined or page.trim != cut.rect_mm or _bleed_is_wrong(page, cut.rect_mm, expected)
    )


def _bleed_is_wrong(page: PageFacts, cut: Rect, expected: Expected) -> bool:
    """Say whether the page has more bleed than its BleedBox tells, or its boxes contradict each other."""
    needed = grown(cut, expected.bleed_mm)
    told = page.bleed if "bleed" in page.defined else page.media
    hidden = "crop" in page.defined and not within(needed, page.crop, _SLACK_MM)
    short = not within(needed, told, _SLACK_MM) and told != page.media
    return hidden or short or not within(page.bleed, page.media, 0.0) or _has_other_art(page)


def _has_other_art(page: PageFacts) -> bool:
    return "art" in page.defined and page.art != page.trim


def _is_ordered(rect: Rect, expected: Expected) -> bool:
    w_mm, h_mm = expected.trim_w_mm or 0.0, expected.trim_h_mm or 0.0
    return any(is_size(rect, w, h, expected.tolerance_mm) for w, h in ((w_mm, h_mm), (h_mm, w_mm)))


@fixup(
    answers=(
        "trim-size.assumed",
        "missing-bleed",
        "box-nesting",
        "crop-box.cuts",
        "crop-box.hides-bleed",
    ),
    area=Area.NOTHING,
    manner=Manner(rank=50),
    offer=Offer(
        "{on_pages}: set the TrimBox to {trim_w_mm} x {trim_h_mm} mm and the BleedBox {bleed_mm} mm past it",
        "We note in your file where it is cut: {trim_w_mm} x {trim_h_mm} mm. Nothing you see changes.",
    ),
    proposes=_proposes,
)
def set_boxes(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Find each page's cut as the checks do, and write it with as much bleed as the page has, at most the ordered."""
    expected = Expected(
        trim_w_mm=number_of(parameters, "trim_w_mm"),
        trim_h_mm=number_of(parameters, "trim_h_mm"),
        bleed_mm=number_of(parameters, "bleed_mm"),
        tolerance_mm=number_of(parameters, "tolerance_mm"),
    )
    for page in named_pages(pdf, parameters):
        _set(Space.of(page), expected)


def _set(space: Space, expected: Expected) -> None:
    cut = space.cut(expected, MOST_BLEED_MM)
    media = space.boxes.media
    needed = grown(cut, expected.bleed_mm)
    bleed = (
        max(needed[0], media[0]),
        max(needed[1], media[1]),
        min(needed[2], media[2]),
        min(needed[3], media[3]),
    )
    for name, rect in (("Trim", cut), ("Bleed", bleed)):
        space.set_box(name, space.own(rect))
    if "crop" in space.boxes.defined and not within(bleed, space.boxes.crop, _SLACK_MM):
        space.set_box("Crop", space.frame.media)
    if "/ArtBox" in space.page:
        del space.page[f"/{BOXES[-1]}Box"]
