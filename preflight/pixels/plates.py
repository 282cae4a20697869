"""Ink plates of a document, page after page: PDFium paints what `rewriter` wrote, the rest is arithmetic.

It runs in the sandbox, one document, once. A few pages are written and drawn at a time, so that memory does not
depend on how many there are.
"""

import ctypes
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from preflight.failure import TooComplexError
from preflight.pixels.annotations import with_annotations
from preflight.pixels.frame import Frame, frame_of
from preflight.pixels.passes import Pass, passes_for
from preflight.pixels.pixel_facts import JpegFacts
from preflight.pixels.rewriter import Draft, Pictures
from preflight.pixels.separation import Bytes, Separator, cmyk_profile
from preflight.pixels.spaces import PROCESS
from preflight.pixels.survey import MOST_WEIGHT, Survey, Unit
from preflight.pixels.wording import Wording, wording_of

DPI = 72.0
MOST_PIXELS = 2 << 20
MOST_PLATES = 16
_BATCH = 16
_BATCH_WEIGHT = 200_000
_WHITE = 0xFFFFFFFF
_FLAGS = raw.FPDF_PRINTING | raw.FPDF_REVERSE_BYTE_ORDER
BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
)
"""What a file that makes no sense makes the library and us raise."""


@dataclass(frozen=True, slots=True, eq=False)
class PagePlates:
    """One page in ink: 0 to 255 for each plate in use, row 0 at the top of the page as it is shown.

    `unread` tells of images that are left out because they cannot be decoded, `wording` what its letters say.
    """

    number: int
    frame: Frame
    width_px: int
    height_px: int
    ink: Mapping[str, Bytes]
    unread: tuple[str, ...] = ()
    wording: Wording = Wording()  # noqa: RUF009 - frozen

    def plate(self, name: str) -> Bytes:
        """Return one plate; one that nothing is on is empty."""
        return self.ink.get(name, np.zeros((self.height_px, self.width_px), np.uint8))

    @property
    def names(self) -> tuple[str, ...]:
        """Name the plates in use: the process colours in printing's own order, then the spots."""
        return (*(name for name in PROCESS if name in self.ink), *sorted(set(self.ink) - set(PROCESS)))


@dataclass(frozen=True, slots=True)
class PageFault:
    """A page whose plates cannot be made, and why."""

    number: int
    frame: Frame
    why: str


@dataclass(frozen=True, slots=True)
class _Planned:
    number: int
    frame: Frame
    size: tuple[int, int]
    passes: tuple[Pass, ...]
    unread: tuple[str, ...]


class Plates:
    """The plates of one opened document."""

    def __init__(self, pdf: pikepdf.Pdf, *, dpi: float = DPI) -> None:
        self.press = Separator(_press_of(pdf))
        self._pdf, self._dpi = pdf, dpi
        self._survey = Survey(pdf, self.press)
        self._pictures = Pictures(self._survey)

    def broken(self) -> tuple[int, ...]:
        """Tell which objects so far are pictures whose data is damaged; inline ones have none."""
        return tuple(sorted(self._pictures.broken - {0}))

    def jpegs(self) -> tuple[JpegFacts, ...]:
        """Tell how the JPEGs are coded that the pages so far have."""
        return tuple(self._pictures.jpegs[number] for number in sorted(self._pictures.jpegs))

    def pages(self) -> Iterator[PagePlates | PageFault]:
        """Make the plates of every page, in order."""
        waiting: list[tuple[int, pikepdf.Object, Frame, Unit | str]] = []
        weight = 0
        for number, page in enumerate(self._pdf.pages, start=1):
            frame = frame_of(page.obj)
            unit = self._read(page.obj, frame)
            waiting.append((number, page.obj, frame, unit))
            weight += MOST_WEIGHT if isinstance(unit, str) else unit.weight
            if len(waiting) >= _BATCH or weight >= _BATCH_WEIGHT:
                yield from self._batch(waiting)
                waiting, weight = [], 0
        yield from self._batch(waiting)

    def page(self, number: int) -> PagePlates | PageFault:
        """Make the plates of one page, counted from 1."""
        page = self._pdf.pages[number - 1].obj
        frame = frame_of(page)
        (made,) = self._batch([(number, page, frame, self._read(page, frame))])
        return made

    def _read(self, page: pikepdf.Object, frame: Frame) -> Unit | str:
        try:
            body, resources = with_annotations(page, content_of(page))
            unit = self._survey.unit(body, resources)
            if unit.script.events:
                unit.plates.add("Black")
            wide, _ = frame.pixels(self._dpi, MOST_PIXELS)
            points = frame.width_mm / 25.4 * 72.0
            self._survey.measure(unit, wide / max(points, 1e-6))
        except (TooComplexError, *BROKEN) as fault:
            return str(fault)[:200] or type(fault).__name__
        return unit

    def _batch(
        self, waiting: list[tuple[int, pikepdf.Object, Frame, Unit | str]]
    ) -> Iterator[PagePlates | PageFault]:
        draft = Draft(self._survey, self._pictures)
        planned = [self._plan(draft, *each) for each in waiting]
        yield from _drawn(draft, planned)

    def _plan(
        self, draft: Draft, number: int, page: pikepdf.Object, frame: Frame, unit: Unit | str
    ) -> _Planned | PageFault:
        if isinstance(unit, str):
            return PageFault(number, frame, unit)
        passes = passes_for(unit.plates)
        if sum(len(each.plates) for each in passes) > MOST_PLATES:
            return PageFault(number, frame, f"more than {MOST_PLATES} inks on one page")
        begun = len(draft.document.pages)
        self._pictures.unread.clear()
        try:
            for each in passes:
                draft.add(page, unit, each, frame.media, frame.rotate)
        except BROKEN as fault:
            while len(draft.document.pages) > begun:
                del draft.document.pages[-1]
            return PageFault(number, frame, str(fault)[:200] or type(fault).__name__)
        unread = tuple(sorted(self._pictures.unread))
        return _Planned(number, frame, frame.pixels(self._dpi, MOST_PIXELS), passes, unread)


def _drawn(draft: Draft, planned: list[_Planned | PageFault]) -> Iterator[PagePlates | PageFault]:
    """Draw what was planned, and let the throw-away document go."""
    out, index = io.BytesIO(), 0
    if not len(draft.document.pages):
        draft.document.add_blank_page()
    draft.document.save(
        out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, static_id=True
    )
    draft.document.close()
    with pdfium.PdfDocument(out.getvalue()) as document:
        for plan in planned:
            if isinstance(plan, PageFault):
                yield plan
                continue
            yield _page(document, index, plan)
            index += len(plan.passes)


def _page(document: pdfium.PdfDocument, index: int, plan: _Planned) -> PagePlates:
    wide, high = plan.size
    ink: dict[str, Bytes] = {}
    for offset, each in enumerate(plan.passes):
        page = document[index + offset]
        pixels = _painted(page, wide, high)
        for channel, plate in enumerate(each.plates):
            ink[plate] = np.subtract(255, pixels[:, :, channel])
        page.close()
    wording = _wording(document[index], plan.frame, ink) if plan.passes else Wording()
    return PagePlates(plan.number, plan.frame, wide, high, ink, plan.unread, wording)


def _wording(page: pdfium.PdfPage, frame: Frame, ink: Mapping[str, Bytes]) -> Wording:
    try:
        return wording_of(page, frame, ink.values())
    finally:
        page.close()


def _painted(page: pdfium.PdfPage, wide: int, high: int) -> Bytes:
    """Paint a page on white."""
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise TooComplexError(f"no room for {wide} x {high} pixels")
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, wide, high, 0, _FLAGS)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(data, np.uint8).reshape(high, stride)[:, : wide * 3].reshape(high, wide, 3)


def content_of(page: pikepdf.Object) -> bytes:
    """Return a page's content; its streams are one, with a blank between (7.8.2)."""
    found = page.get("/Contents")
    if isinstance(found, pikepdf.Stream):
        return found.read_bytes()
    if not isinstance(found, pikepdf.Array):
        return b""
    streams = (found[i] for i in range(len(found)))
    return b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))


def _press_of(pdf: pikepdf.Pdf) -> bytes | None:
    """Return the profile of the press that the file is made for, if it names a CMYK one (14.11.5)."""
    intents = pdf.Root.get("/OutputIntents")
    if not isinstance(intents, pikepdf.Array):
        return None
    for i in range(min(len(intents), 8)):
        intent = intents[i]
        profile = intent.get("/DestOutputProfile") if isinstance(intent, pikepdf.Dictionary) else None
        found = cmyk_profile(_profile_in(profile)) if isinstance(profile, pikepdf.Stream) else None
        if found is not None:
            return found
    return None


def _profile_in(stream: pikepdf.Stream) -> bytes | None:
    """Decode a profile; one that is damaged counts as none."""
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError):
        return None
