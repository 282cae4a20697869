"""A page as pixels; the only module that knows PDFium. It runs in the sandbox, one page of one file, once.

PDFium is never used by two threads: it crashes or, worse, draws wrongly (its binding's own issue list). A process
for each picture keeps that true whatever the caller does.
"""

import ctypes
import io
import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image, JpegImagePlugin, PngImagePlugin
from pypdfium2 import raw

from preflight.failure import TooComplexError
from preflight.picture import (
    MOST_HEIGHT_PX,
    MOST_WIDTH_PX,
    NoPicture,
    Picture,
    PictureFailure,
    PictureWish,
)

_WHITE = 0xFFFFFFFF
_EVERYTHING = (-1e6, -1e6, 1e6, 1e6)
_MOST_TALL = 4
_MMAP_BYTES = 256 << 20
_FLAT_COLOURS = 1024
_JPEG_QUALITY = 85
_PNG_BYTES = 200_000
_FLAGS = raw.FPDF_ANNOT | raw.FPDF_PRINTING | raw.FPDF_REVERSE_BYTE_ORDER
_PASSWORD = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
_CODECS = (JpegImagePlugin, PngImagePlugin)
"""Named so that they are loaded before a child gives up the right to open files."""


def draw(file: BinaryIO, wish: PictureWish) -> Picture | PictureFailure:
    """Draw one page of a file; a file that PDFium does not open is told, not raised."""
    try:
        with _opened(file) as document:
            return _drawn(document, wish)
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


def _drawn(document: pdfium.PdfDocument, wish: PictureWish) -> Picture | PictureFailure:
    pages = len(document)
    if not 1 <= wish.page <= pages:
        return PictureFailure(NoPicture.NO_SUCH_PAGE, f"page {wish.page} of {pages}")
    page = _whole_page(document, wish.page - 1)
    wide, high = page.get_size()
    width_px, height_px = _size(wide, high, min(wish.width_px, MOST_WIDTH_PX))
    media_type, data = _encoded(_pixels(page, width_px, height_px))
    return Picture(media_type, width_px, height_px, pages, data)


def _whole_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Load a page so that all of its MediaBox is shown: a CropBox beyond it changes nothing (14.11.2)."""
    page = document[index]
    page.set_cropbox(*_EVERYTHING)
    page.close()
    return document[index]


def _size(wide: float, high: float, width_px: int) -> tuple[int, int]:
    """Fit a page into the width, and into four times as much height."""
    height = width_px * high / max(wide, 1e-6)
    shrink = min(1.0, min(_MOST_TALL * width_px, MOST_HEIGHT_PX) / max(height, 1e-6))
    return max(1, round(width_px * shrink)), max(1, round(height * shrink))


def _pixels(page: pdfium.PdfPage, width_px: int, height_px: int) -> Image.Image:
    """Paint a page on white, as it would be printed."""
    bitmap = raw.FPDFBitmap_CreateEx(width_px, height_px, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise TooComplexError(f"no room for {width_px} x {height_px} pixels")
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width_px, height_px, _WHITE)
    raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, width_px, height_px, 0, _FLAGS)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height_px)
    return Image.frombuffer("RGB", (width_px, height_px), pixels, "raw", "RGB", stride, 1)


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
