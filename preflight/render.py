"""A page as pixels; the only module that knows PDFium. It runs in the sandbox, one page of one file, once.

PDFium is never used by two threads: it crashes or, worse, draws wrongly (its binding's own issue list). A process
for each picture keeps that true whatever the caller does.
"""

import ctypes
import io
import mmap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image, JpegImagePlugin, PngImagePlugin
from pypdfium2 import raw

from preflight.failure import TooComplexError
from preflight.picture import (
    MOST_HEIGHT_PX,
    MOST_PX,
    MOST_WIDTH_PX,
    NoPicture,
    Picture,
    PictureFailure,
    PictureWish,
)
from preflight.pixels.lighter import lighter

_WHITE = 0xFFFFFFFF
_EVERYTHING = (-1e6, -1e6, 1e6, 1e6)
_MOST_TALL = 4
_MMAP_BYTES = 256 << 20
_FLAT_COLOURS = 1024
_JPEG_QUALITY = 85
_BAND_PX = 2 << 20
_HEAVY_PX = 300_000
_MOST_OBJECTS = 2000
_DEEP = 3
_PNG_BYTES = 200_000
_FLAGS = raw.FPDF_ANNOT | raw.FPDF_PRINTING | raw.FPDF_REVERSE_BYTE_ORDER
_PASSWORD = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
_CODECS = (JpegImagePlugin, PngImagePlugin)
"""Named so that they are loaded before a child gives up the right to open files."""


def draw(file: BinaryIO, wish: PictureWish) -> Picture | PictureFailure:
    """Draw one page of a file; a file that PDFium does not open is told, not raised."""
    try:
        with _opened(file) as document:
            return _drawn(file, document, wish)
    except pdfium.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) in _PASSWORD
        return PictureFailure(NoPicture.LOCKED if locked else NoPicture.DAMAGED, str(fault)[:200])


@contextmanager
def _opened(file: BinaryIO) -> Iterator[pdfium.PdfDocument]:
    """Open a document; a file of ordinary size is mapped, as PDFium asks for it in very small pieces."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not 0 < size <= _MMAP_BYTES:
        with pdfium.PdfDocument(file) as document:
            yield document
        return
    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    with pdfium.PdfDocument((ctypes.c_ubyte * size).from_buffer(mapped)) as document:
        yield document


def _drawn(file: BinaryIO, document: pdfium.PdfDocument, wish: PictureWish) -> Picture | PictureFailure:
    pages = len(document)
    if not 1 <= wish.page <= pages:
        return PictureFailure(NoPicture.NO_SUCH_PAGE, f"page {wish.page} of {pages}")
    page = _whole_page(document, wish.page - 1)
    wide, high = page.get_size()
    size = _size(wide, high, min(wish.width_px, MOST_WIDTH_PX))
    light = lighter(file, wish.page, size[0]) if _is_heavy(page, size) else None
    if light is None:
        made = _pixels(page, *size)
    else:
        with pdfium.PdfDocument(light) as alone:
            made = _pixels(_whole_page(alone, 0), *size)
    media_type, data = _encoded(made)
    return Picture(media_type, *size, pages, data)


def _is_heavy(page: pdfium.PdfPage, size: tuple[int, int]) -> bool:
    """Say whether the pictures of a page have far more dots than a drawing of it."""
    enough = max(_HEAVY_PX, 2 * size[0] * size[1])
    objects = (raw.FPDFPage_GetObject(page, i) for i in range(raw.FPDFPage_CountObjects(page)))
    return _dots(islice(objects, _MOST_OBJECTS), enough, 0) >= enough


def _dots(objects: Iterable[raw.FPDF_PAGEOBJECT], enough: int, depth: int) -> int:
    """Count the dots of pictures, those in forms included, until they are enough."""
    found, wide, high = 0, ctypes.c_uint(), ctypes.c_uint()
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFImageObj_GetImagePixelSize(each, wide, high)
            found += wide.value * high.value
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = (raw.FPDFFormObj_GetObject(each, i) for i in range(raw.FPDFFormObj_CountObjects(each)))
            found += _dots(islice(inner, _MOST_OBJECTS), enough - found, depth + 1)
        if found >= enough:
            break
    return found


def _whole_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Load a page so that all of its MediaBox is shown: a CropBox beyond it changes nothing (14.11.2)."""
    page = document[index]
    page.set_cropbox(*_EVERYTHING)
    page.close()
    return document[index]


def _size(wide: float, high: float, width_px: int) -> tuple[int, int]:
    """Fit a page into the width, into four times as much height, and into so many dots."""
    height = width_px * high / max(wide, 1e-6)
    shrink = min(1.0, min(_MOST_TALL * width_px, MOST_HEIGHT_PX) / max(height, 1e-6))
    shrink *= min(1.0, (MOST_PX / max(1.0, width_px * height * shrink**2)) ** 0.5)
    return max(1, round(width_px * shrink)), max(1, round(height * shrink))


def _pixels(page: pdfium.PdfPage, width_px: int, height_px: int) -> Image.Image:
    """Paint a page on white, as it would be printed, band by band.

    Whatever is seen through a mask, or lies in a group, PDFium paints apart, on as much room as is being drawn, and
    again within each other: bands bound what that takes.
    """
    rows = max(1, min(height_px, _BAND_PX // width_px))
    whole = Image.new("RGB", (width_px, height_px))
    bitmap = raw.FPDFBitmap_CreateEx(width_px, rows, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise TooComplexError(f"no room for {width_px} x {rows} pixels")
    stride = raw.FPDFBitmap_GetStride(bitmap)
    for top in range(0, height_px, rows):
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width_px, rows, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, -top, width_px, height_px, 0, _FLAGS)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
        whole.paste(Image.frombuffer("RGB", (width_px, rows), pixels, "raw", "RGB", stride, 1), (0, top))
    raw.FPDFBitmap_Destroy(bitmap)
    return whole


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    """Write a picture as PNG where few colours make that small and sharp, else as JPEG where that is smaller."""
    flat = image.getcolors(_FLAT_COLOURS) is not None
    png = _written(image, "PNG", compress_level=4) if flat else b""
    if flat and len(png) <= _PNG_BYTES:
        return "image/png", png
    jpeg = _written(image, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return ("image/png", png) if flat and len(png) <= len(jpeg) else ("image/jpeg", jpeg)


def _written(image: Image.Image, kind: str, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
