"""Builds small real PDFs, sound and broken ones, and checks them in one line.

Lengths are in mm. A page is its trim with an even margin; the boxes named in `boxes` are written to the file.
"""

import io
import re
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from preflight import (
    CollectFailure,
    Expected,
    Facts,
    PixelFacts,
    Report,
    collect,
    evaluate,
    load_profile,
    measure_pixels,
)
from preflight.facts import Content, Damage, IntentFacts, PageFacts, Rect

POINTS_PER_MM = 72 / 25.4
FILL = b"0 0 0 1 k 0 0 9999 9999 re f"
A4 = (210.0, 297.0)
JARGON = re.compile(
    r"trimbox|mediabox|bleedbox|cropbox|artbox|userunit|devicen|separation|xref|startxref|\btac\b|\brip\b"
    r"|stream|decode|object|imposition|postflight|sign-?off|encrypt|structure|parse|trim\b",
    re.IGNORECASE,
)
"""Words of the trade that no customer reads."""

INTENT = "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA51)>>]"


@dataclass(frozen=True)
class Page:
    """One page as the builder writes it; `entries` are put into its dictionary as they are."""

    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    boxes: tuple[str, ...]
    content: bytes | None
    entries: str
    filters: str


def page(
    size: tuple[float, float] = A4,
    *,
    bleed: float = 3.0,
    margins: tuple[float, float, float, float] | None = None,
    boxes: tuple[str, ...] = ("Media", "Bleed", "Trim"),
    content: bytes | None = FILL,
    entries: str = "",
    filters: str = "",
) -> Page:
    """A page of a trim size with as much around it; `margins` (left, bottom, right, top) overrides `bleed`."""
    return Page(size, margins or (bleed,) * 4, boxes, content, entries, filters)


def pdf(
    *pages: Page, version: str = "1.6", info: str = "", extra: tuple[bytes, ...] = (), catalog: str = ""
) -> bytes:
    """Write pages as a PDF with a sound cross-reference table.

    No two pages of the usual content show the same. `extra` objects follow from number 100; `catalog` is put into
    the document's catalog as it is; it stands for the output intent that the file has otherwise.
    """
    intent = "" if "/OutputIntents" in catalog else INTENT
    numbers = [10 + 2 * i if i < 45 else 1000 + 2 * i for i in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{intent}{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: f"<<{info}>>".encode(),
    }
    for number, each in zip(numbers, pages, strict=True):
        objects[number] = _page_dictionary(each, number + 1)
        if each.content is not None:
            told_apart = each.content + b"\n%% page %d" % number if each.content is FILL else each.content
            objects[number + 1] = stream(told_apart, each.filters)
    objects |= {100 + i: body for i, body in enumerate(extra)}
    return assemble(objects, version=version)


def assemble(objects: dict[int, bytes], *, version: str = "1.6") -> bytes:
    """Write numbered objects as a file with header, cross-reference table and trailer."""
    out = bytearray(b"%PDF-" + version.encode() + b"\n")
    table = b""
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n" + table
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 3 0 R>>\n" % (max(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, entries: str = "") -> bytes:
    """Write a stream object."""
    return f"<</Length {len(data)}{entries}>>stream\n".encode() + data + b"\nendstream"


def image(width_px: int, height_px: int, entries: str = "/BitsPerComponent 8/ColorSpace/DeviceGray") -> bytes:
    """Write an image object of grey pixels, to be one of the `extra` objects of `pdf`."""
    data = zlib.compress(b"\x80" * (width_px * height_px))
    size = f"/Width {width_px}/Height {height_px}"
    return stream(data, f"/Type/XObject/Subtype/Image{size}{entries}/Filter/FlateDecode")


def _page_dictionary(each: Page, content: int) -> bytes:
    left, bottom, right, top = each.margins
    wide, high = each.size[0] + left + right, each.size[1] + bottom + top
    rects = {
        "Media": (0.0, 0.0, wide, high),
        "Crop": (0.0, 0.0, wide, high),
        "Bleed": (0.0, 0.0, wide, high),
        "Trim": (left, bottom, wide - right, high - top),
        "Art": (left, bottom, wide - right, high - top),
    }
    boxes = "".join(f"/{name}Box[{points(rects[name])}]" for name in each.boxes)
    drawn = "" if each.content is None else f"/Contents {content} 0 R"
    resources = "" if "/Resources" in each.entries else "/Resources<<>>"
    return f"<</Type/Page/Parent 2 0 R{boxes}{resources}{drawn}{each.entries}>>".encode()


def points(rect: tuple[float, ...]) -> str:
    """Write a rectangle in mm as points."""
    return " ".join(f"{edge * POINTS_PER_MM:.4f}" for edge in rect)


def blank() -> Page:
    """A page with content that paints nothing."""
    return page(bleed=0, content=b"q 1 0 0 1 0 0 cm Q")


def locked(data: bytes, *, user: str = "", **allow: bool) -> bytes:
    """Encrypt a file with an owner password, and a user password if one is given."""
    out = io.BytesIO()
    rights = pikepdf.Permissions(**allow)
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user=user, allow=rights))
    return out.getvalue()


def flate_bomb(megabytes: int, *, layers: int = 1) -> bytes:
    """A file whose page content inflates to many megabytes of blanks."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return pdf(page(content=data, filters=f"/Filter[{'/FlateDecode' * layers}]"))


def form_laughs(depth: int, width: int = 10) -> bytes:
    """A page that draws width ** depth forms, none of which paints."""
    forms = tuple(
        stream(
            b"/F Do " * width,
            f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {101 + i} 0 R>>>>",
        )
        for i in range(depth)
    )
    last = stream(b"q Q", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    drawing = page(content=b"/F Do", entries="/Resources<</XObject<</F 100 0 R>>>>")
    return pdf(drawing, extra=(*forms, last))


def busy(megabytes: int) -> bytes:
    """A file with so much content that paints nothing that looking through it takes seconds of processor time."""
    return pdf(busy_page(megabytes))


def busy_page(megabytes: int) -> Page:
    """A page of such content."""
    strings = b"".join(b"(%x)" % (7919 * number % 4096) for number in range(250)) + b"n "
    content = strings * ((3 * megabytes << 20) // len(strings)) + b" "
    return page(content=zlib.compress(content, 1), filters="/Filter/FlateDecode")


def reader_bomb(megabytes: int = 700) -> bytes:
    """A page that qpdf reads, with a cross-reference stream that inflates until PDFium aborts for want of memory."""
    return _with_table(_swelling_table(megabytes), "/FlateDecode")


def hidden_reader_bomb(megabytes: int = 700) -> bytes:
    """The same, written as text, so that it shows only to who decodes that too."""
    return _with_table(
        lambda rows: _swelling_table(megabytes)(rows).hex().encode() + b">", "[/ASCIIHexDecode/FlateDecode]"
    )


def _swelling_table(megabytes: int) -> Callable[[bytes], bytes]:
    def packed(rows: bytes) -> bytes:
        packer = zlib.compressobj(9)
        data = packer.compress(rows) + b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes))
        return data + packer.flush()

    return packed


def _with_table(packed: Callable[[bytes], bytes], filters: str) -> bytes:
    sound = assemble(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
            4: stream(b"0 0 9 9 re f"),
        }
    )
    body = sound[: sound.rindex(b"xref\n", 0, sound.rindex(b"trailer"))]
    places = [0, *(body.index(b"%d 0 obj" % number) for number in (1, 2, 3, 4)), len(body)]
    rows = b"".join(bytes([place > 0]) + place.to_bytes(4, "big") + b"\0\0" for place in places)
    table = stream(packed(rows), f"/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Filter{filters}")
    return body + b"5 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def facts_of(data: bytes) -> Facts | CollectFailure:
    """Read facts as the product does: from a file, in the sandbox."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        return collect(Path(file.name), sha256="0" * 64)


def known_facts(data: bytes) -> Facts:
    """Read facts of a file that must be readable within the limits."""
    facts = facts_of(data)
    assert isinstance(facts, Facts), facts
    return facts


def known_pixels(data: bytes) -> PixelFacts:
    """Measure a file that must be measurable within the limits, as the product does."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        pixels = measure_pixels(Path(file.name), sha256="0" * 64)
    assert isinstance(pixels, PixelFacts), pixels
    return pixels


def look(data: bytes, expected: Expected | None = None, *, profile: str | Path = "sheetfed") -> Report:
    """Read, measure and judge a file as the product does, against A4 with 3 mm of bleed unless told otherwise."""
    return evaluate(known_facts(data), expected or a4(), load_profile(profile), known_pixels(data))


def check(data: bytes, expected: Expected | None = None, *, profile: str | Path = "sheetfed") -> Report:
    """Read and judge a file by its facts alone, against A4 with 3 mm of bleed unless told otherwise."""
    return evaluate(known_facts(data), expected or a4(), load_profile(profile))


def a4(*, bleed: float = 3.0, pages: int | None = None) -> Expected:
    """An order of A4 pages."""
    return Expected(part="body", pages=pages, trim_w_mm=A4[0], trim_h_mm=A4[1], bleed_mm=bleed)


def told(report: Report, check_id: str) -> list[tuple[str, str, str]]:
    """What one check found: case, severity, pages."""
    return [(f.arguments["case"], str(f.severity), f.pages) for f in report.findings if f.check == check_id]


def page_facts(
    number: int = 1, *, media: Rect = (0.0, 0.0, 216.0, 303.0), trim: Rect | None = None
) -> PageFacts:
    """Facts of one page without a file, for rules alone."""
    cut = trim or (3.0, 3.0, 213.0, 300.0)
    return PageFacts(
        number,
        0,
        1.0,
        media,
        media,
        media,
        cut,
        cut,
        ("media", "bleed", "trim"),
        Content.READ,
        has_marks=True,
    )


def some_facts(*pages: PageFacts, kind: str = "pdf", unreadable: str = "") -> Facts:
    """Facts of a file without a file, for rules alone."""
    damage = Damage(unreadable, truncated=False, rebuilt=False, repairs=())
    intent = IntentFacts("GTS_PDFX", "FOGRA51", "", "", "", None)
    facts = Facts("0" * 64, 1000, kind, "1.6", "", "", None, damage, {"walked": len(pages)}, pages)
    return replace(facts, output_intents=(intent,))
