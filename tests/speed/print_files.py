"""Files as print shops get them, made on the spot for measuring: a card, a book, an album of photographs."""

import io
import random
from collections.abc import Callable
from types import MappingProxyType

import numpy as np
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_LINE = "the paper takes ink and dries before it is cut folded bound counted packed and sent out again"
_PHOTO_PPI = 300


def card() -> bytes:
    """Write a business card on two sides: tints, a spot colour, a few words."""
    return _written((85, 55), 2, _card_side)


def book(pages: int) -> bytes:
    """Write a book of text with a photograph on every fourth page."""
    return _written((148, 210), pages, _book_page)


def album(pages: int) -> bytes:
    """Write full-page photographs of 300 ppi in four colours."""
    return _written((210, 297), pages, _album_page)


PRINT_FILES = MappingProxyType({"card": card, "book": lambda: book(100), "album": lambda: album(4)})


def _written(
    size_mm: tuple[float, float], pages: int, side: Callable[[Canvas, int, float, float], None]
) -> bytes:
    out = io.BytesIO()
    wide, high = size_mm[0] + 6, size_mm[1] + 6
    canvas = Canvas(out, pagesize=(wide * mm, high * mm), pageCompression=1, invariant=1)
    for number in range(pages):
        canvas.setTrimBox((3 * mm, 3 * mm, (wide - 3) * mm, (high - 3) * mm))
        canvas.setBleedBox((0, 0, wide * mm, high * mm))
        side(canvas, number, wide, high)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _card_side(canvas: Canvas, number: int, wide: float, high: float) -> None:
    canvas.setFillColor(CMYKColor(0.9, 0.6, 0.1, 0.3) if number else CMYKColor(0, 0.1, 0.3, 0))
    canvas.rect(0, 0, wide * mm, high * mm, stroke=0, fill=1)
    canvas.setFillColor(CMYKColorSep(0, 0.6, 1, 0, spotName="PANTONE 151 C"))
    canvas.circle(20 * mm, 30 * mm, 9 * mm, stroke=0, fill=1)
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.setFont("Helvetica", 9)
    canvas.drawString(35 * mm, 30 * mm, _LINE[:30])


def _book_page(canvas: Canvas, number: int, wide: float, high: float) -> None:
    chance = random.Random(number)
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.setFont("Times-Roman", 10)
    bottom = 110 if number % 4 == 3 else 20
    for line in range(int((high - 20 - bottom) / 4.4)):
        words = " ".join(chance.choices(_LINE.split(), k=13))
        canvas.drawString(18 * mm, (high - 20 - 4.4 * line) * mm, words)
    if number % 4 == 3:
        canvas.drawImage(photo(90, 70, number), 30 * mm, 28 * mm, 90 * mm, 70 * mm)
    canvas.drawCentredString(wide / 2 * mm, 12 * mm, str(number + 1))


def _album_page(canvas: Canvas, number: int, wide: float, high: float) -> None:
    canvas.drawImage(photo(wide, high, number), 0, 0, wide * mm, high * mm)


def photo(wide_mm: float, high_mm: float, seed: int) -> ImageReader:
    """Make a photograph of sorts: soft shapes and grain, in four inks, as a JPEG of 300 ppi."""
    chance = np.random.default_rng(seed)
    size = (round(wide_mm / 25.4 * _PHOTO_PPI), round(high_mm / 25.4 * _PHOTO_PPI))
    soft = [
        Image.fromarray(chance.integers(0, 256, (9, 7), np.uint8)).resize(size, Image.Resampling.BICUBIC)
        for _ in "cmyk"
    ]
    grain = Image.fromarray(chance.integers(0, 30, (size[1], size[0]), np.uint8))
    inks = [
        Image.blend(each, grain, 0.15).point([round(v * limit) for v in range(256)])
        for each, limit in zip(soft, (1, 0.9, 0.9, 0.7), strict=True)
    ]
    out = io.BytesIO()
    Image.merge("CMYK", inks).save(out, "JPEG", quality=85)
    return ImageReader(out)
