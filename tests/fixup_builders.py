"""Mends small files in one line, writes one file in several ways that show the same, and looks at the pixels.

A window is a part of a page, in mm as the page is shown, as pixels; two windows of one size on one thing are the same
array, so that what a fixup must not touch can be compared pixel by pixel.
"""

import copy
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2 as pdfium

from preflight import Expected, Facts, Proposal, Report, evaluate, load_profile, proposals
from preflight.facts import Rect
from preflight.fixup import Fix
from preflight.fixup_registry import registered_fixups
from preflight.mending.mender import mend
from preflight.mending.space import BOXES, Space
from preflight.reading.boxes import inherited
from preflight.sandbox.protocol import FIXED_MAGIC
from preflight_builders import a4, known_facts, known_pixels

Pixels = npt.NDArray[np.uint8]
PX_PER_MM = 4
_MM = 72 / 25.4


def mended(data: bytes, *fixes: Fix) -> bytes:
    """Carry out fixes; a file that is not mended fails the test."""
    answer = mend(io.BytesIO(data), fixes)
    assert answer.startswith(FIXED_MAGIC), answer
    return answer.removeprefix(FIXED_MAGIC)


@dataclass(frozen=True)
class Looked:
    """A file with its facts, its report, and what could be mended about it."""

    data: bytes
    order: Expected
    facts: Facts
    report: Report
    proposals: tuple[Proposal, ...]

    def proposal(self, fixup: str) -> Proposal | None:
        """The proposal of a fixup, if there is one."""
        return next((each for each in self.proposals if each.fix.id == fixup), None)

    def answered(self, fixup: str) -> set[tuple[str, str]]:
        """Check and case of the findings that a fixup answers."""
        known = registered_fixups()[fixup]
        return {
            (each.check, each.arguments["case"])
            for each in self.report.findings
            if known.answers_finding(each)
        }

    def mended(self, fixup: str) -> "Looked":
        """The file with one fixup carried out, looked at anew against the same order."""
        proposal = self.proposal(fixup)
        assert proposal is not None, [each.message for each in self.report.findings]
        return looked(mended(self.data, proposal.fix), self.order)


def looked(data: bytes, order: Expected | None = None) -> Looked:
    """Read, measure and judge a file as the product does, and ask what could be mended."""
    expected, profile = order or a4(), load_profile("sheetfed")
    facts = known_facts(data)
    report = evaluate(facts, expected, profile, known_pixels(data) if facts.pages else None)
    return Looked(data, expected, facts, report, proposals(facts, expected, profile, report))


def window(data: bytes, number: int = 1, rect_mm: Rect | None = None) -> Pixels:
    """Draw a part of a page as it is printed; all of it where none is given."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[number - 1].obj
        space = Space.of(page)
        shown = rect_mm or space.boxes.media
        own = space.own(shown)
        space.set_box("Media", own)
        space.set_box("Crop", own)
        out = io.BytesIO()
        pdf.save(out)
    wide, high = (max(1, round((shown[i + 2] - shown[i]) * PX_PER_MM)) for i in (0, 1))
    with pdfium.PdfDocument(out.getvalue()) as document:
        page_drawn = document[number - 1]
        bitmap = pdfium.PdfBitmap.new_native(wide, high, pdfium.raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
        flags = pdfium.raw.FPDF_ANNOT | pdfium.raw.FPDF_PRINTING
        pdfium.raw.FPDF_RenderPageBitmap(bitmap.raw, page_drawn.raw, 0, 0, wide, high, 0, flags)
        return bitmap.to_numpy().copy()


def outside(changed: Pixels, shown_mm: Rect, allowed_mm: Iterable[Rect], slack_px: int = 2) -> Pixels:
    """Blacken what may have changed, so that the rest can be compared; places are in mm as the page is shown."""
    kept = changed.copy()
    high = kept.shape[0]
    for left, bottom, right, top in allowed_mm:
        x0, x1 = ((edge - shown_mm[0]) * PX_PER_MM for edge in (left, right))
        y0, y1 = (high - (edge - shown_mm[1]) * PX_PER_MM for edge in (top, bottom))
        rows = slice(max(0, int(y0) - slack_px), max(0, int(y1) + 1 + slack_px))
        kept[rows, max(0, int(x0) - slack_px) : max(0, int(x1) + 1 + slack_px)] = 0
    return kept


def _written(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


_Matrix = tuple[float, float, float, float, float, float]


def _moved(
    data: bytes, *, rotate: int = 0, unit: float = 1.0, origin: tuple[float, float] = (0.0, 0.0)
) -> bytes:
    """Write each page in another space that shows the same: content goes through a matrix, boxes and notes along."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _move(pdf, page.obj, rotate, unit, origin)
        return _written(pdf)


def _move(
    pdf: pikepdf.Pdf, page: pikepdf.Object, rotate: int, unit: float, origin: tuple[float, float]
) -> None:
    space = Space.of(page)
    x0, y0, x1, y1 = space.frame.media
    wide, high = x1 - x0, y1 - y0
    k, (ox, oy) = 1 / unit, origin
    matrix: _Matrix = {
        0: (k, 0.0, 0.0, k, ox - k * x0, oy - k * y0),
        90: (0.0, k, -k, 0.0, ox + k * (high + y0), oy - k * x0),
        180: (-k, 0.0, 0.0, -k, ox + k * (wide + x0), oy + k * (high + y0)),
        270: (0.0, -k, k, 0.0, ox - k * y0, oy + k * (wide + x0)),
    }[rotate]
    for name in BOXES:
        held = page.get(f"/{name}Box")
        if held is not None:
            page[f"/{name}Box"] = _through(held, matrix)
    for note in page.get("/Annots", ()):
        note["/Rect"] = _through(note["/Rect"], matrix)
    page["/Rotate"], page["/UserUnit"] = rotate, unit
    before = pikepdf.Stream(pdf, ("q " + " ".join(f"{value:.6f}" for value in matrix) + " cm").encode())
    held = page.get("/Contents")
    streams = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    page["/Contents"] = pikepdf.Array([before, *streams, pikepdf.Stream(pdf, b"\nQ")])


def _through(held: pikepdf.Object, matrix: _Matrix) -> pikepdf.Array:
    a, b, c, d, e, f = matrix
    left, bottom, right, top = (float(edge) for edge in held)
    xs, ys = ((a * x + c * y + e, b * x + d * y + f) for x, y in ((left, bottom), (right, top)))
    edges = (min(xs[0], ys[0]), min(xs[1], ys[1]), max(xs[0], ys[0]), max(xs[1], ys[1]))
    return pikepdf.Array([round(edge, 4) for edge in edges])


def _inherited(data: bytes) -> bytes:
    """Let the tree of pages hold what pages may inherit, two levels up."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = [page.obj for page in pdf.pages]
        keys = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
        root = pdf.Root["/Pages"]
        alike = {
            key for key in keys if key in pages[0] and all(page.get(key) == pages[0][key] for page in pages)
        }
        for key in alike:
            root[key] = pages[0][key]
        node = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Pages, Parent=root, Count=len(pages), Kids=pikepdf.Array(pages)
            )
        )
        for page in pages:
            page["/Parent"] = node
            for key in alike:
                del page[key]
        root["/Kids"] = pikepdf.Array([node])
        return _written(pdf)


def _in_forms(data: bytes) -> bytes:
    """Draw each page by a form in a form, one half as large and the other twice."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            held = page.obj.get("/Contents")
            if held is None:
                continue
            page.contents_coalesce()
            resources = inherited(page.obj, "/Resources") or pikepdf.Dictionary()
            inner = _form(pdf, page.obj["/Contents"].read_bytes(), resources, (0.5, 0, 0, 0.5, 0, 0))
            drawn = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=inner))
            outer = _form(pdf, b"2 0 0 2 0 0 cm /Inner Do", drawn, (1, 0, 0, 1, 0, 0))
            page.obj["/Resources"] = copy.copy(resources)
            page.obj["/Resources"]["/XObject"] = pikepdf.Dictionary(Outer=outer)
            page.obj["/Contents"] = pikepdf.Stream(pdf, b"/Outer Do")
        return _written(pdf)


def _form(
    pdf: pikepdf.Pdf, content: bytes, resources: pikepdf.Object, matrix: tuple[float, ...]
) -> pikepdf.Object:
    form = pikepdf.Stream(pdf, content)
    form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    form["/BBox"], form["/Matrix"] = pikepdf.Array([-9999, -9999, 99999, 99999]), pikepdf.Array(matrix)
    form["/Resources"] = resources
    return pdf.make_indirect(form)


VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "turned 90": lambda data: _moved(data, rotate=90),
    "turned 180": lambda data: _moved(data, rotate=180),
    "turned 270 from elsewhere": lambda data: _moved(data, rotate=270, origin=(-50.0, 90.0)),
    "in units of 2": lambda data: _moved(data, unit=2.0, origin=(33.0, -7.0)),
    "inherited": _inherited,
    "in forms": _in_forms,
}
