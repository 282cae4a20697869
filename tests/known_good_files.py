"""Builds sound files with something in each that careless checks would flag; nothing is wrong with any of them.

Content is drawn on A4 with 3 mm around it unless told otherwise, in points from the lower left corner of the paper.
Every page has a strip of colour that runs off the page and three black letters of an embedded font, then the trap.
"""

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pikepdf
from PIL import Image

from atomic_icc import profile
from atomic_print_builders import STATES, separation, tint
from preflight import Expected
from preflight_builders import INTENT, Page, a4, assemble, image, page, pdf, points, stream

__all__ = ["KNOWN_GOOD_FILES", "Good", "font_program", "leaf", "made", "one", "text"]


@dataclass(frozen=True)
class Good:
    """A sound file, the order it is for, and what looks odd in it."""

    what: str
    data: bytes
    order: Expected = field(default_factory=a4)
    profile: str = "sheetfed"


Resources = Mapping[str, Mapping[str, str]]

STRIP = "0.8 0.4 0 0 k 0 0 9999 60 re f "
LETTERS = "0 0 0 1 k BT /F 12 Tf 150 400 Td <000100020003> Tj ET "
GREY = "/BitsPerComponent 8/ColorSpace/DeviceGray"
RGB = "/BitsPerComponent 8/ColorSpace/DeviceRGB"


def font_program() -> bytes:
    """A TrueType program of four glyphs; all but glyph 0 are squares."""
    square = struct.pack(">hhhhhHH", 1, 50, 0, 550, 500, 3, 0) + bytes((1, 1, 1, 1))
    square += struct.pack(">4h", 50, 0, 500, 0) + struct.pack(">4h", 0, 500, 0, -500)
    square += bytes(-len(square) % 4)
    side = len(square) // 2
    tables = {
        b"glyf": square * 3,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 65536, 65536, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 50, 0, 550, 500, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhHhhh", 65536, 750, -250, 0, 600, 50, 50, 550) + bytes(16) + b"\0\4",
        b"hmtx": struct.pack(">Hh", 600, 50) * 4,
        b"loca": struct.pack(">5H", 0, 0, side, 2 * side, 3 * side),
        b"maxp": struct.pack(">IH", 65536, 4) + struct.pack(">13H", 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 64, 0, 0),
    }
    start, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        directory += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return b"\0\1\0\0" + struct.pack(">4H", len(tables), 64, 2, 32) + directory + body


FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Squares/Encoding/Identity-H/ToUnicode/Identity-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType2/BaseFont/ABCDEF+Squares/CIDToGIDMap/Identity/DW 600/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Squares/Flags 4"
    "/FontBBox[0 0 600 500]/ItalicAngle 0/Ascent 750/Descent -250/CapHeight 500/StemV 80/FontFile2 100 0 R>>>>]>>"
)
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def named(resources: Resources) -> str:
    """Write a resource dictionary with the font F, the states of the atomic files, and more."""
    ours: Resources = {"Font": {"F": FONT}, "ExtGState": STATES}
    kinds = sorted({*ours, *resources})
    both = {kind: {**ours.get(kind, {}), **resources.get(kind, {})} for kind in kinds}
    written = "".join(
        f"/{kind}<<{''.join(f'/{name} {value}' for name, value in entries.items())}>>"
        for kind, entries in both.items()
    )
    return f"<<{written}>>"


def leaf(
    trap: str = "", resources: Resources | None = None, *, entries: str = "", base: str = STRIP + LETTERS
) -> Page:
    """An A4 page with a strip, letters, and the trap."""
    return page(content=(base + trap).encode(), entries=f"/Resources{named(resources or {})}{entries}")


def made(*pages: Page, extra: tuple[bytes, ...] = (), catalog: str = "", version: str = "1.6") -> bytes:
    """Write pages with the font; `extra` objects follow from number 101."""
    return pdf(*pages, extra=(stream(font_program()), *extra), catalog=catalog, version=version)


def one(
    trap: str = "", resources: Resources | None = None, *extra: bytes, entries: str = "", catalog: str = ""
) -> bytes:
    """Write a file of one such page."""
    return made(leaf(trap, resources, entries=entries), extra=extra, catalog=catalog)


def text(size: float, colour: str = "0 0 0 1 k", *, at: str = "150 300", more: str = "") -> str:
    """Write three letters."""
    return f"{colour} {more} BT /F {size} Tf {at} Td <000100020003> Tj ET "


def drawn(name: str, side: float, x: float = 150, y: float = 150) -> str:
    """Draw an XObject as a square."""
    return f"q {side} 0 0 {side} {x} {y} cm /{name} Do Q "


def form(content: str, resources: str = "", *, entries: str = "", box: str = "0 0 999 999") -> bytes:
    """Write a form."""
    return stream(
        content.encode(), f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<{resources}>>{entries}"
    )


def _jpeg(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (side, side), (40, 60, 10, 0)).save(out, "JPEG", quality=90)
    head = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceCMYK"
    return stream(out.getvalue(), head + "/Filter/DCTDecode/Decode[1 0 1 0 1 0 1 0]")


def _layer(default: str) -> str:
    return f"/OCProperties<</OCGs[101 0 R]/D<</Order[101 0 R]{default}>>>>"


def _picture(side: int, entries: str, samples: int) -> bytes:
    data = zlib.compress(bytes((120, 30, 60, 0)[:samples]) * (side * side))
    size = f"/Type/XObject/Subtype/Image/Width {side}/Height {side}"
    return stream(data, f"{size}{entries}/Filter/FlateDecode")


def _saved(data: bytes, *, linear: bool) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=linear)
    return out.getvalue()


def _inherited() -> bytes:
    """A page whose boxes, resources and turn are said by the tree above it."""
    content = STRIP + LETTERS
    boxes = f"/MediaBox[{points((0, 0, 216, 303))}]"
    own = f"/TrimBox[{points((3, 3, 213, 300))}]/BleedBox[{points((0, 0, 216, 303))}]"
    return assemble(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{INTENT}>>".encode(),
            2: f"<</Type/Pages/Kids[5 0 R]/Count 1{boxes}/Resources{named({})}>>".encode(),
            3: b"<<>>",
            5: b"<</Type/Pages/Parent 2 0 R/Kids[10 0 R]/Count 1>>",
            10: f"<</Type/Page/Parent 5 0 R{own}/Contents 11 0 R>>".encode(),
            11: stream(content.encode()),
            100: stream(font_program()),
        }
    )


def _shifted(x: float, y: float) -> bytes:
    """A page whose paper does not begin at nought."""
    rects = {"Media": (0, 0, 216, 303), "Bleed": (0, 0, 216, 303), "Trim": (3, 3, 213, 300)}
    moved = {k: (r[0] + x, r[1] + y, r[2] + x, r[3] + y) for k, r in rects.items()}
    boxes = "".join(f"/{name}Box[{points(rect)}]" for name, rect in moved.items())
    cm = f"1 0 0 1 {x * 72 / 25.4:.3f} {y * 72 / 25.4:.3f} cm "
    return made(replace(leaf(base=cm + STRIP + LETTERS, entries=boxes), boxes=()))


def _split() -> bytes:
    """Content in three streams, cut between tokens in the middle of a text object."""
    parts = (b"0.8 0.4 0 0 k 0 0 9999 60", b"re f 0 0 0 1 k BT /F 12 Tf", b"150 400 Td <000100020003> Tj ET")
    entries = f"/Contents[101 0 R 102 0 R 103 0 R]/Resources{named({})}"
    return made(page(content=None, entries=entries), extra=tuple(stream(part) for part in parts))


def _wide(trap: str, *, resources: Resources | None = None, bleed: float = 3.0, entries: str = "") -> bytes:
    """A page on paper 15 mm larger on each side, with its marks and slug; `trap` is drawn from that paper's corner."""
    rects = (15 - bleed, 15 - bleed, 225 + bleed, 312 + bleed)
    base = f"{points((rects[0], rects[1], 0, 0)).rsplit(' ', 2)[0]} {228 / 25.4 * 72 - 36:.2f} 60 re "
    art = f"0.8 0.4 0 0 k {base}f " + LETTERS
    drawn_page = leaf(trap, resources, base=art, entries=f"/BleedBox[{points(rects)}]{entries}")
    return made(replace(drawn_page, margins=(15.0,) * 4, boxes=("Media", "Trim")))


def _book(pages: int) -> bytes:
    return made(*(leaf(text(9, at=f"150 {100 + 20 * i}")) for i in range(pages)))


def _card() -> bytes:
    content = f"0.1 0.9 0.8 0 k 0 0 999 999 re f {text(9, '0 0 0 0 k', at='60 60')}"
    each = page((85, 55), bleed=2, content=content.encode(), entries=f"/Resources{named({})}")
    other = page(
        (85, 55), bleed=2, content=content.replace("0.1", "0.2").encode(), entries=f"/Resources{named({})}"
    )
    return made(each, other)


def _cover() -> bytes:
    content = STRIP + LETTERS
    return made(page((431, 297), content=content.encode(), entries=f"/Resources{named({})}"))


_LAYER = b"<</Type/OCG/Name(L)>>"
_INCH = drawn("I", 72)
_FORM_RGB = form("1 0 0 rg 0 0 50 50 re f")
_HEAVY = form("1 1 1 1 k 0 0 300 300 re f")
_MASKED = image(300, 300, f"{GREY}/SMask 102 0 R")
_CMYK = "/BitsPerComponent 8/ColorSpace/DeviceCMYK"
_ALIAS = {
    "A": separation("PANTONE#20185#20C"),
    "B": separation("PANTONE#20185#20CV"),
    "C": separation("Pantone#20185C"),
}
_CROP = "/All CS 1 SCN 0.25 w 42.52 0 m 42.52 20 l S 0 42.52 m 20 42.52 l S 637.8 0 m 637.8 20 l S "
_ALL: Resources = {"ColorSpace": {"All": separation("All", 1, 1, 1, 1)}}


def _revision(data: bytes) -> bytes:
    """A revision of object 3, as programs append it."""
    at = len(data)
    body = b"3 0 obj\n<</Title(Second)>>\nendobj\n"
    before = data.rindex(b"startxref") + len(b"startxref\n")
    previous = int(data[before : data.index(b"\n", before)])
    table = b"xref\n3 1\n%010d 00000 n \n" % at
    trailer = b"trailer\n<</Size 101/Root 1 0 R/Info 3 0 R/Prev %d>>\n" % previous
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(body))


_TURNED = replace(
    page((297, 210), entries=f"/Rotate 90/Resources{named({})}"), content=(STRIP + LETTERS).encode()
)
_UPSIDE = leaf(entries="/Rotate 180")
_UNIT = page(
    (105, 148.5),
    bleed=1.5,
    entries=f"/UserUnit 2/Resources{named({})}",
    content=(STRIP + LETTERS).encode(),
)
_ROUNDED = leaf(entries="/BleedBox[-0.02 -0.01 612.31 858.92]")
_ART = replace(leaf(), boxes=("Media", "Bleed", "Art"))
_CROPPED = replace(leaf(), boxes=("Media", "Crop", "Bleed", "Trim"))
_WHOLE = "/MediaBox[0 0 612 859]/TrimBox[8 8 604 851]/BleedBox[0 0 612 859]"
OF_GEOMETRY = (
    Good("boxes rounded to whole points", made(replace(leaf(entries=_WHOLE), boxes=()))),
    Good("a trim of 209.97 x 297.04 mm", made(replace(leaf(), size=(209.97, 297.04)))),
    Good("a bleed of 2.99 mm", made(replace(leaf(), margins=(2.99,) * 4))),
    Good(
        "a BleedBox that goes past the MediaBox by rounding", made(replace(_ROUNDED, boxes=("Media", "Trim")))
    ),
    Good("a page turned by a quarter", made(_TURNED)),
    Good("a page turned by half", made(_UPSIDE)),
    Good("a poster in units of two points", made(_UNIT), profile="large-format"),
    Good("a unit of one point", one(entries="/UserUnit 1.0")),
    Good("paper that begins at 100, 200 mm", _shifted(100, 200)),
    Good("paper that begins below nought", _shifted(-105, -148.5)),
    Good("boxes and resources from the tree", _inherited()),
    Good("an ArtBox in place of the TrimBox", made(_ART)),
    Good("a CropBox as large as the paper", made(_CROPPED)),
    Good("more bleed than ordered", made(replace(leaf(), margins=(5.0,) * 4))),
    Good("eight pages for a saddle stitch", _book(8), replace(a4(pages=8), binding="saddle")),
    Good("a card of two sides", _card(), Expected(pages=2, trim_w_mm=85, trim_h_mm=55, bleed_mm=2)),
    Good("a cover around an 11 mm spine", _cover(), replace(a4(pages=2), role="cover", spine_mm=11.0)),
)


_HELVETICA: Resources = {"Font": {"H": HELVETICA}}
OF_FONTS = (
    Good("an unused font that is not embedded", one("", _HELVETICA)),
    Good(
        "a font that is not embedded, in a form never drawn",
        one("", {"XObject": {"X": "101 0 R"}}, form("BT /H 9 Tf (a) Tj ET", f"/Font<</H {HELVETICA}>>")),
    ),
    Good("a font that is chosen and shows nothing", one("BT /H 9 Tf () Tj ET", _HELVETICA)),
    Good(
        "a font that is not embedded, wholly clipped",
        one("q 0 0 0 0 re W n BT /H 9 Tf 150 300 Td (a) Tj ET Q", _HELVETICA),
    ),
    Good("white letters of 2 pt on white paper", one(text(2, "0 0 0 0 k"))),
    Good("invisible letters of 1 pt", one(text(1, more="3 Tr") + "0 Tr ")),
    Good("letters of 2 pt off the page", one(text(2, at="-500 -500"))),
    Good("letters of 20 pt drawn at half size", one("q 0.5 0 0 0.5 0 0 cm " + text(20, at="300 600") + "Q ")),
    Good("letters of 1 pt drawn twelvefold", one("q 12 0 0 12 0 0 cm " + text(1, at="12 25") + "Q ")),
    Good("black letters that knock out of bare paper", one(text(9))),
    Good(
        "black letters that overprint a colour",
        one("0.3 0 0.2 0 k 140 290 200 50 re f " + text(9, more="/Op1 gs")),
    ),
    Good("white letters of 10 pt on red", one("0 1 1 0 k 140 290 200 50 re f " + text(10, "0 0 0 0 k"))),
    Good("large letters in deep black", one(text(40, "0.5 0.4 0.4 1 k"))),
    Good("letters that only clip", one("q " + text(30, more="7 Tr") + "0.2 0.5 0 0 k 150 300 90 30 re f Q ")),
    Good(
        "blanks in a font that is not embedded, where nothing is seen",
        one("q 3 Tr BT /F 9 Tf 150 300 Td <0001> Tj ET Q "),
    ),
)


_HIDDEN = {"Properties": {"L": "101 0 R"}}
_ORDERED = replace(a4(), spots=("PANTONE 871 C",))
_GROUP = "/Group<</S/Transparency/CS/DeviceCMYK/I true>>"
_BLEND = "<</Type/ExtGState/SMask<</S/Luminosity/G 101 0 R>>>>"
_SHADE = (
    "<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 100 0 300]/Extend[true true]"
    f"/Function{tint(0.5, 0.2, 0, 0)}>>"
)
_TILE = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 20]/XStep 20/YStep 20/Resources<<>>"
_CELLS = stream(b"0.1 0.3 0 0 k 0 0 10 10 re f", _TILE)
OF_COLOUR = (
    Good("RGB off the page", one("1 0 0 rg -500 -500 100 100 re f ")),
    Good("RGB in the slug", _wide("1 0 0 rg 100 5 20 20 re f ")),
    Good("RGB in a form never drawn", one("", {"XObject": {"X": "101 0 R"}}, _FORM_RGB)),
    Good("RGB chosen and not painted with", one("1 0 0 rg 0 0 0 1 k ")),
    Good("RGB wholly clipped", one("q 0 0 0 0 re W n 1 0 0 rg 0 0 999 999 re f Q ")),
    Good(
        "RGB in a layer that never prints",
        one("/OC /L BDC 1 0 0 rg 150 150 99 99 re f EMC ", _HIDDEN, _LAYER, catalog=_layer("/OFF[101 0 R]")),
    ),
    Good("a hidden layer with nothing in it", one("", _HIDDEN, _LAYER, catalog=_layer("/OFF[101 0 R]"))),
    Good(
        "a layer that is seen",
        one("/OC /L BDC " + text(9) + "EMC ", _HIDDEN, _LAYER, catalog=_layer("/ON[101 0 R]")),
    ),
    Good("aliases of a spot colour that nothing is painted with", one("", {"ColorSpace": _ALIAS})),
    Good(
        "the ordered spot colour",
        one(
            "/G cs 1 scn 150 150 99 99 re f ",
            {"ColorSpace": {"G": separation("PANTONE#20871#20C", 0.2, 0.3, 0.8, 0.1)}},
        ),
        _ORDERED,
    ),
    Good("400 % of ink in a form never drawn", one("", {"XObject": {"X": "101 0 R"}}, _HEAVY)),
    Good("400 % of ink under white", one("1 1 1 1 k -300 -300 90 90 re f 0 0 0 0 k -300 -300 90 90 re f ")),
    Good("crop marks in registration colour", _wide(_CROP, resources=_ALL)),
    Good("registration colour chosen and not painted with", one("/All cs 1 scn 0 0 0 1 k ", _ALL)),
    Good("a tint of nought of all inks", one("/All cs 0 scn 150 150 9 9 re f ", _ALL)),
    Good("white over white", one("0 0 0 0 k 150 150 200 100 re f 150 150 100 100 re f ")),
    Good("grey of one ink", one("0.4 g 150 150 99 99 re f ")),
    Good("a shading of two inks", one("q 100 100 300 200 re W n /S sh Q ", {"Shading": {"S": _SHADE}})),
    Good(
        "a pattern of tiles",
        one("/Pattern cs /T scn 150 150 99 99 re f ", {"Pattern": {"T": "101 0 R"}}, _CELLS),
    ),
    Good(
        "a soft edge of luminosity",
        one(
            "q /M gs 0.5 0 0 0 k 150 150 99 99 re f Q ",
            {"ExtGState": {"M": _BLEND}},
            form("0.5 g 0 0 999 999 re f", entries="/Group<</S/Transparency/CS/DeviceGray>>"),
            entries=_GROUP,
        ),
    ),
    Good("something half transparent", one("/Half gs 0.5 0 0 0 k 150 150 99 99 re f ", entries=_GROUP)),
    Good(
        "black alone of a space of inks",
        one(
            "/N cs 1 scn 150 150 99 99 re f ",
            {"ColorSpace": {"N": f"[/DeviceN[/Black]/DeviceCMYK{tint(0, 0, 0, 1)}]"}},
        ),
    ),
    Good("a thin line drawn tenfold", one("q 10 0 0 10 0 0 cm 0.05 w 0 0 0 1 K 15 15 m 35 15 l S Q ")),
    Good("a line of no width, wholly clipped", one("q 0 0 0 0 re W n 0 w 0 0 m 300 300 l S Q ")),
    Good("a line of half a point in black", one("0.5 w 0 0 0 1 K 150 150 m 350 150 l S ")),
)


_PICTURE: Resources = {"XObject": {"I": "101 0 R"}}
_ICC = "/BitsPerComponent 8/ColorSpace[/ICCBased 102 0 R]"
_CMYK_PROFILE = stream(profile(kind="prtr", space="CMYK"), "/N 4")
_INLINE = "q 24 0 0 24 150 150 cm BI /W 100 /H 100 /BPC 8 /CS /G /F /AHx ID " + "80" * 10000 + "> EI Q "
_INDEXED = "/BitsPerComponent 8/ColorSpace[/Indexed/DeviceCMYK 1<0000000080200000>]"
_DOT = image(1, 1, "/ImageMask true/BitsPerComponent 1")
OF_PICTURES = (
    Good("299.7 pixels an inch", one(drawn("I", 72.07), _PICTURE, image(300, 300))),
    Good("a coarse picture off the page", one(drawn("I", 72, -300, -300), _PICTURE, image(20, 20))),
    Good(
        "a coarse picture, wholly clipped", one("q 0 0 0 0 re W n " + _INCH + "Q ", _PICTURE, image(20, 20))
    ),
    Good(
        "a coarse picture clipped to where it is not",
        one("q 400 400 9 9 re W n " + _INCH + "Q ", _PICTURE, image(20, 20)),
    ),
    Good("a coarse picture never drawn", one("", _PICTURE, image(20, 20))),
    Good(
        "a coarse picture in a layer that never prints",
        one(
            "/OC /L BDC " + drawn("J", 72) + "EMC ",
            {"Properties": {"L": "101 0 R"}, "XObject": {"J": "102 0 R"}},
            _LAYER,
            image(20, 20),
            catalog=_layer("/OFF[101 0 R]"),
        ),
    ),
    Good("a mask of one pixel", one("0 0 0 1 k " + _INCH, _PICTURE, _DOT)),
    Good("a soft mask of few pixels", one(_INCH, _PICTURE, _MASKED, image(30, 30))),
    Good("a gradient of one row", one(_INCH, _PICTURE, image(1, 300))),
    Good("a picture of CMYK in JPEG", one(_INCH, _PICTURE, _jpeg(300))),
    Good("a picture in the page's content", one(_INLINE)),
    Good("a picture of two colours in a table", one(_INCH, _PICTURE, image(300, 300, _INDEXED))),
    Good("a picture that prints by itself at 350", one(drawn("I", 61.7), _PICTURE, image(300, 300))),
    Good(
        "a picture of CMYK with the profile of the press",
        one(_INCH, _PICTURE, _picture(300, _ICC, 4), _CMYK_PROFILE),
    ),
    Good("a turned picture", one("q 0 72 -72 0 300 150 cm /I Do Q ", _PICTURE, image(300, 300))),
    Good(
        "a picture in a form in a form",
        one(
            "/X Do ",
            {"XObject": {"X": "103 0 R"}},
            image(300, 300),
            form(_INCH, "/XObject<</I 101 0 R>>"),
            form("/Y Do", "/XObject<</Y 102 0 R>>"),
        ),
    ),
)


_LINK = (
    "<</Type/Annot/Subtype/Link/Rect[150 390 300 420]/Border[0 0 0]/A<</S/URI/URI(https://example.org)>>>>"
)
_OUTSIDE = "/Annots[<</Type/Annot/Subtype/TrapNet/Rect[1 1 9 9]/F 2>>]"
_LABELS = "/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>"
_PLAIN = one()
OF_STRUCTURE = (
    Good("links", one(entries=f"/Annots[{_LINK}]")),
    Good("a hidden annotation", one(entries=_OUTSIDE.replace("TrapNet", "Square"))),
    Good("page labels", made(leaf(), leaf(text(9)), leaf(text(10)), leaf(text(11)), catalog=_LABELS)),
    Good("bookmarks", one(catalog="/Outlines<</Type/Outlines/Count 0>>")),
    Good("content in three streams", _split()),
    Good("operators for later versions", one("BX 1 2 zz EX ")),
    Good("marked content", one("/Span <</ActualText(a)>> BDC " + text(9) + "EMC ")),
    Good("object streams", _saved(_PLAIN, linear=False)),
    Good("ready for the web", _saved(_PLAIN, linear=True)),
    Good("a second revision", _PLAIN + _revision(_PLAIN)),
)


KNOWN_GOOD_FILES = (*OF_GEOMETRY, *OF_FONTS, *OF_COLOUR, *OF_PICTURES, *OF_STRUCTURE)
