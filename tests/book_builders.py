"""Builds an ordinary book as layout programs would: text, pictures, lines, a spot colour; and a map of one sheet."""

import io
import random
from functools import cache
from pathlib import Path

import pikepdf
import reportlab
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WORDS = (
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "eiusmod",
    "tempor",
)
FONT = "Body"
LINES = 38
PICTURES = 40
REPEATED = 100


@cache
def _register() -> None:
    pdfmetrics.registerFont(TTFont(FONT, Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))


def _photo(seed: int) -> ImageReader:
    """A picture of 900 x 600 pixels in CMYK that no two pages of a run share."""
    noise = random.Random(seed).randbytes(90 * 60 * 4)
    picture = Image.frombytes("CMYK", (90, 60), noise).resize((900, 600), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    out.seek(0)
    return ImageReader(out)


def book(path: Path, pages: int) -> None:
    """Write an A4 book with 3 mm of bleed: on each page a picture, 38 lines of text, six rules and a spot colour."""
    _register()
    chance = random.Random(1)
    canvas = Canvas(str(path), pagesize=(216 * mm, 303 * mm), pageCompression=1)
    photos = [_photo(seed) for seed in range(min(PICTURES, pages))]
    for number in range(pages):
        canvas.setTrimBox((3 * mm, 3 * mm, 213 * mm, 300 * mm))
        canvas.setBleedBox((0, 0, 216 * mm, 303 * mm))
        canvas.drawImage(photos[number % len(photos)], 20 * mm, 200 * mm, 90 * mm, 60 * mm)
        canvas.setFillColor(CMYKColor(0, 0, 0, 1))
        text = canvas.beginText(20 * mm, 190 * mm)
        text.setFont(FONT, 9.5)
        for _ in range(LINES):
            text.textLine(" ".join(chance.choice(WORDS) for _ in range(13)))
        canvas.drawText(text)
        canvas.setStrokeColor(CMYKColor(1, 0.2, 0, 0))
        canvas.setLineWidth(0.5)
        for rule in range(6):
            canvas.line(20 * mm, (15 + rule) * mm, 190 * mm, (15 + rule) * mm)
        canvas.setFillColor(CMYKColorSep(0, 0.7, 1, 0, spotName="PANTONE 151 C"))
        canvas.rect(0, 0, 8 * mm, 303 * mm, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()


def long_book(path: Path, pages: int) -> None:
    """Write a book whose pages repeat after a hundred, but for being streams of their own that nothing can share."""
    short = path.with_name(f"{path.stem}-100.pdf")
    book(short, min(pages, REPEATED))
    with pikepdf.open(short) as opened:
        for number in range(REPEATED, pages):
            opened.pages.append(opened.pages[number % REPEATED])
            page = opened.pages[-1].obj
            page.Contents = opened.make_stream(page.Contents.read_bytes())
        opened.save(path)
    short.unlink()


def map_sheet(path: Path, segments: int) -> None:
    """Write one large page with so many segments in paths of forty points."""
    chance = random.Random(2)
    canvas = Canvas(str(path), pagesize=(600 * mm, 400 * mm), pageCompression=1)
    canvas.setLineWidth(0.3)
    for index in range(segments // 40):
        if index % 50 == 0:
            canvas.setStrokeColor(CMYKColor(chance.random(), chance.random(), 0, 0))
        drawn = canvas.beginPath()
        x, y = chance.uniform(0, 1700), chance.uniform(0, 1130)
        drawn.moveTo(x, y)
        for _ in range(40):
            x, y = x + chance.uniform(-6, 6), y + chance.uniform(-6, 6)
            drawn.lineTo(x, y)
        canvas.drawPath(drawn)
    canvas.showPage()
    canvas.save()


def huge_file(path: Path, megabytes: int) -> None:
    """Write a file of so many megabytes, a picture of twenty on each page; the pictures are holes that take no disk."""
    pictures, side = megabytes // 20, 4472
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + 2 * pictures, 2))
    size = f"/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceGray/Length {side * side}"
    starts = []
    with path.open("wb") as file:

        def write(body: str) -> None:
            starts.append(file.tell())
            file.write(f"{len(starts)} 0 obj\n{body}".encode())

        file.write(b"%PDF-1.6\n")
        write("<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
        write(f"<</Type/Pages/Count {pictures}/Kids[{kids}]/MediaBox[0 0 612 792]>>\nendobj\n")
        for number in range(3, 3 + 2 * pictures, 2):
            shown = f"/Resources<</XObject<</I {number + 1} 0 R>>>>/Contents {2 * pictures + 3} 0 R"
            write(f"<</Type/Page/Parent 2 0 R{shown}>>\nendobj\n")
            write(f"<</Type/XObject/Subtype/Image{size}>>\nstream\n")
            file.seek(side * side, io.SEEK_CUR)
            file.write(b"\nendstream\nendobj\n")
        write("<</Length 24>>\nstream\n612 0 0 792 0 0 cm /I Do\nendstream\nendobj\n")
        table = "".join(f"{start:010d} 00000 n \n" for start in starts)
        trailer = f"trailer\n<</Size {len(starts) + 1}/Root 1 0 R>>\nstartxref\n{file.tell()}\n%%EOF\n"
        file.write(f"xref\n0 {len(starts) + 1}\n0000000000 65535 f \n{table}{trailer}".encode())
