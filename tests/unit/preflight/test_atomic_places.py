"""The boxes of a finding cover its defect: cut out of the page, nothing of it is left; kept alone, all of it is.

The files are the atomic ones, each of which has one defect. What a page draws is put into a form and drawn again only
inside the boxes of the finding, or only outside them, and a picture of either is compared with one of the whole page.
Where nothing is drawn (annotations, boxes of pages, bleed that is missing) the place is that of the file's own entries.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from atomic_files import Fails, judged, named
from preflight import (
    Finding,
    PageFacts,
    Picture,
    PictureWish,
    draw_page,
    evaluate,
    load_profile,
    registered_checks,
)
from preflight.facts import Rect
from preflight_builders import POINTS_PER_MM, known_facts
from preflight_store import facts_read

SLACK_MM = 0.5
"""Half as much as the least that an overlay draws; letters and strokes may reach so far past the box around them."""

_SQUARE, _SHEET = (52.92, 52.92, 78.32, 78.32), (0.0, 0.0, 216.0, 303.0)
BY_HAND: Mapping[tuple[str, str], Mapping[int, Rect]] = {
    ("box-nesting", "a bleed wider than the page"): {2: (-2, 0, 216, 303)},
    ("box-nesting", "a cut beyond the page"): {1: (-5, -5, 221, 308)},
    ("box-nesting", "two cuts"): {1: (20, 20, 200, 280)},
    ("cover-spine", "no spine"): {1: (213, 3, 213.1, 300), 2: (213, 3, 213.1, 300)},
    ("crop-box", "a crop on the cut"): {1: (10, 10, 220, 307)},
    ("crop-box", "a crop, and nobody says where to cut"): {1: (50, 50, 200, 200)},
    ("implausible-size", "six metres"): {1: (0, 0, 6000, 900)},
    ("implausible-size", "six metres by its unit"): {1: (0, 0, 6000, 9000)},
    ("implausible-size", "two millimetres"): {2: (0, 0, 2, 90)},
    ("missing-trim-box", "no cut anywhere"): {1: (0, 0, 210, 297)},
    ("missing-trim-box", "a bleed and no cut"): {1: _SHEET},
    ("mixed-sizes", "a smaller page"): {2: (3, 3, 151, 213)},
    ("mixed-sizes", "a page 1 mm wider"): {3: (3, 3, 214, 300)},
    ("mixed-sizes", "a page on its side"): {2: (3, 3, 300, 213)},
    ("trim-size", "another size"): {2: (3, 3, 143, 214)},
    ("trim-size", "a smaller page of the same shape"): {1: (3, 3, 151.5, 213)},
    ("trim-size", "two pages side by side"): {1: (3, 3, 423, 300)},
    ("trim-size", "a page on its side"): {1: (3, 3, 300, 213)},
    ("trim-size", "a bleed and no word of the cut"): {1: (3, 3, 213, 300)},
    ("user-unit", "a unit of two points"): {1: _SHEET},
    ("user-unit", "a unit of ten points on one page"): {2: _SHEET},
    ("damaged-image", "something else in place of a JPEG"): {1: _SQUARE},
    ("damaged-image", "a picture without data"): {1: _SQUARE},
    ("damaged-image", "JPEG 2000 of a kind nobody knows"): {1: _SQUARE},
}
"""Places worked out by hand from what the builder wrote: pages with 3 mm around them, boxes, a placed square."""

ANNOTATED = frozenset({"comments", "form-fields", "multimedia", "trap-marks"})
"""Checks of what lies on a page as an annotation."""

BARE = frozenset({"missing-bleed"})
"""Checks of what is not there: their boxes show where it should be."""

UNSEEN: Mapping[str, str] = {
    "image-coding": "pictures whose data the builder left out",
    "ink-names": "None prints nothing",
    "missing-glyph": "a letter that its font lacks",
    "negative-picture": "pictures whose data the builder left out",
    "unmapped-font": "a font whose program the builder left out",
    "white-path-overprint": "white on white",
    "white-text-overprint": "white on white",
}
"""Checks of what a picture of the page need not show, and why."""

WITHOUT_PLACE: Mapping[str, str] = {
    "active-content": "an action belongs to the page or to the file",
    "blank-page": "nothing is there, on the whole page",
    "complex-path": "points are counted on the page, not kept by their place",
    "content-faults": "what makes no sense draws nothing",
    "default-colour-space": "the page says how all of its colours are meant",
    "device-settings": "the page sets up the device",
    "invisible-text": "text that is not painted has no mark; its letters are only counted",
    "iso-conformance": "rules of a standard are told by page, a dozen in one finding",
    "layer-visibility": "layers are known by the page they are on",
    "missing-resource": "what is missing draws nothing",
    "page-is-colour": "colour is measured as a share of the page",
    "page-rotation": "the whole page is turned",
    "pdfx-claim": "rules of a standard are told by page, a dozen in one finding",
    "postscript-object": "what it draws nobody knows",
    "processing-steps": "layers are known by the page they are on",
    "rendering-intent": "intents are known by the page they are used on",
    "repeated-pages": "the whole page is the same",
    "replaced-image": "an object that stands for another file draws nothing of its own",
    "unmeasured-pages": "the whole page was not measured",
    "unreadable-file": "the content of the page is lost",
}
"""Checks that tell pages and, in one case at least, no place on them; and why there is none."""

ON_PAGES = [
    (name, check, file)
    for name, check, file in named()
    if isinstance(file, Fails) and isinstance(file.data, bytes) and file.pages
]


def _finding(file: Fails, check: str) -> Finding:
    found = (each for each in judged(file).findings if each.check == check)
    return next(each for each in found if each.arguments["case"] == file.case)


def _proven_by_drawing() -> list[object]:
    return [
        pytest.param(check, file, id=name)
        for name, check, file in ON_PAGES
        if file.place is None and (check, file.what) not in BY_HAND and check not in ANNOTATED | BARE
    ]


def _boxes(finding: Finding, page: int) -> list[Rect]:
    grown = [place.rect_mm for place in finding.places if place.page == page]
    return [(a - SLACK_MM, b - SLACK_MM, c + SLACK_MM, d + SLACK_MM) for a, b, c, d in grown]


def _outside(boxes: list[Rect], page: PageFacts) -> list[Rect]:
    """Cut the page into rectangles that together are all but the boxes."""
    far = 1000.0
    edges = [
        sorted(
            {page.media[i] - far, page.media[i + 2] + far, *(b[i] for b in boxes), *(b[i + 2] for b in boxes)}
        )
        for i in (0, 1)
    ]
    cells = [(a, c, b, d) for a, b in pairwise(edges[0]) for c, d in pairwise(edges[1])]
    return [cell for cell in cells if not any(_holds(box, cell) for box in boxes)]


def _holds(box: Rect, cell: Rect) -> bool:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _only(data: bytes, finding: Finding, part: str) -> bytes:
    """Draw what the pages with places draw only inside the finding's boxes, or only outside."""
    facts = facts_read(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in facts.pages:
            boxes = _boxes(finding, page.number)
            if boxes:
                _redraw(pdf, page, boxes if part == "inside" else _outside(boxes, page))
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


def _redraw(pdf: pikepdf.Pdf, facts: PageFacts, parts: list[Rect]) -> None:
    page = pdf.pages[facts.number - 1]
    page.contents_coalesce()
    media, content = page.mediabox, page.obj.get("/Contents")
    form = pdf.make_stream(b"" if content is None else content.read_bytes())
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, media
    form.Resources = page.resources
    scale = POINTS_PER_MM / facts.user_unit
    left, bottom = float(media[0]), float(media[1])
    drawn = [
        f"q {left + a * scale:f} {bottom + b * scale:f} {(c - a) * scale:f} {(d - b) * scale:f} re W n /Whole Do Q"
        for a, b, c, d in parts
    ]
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Whole=form))
    page.obj.Contents = pdf.make_stream("\n".join(drawn).encode())


def _found_in(data: bytes, file: Fails, check: str) -> Sequence[Finding]:
    """Judge a redrawn file, by its pixels only where the check has nothing else to go by."""
    if registered_checks()[check].find is None:
        report = judged(replace(file, data=data))
    else:
        report = evaluate(known_facts(data), file.order, load_profile(file.profile))
    return [each for each in report.findings if each.check == check and each.arguments["case"] == file.case]


def _lies_in(finding: Finding, other: Finding) -> bool:
    """Say whether any place of a finding lies in the boxes of another."""
    boxes = {page: _boxes(other, page) for page in {place.page for place in other.places}}
    return any(
        any(_holds(box, place.rect_mm) for box in boxes.get(place.page, ())) for place in finding.places
    )


@pytest.mark.parametrize(("check", "file"), _proven_by_drawing())
def test_without_the_boxes_nothing_of_the_defect_is_left_and_within_them_it_is_whole(
    check: str, file: Fails, tmp_path: Path
):
    finding = _finding(file, check)
    if not finding.places:
        assert check in WITHOUT_PLACE
        return
    assert isinstance(file.data, bytes)
    kept, cut = _only(file.data, finding, "inside"), _only(file.data, finding, "outside")
    assert _found_in(kept, file, check)
    assert not any(_lies_in(each, finding) for each in _found_in(cut, file, check))
    page = finding.places[0].page
    differs = ImageChops.difference(
        _picture(tmp_path, file.data, page), _picture(tmp_path, cut, page)
    ).getbbox()
    assert differs or check in UNSEEN


def _picture(folder: Path, data: bytes, page: int) -> Image.Image:
    path = folder / "page.pdf"
    path.write_bytes(data)
    drawn = draw_page(path, PictureWish(page, 600))
    assert isinstance(drawn, Picture)
    return Image.open(io.BytesIO(drawn.data)).convert("RGB")


@pytest.mark.parametrize(
    ("check", "file"), [pytest.param(c, f, id=n) for n, c, f in ON_PAGES if (c, f.what) in BY_HAND]
)
def test_boxes_of_pages_and_pictures_lie_where_the_builder_put_them(check: str, file: Fails):
    places = {place.page: place.rect_mm for place in _finding(file, check).places}
    assert places == {page: pytest.approx(rect, abs=0.1) for page, rect in BY_HAND[check, file.what].items()}


@pytest.mark.parametrize(
    ("check", "file"), [pytest.param(c, f, id=n) for n, c, f in ON_PAGES if c in ANNOTATED]
)
def test_what_lies_on_the_page_is_boxed_where_another_library_finds_it(check: str, file: Fails):
    assert isinstance(file.data, bytes)
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        lie = {
            (number, tuple(round(float(edge) / POINTS_PER_MM, 1) for edge in note.Rect))
            for number, page in enumerate(pdf.pages, start=1)
            for note in page.get("/Annots", [])
        }
    places = {
        (place.page, tuple(round(edge, 1) for edge in place.rect_mm))
        for place in _finding(file, check).places
    }
    assert places
    assert places <= lie


@pytest.mark.parametrize(("check", "file"), [pytest.param(c, f, id=n) for n, c, f in ON_PAGES if c in BARE])
def test_where_bleed_is_missing_nothing_is_drawn(check: str, file: Fails):
    finding = _finding(file, check)
    assert isinstance(file.data, bytes)
    narrow = replace(
        finding,
        places=tuple(replace(place, rect_mm=_shrunk(place.rect_mm)) for place in finding.places),
    )
    facts = known_facts(_only(file.data, narrow, "inside"))
    assert [page.has_ink for page in facts.pages if page.number == finding.places[0].page] == [False]


def _shrunk(rect: Rect) -> Rect:
    """Take off what `_boxes` adds, and a hair."""
    by = SLACK_MM + 0.05
    return rect[0] + by, rect[1] + by, rect[2] - by, rect[3] - by


def test_every_check_that_tells_pages_tells_places_or_says_why_there_are_none():
    without = {check for _, check, file in ON_PAGES if not _finding(file, check).places}
    assert without == set(WITHOUT_PLACE)
