"""Files made to cost whoever reads them more than they can pay: each small, and each refused or told for what it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from artwork_builders import chunk, claiming_png, looping_tiff
from preflight_builders import A4, assemble, busy, flate_bomb, form_laughs, page, pdf, reader_bomb, stream

_ZEROS = bytes(1 << 20)


@dataclass(frozen=True, slots=True)
class Bomb:
    """`told` is a part of what is said of it: the reason of a failure, or the id of a finding."""

    name: str
    build: Callable[[], bytes]
    told: str


def _packed(megabytes: int, fill: bytes = _ZEROS) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(fill) for _ in range(megabytes)) + packer.flush()


def _object_streams() -> bytes:
    return flate_bomb(300).replace(b"/Filter", b"/Type/ObjStm/N 9/First 9/Filter")


def _nested(depth: int = 200_000) -> bytes:
    return pdf(page(entries="/Odd " + "[" * depth + "]" * depth))


def _nested_content(depth: int = 2_000_000) -> bytes:
    return pdf(
        page(content=zlib.compress(b"[" * depth + b"]" * depth + b" TJ", 9), filters="/Filter/FlateDecode")
    )


def _states(depth: int = 3_000_000) -> bytes:
    return pdf(page(content=zlib.compress(b"q " * depth, 9), filters="/Filter/FlateDecode"))


def _page_tree_that_turns_on_itself() -> bytes:
    return assemble({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"})


def _page_tree_that_shares(depth: int = 22) -> bytes:
    nodes = {
        number: b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count %d>>"
        % (number + 1, number + 1, 1 << (depth + 2 - number))
        for number in range(2, depth + 2)
    }
    leaf = b"<</Type/Page/MediaBox[0 0 9 9]/Resources<<>>>>"
    return assemble({1: b"<</Type/Catalog/Pages 2 0 R>>", **nodes, depth + 2: leaf})


def _tables_that_follow_each_other() -> bytes:
    sound = pdf(page())
    start = sound.rindex(b"startxref") + 10
    place = int(sound[start:].split()[0])
    return sound.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % place).replace(
        b"trailer <<", b"trailer <</Prev %d" % place
    )


def _lengths_that_refer_to_each_other() -> bytes:
    return assemble(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>",
            4: b"<</Length 4 0 R>>stream\nq Q\nendstream",
        }
    )


def _picture(filters: str, data: bytes, size: str = "/Width 100000/Height 100000") -> bytes:
    entries = f"/Type/XObject/Subtype/Image{size}/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/{filters}"
    drawing = page(content=b"q 99 0 0 99 0 0 cm /I Do Q", entries="/Resources<</XObject<</I 100 0 R>>>>")
    return pdf(drawing, extra=(stream(data, entries),))


def _jpx(side: int = 60_000) -> bytes:
    size = struct.pack(">HHIIIIIIIIH", 0, side, side, 0, 0, side, side, 0, 0, 0, 1)[2:]
    marker = b"\xff\x51" + struct.pack(">H", 41) + b"\0\0" + size[:-2] + b"\0\x01" + b"\x07\x01\x01"
    return b"\xff\x4f" + marker + b"\xff\xd9"


def _jbig2(side: int = 65_000) -> bytes:
    return struct.pack(">IBBBI", 0, 48, 0, 1, 19) + struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)


def _giant_page() -> bytes:
    return pdf(page((9_000_000.0, 9_000_000.0)))


def _png(megabytes: int = 100) -> bytes:
    return claiming_png(30_000, 30_000, chunk(b"IDAT", _packed(megabytes)))


def _tiff(megabytes: int = 100) -> bytes:
    strip = _packed(megabytes)
    entries = ((256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1),
               (273, 4, 1, 8 + 2 + 12 * 10 + 4), (277, 3, 1, 1), (278, 4, 1, 60_000), (279, 4, 1, len(strip)),
               (284, 3, 1, 1))  # fmt: skip
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<2sHIH", b"II", 42, 8, len(entries)) + body + bytes(4) + strip


def _zip(megabytes: int = 100, name: str = "file.pdf") -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed,
        packed.open(name, "w") as member,
    ):
        for _ in range(megabytes):
            member.write(_ZEROS)
    return out.getvalue()


def _office(megabytes: int = 80) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w") as member:
            member.write(b"<w:document xmlns:w='w'>")
            for _ in range(megabytes):
                member.write(b" " * (1 << 20))
    return out.getvalue()


def _members(count: int = 10_000) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(count):
            packed.writestr(f"{number}", b"")
    return out.getvalue()


_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 600 850]"


def _mask(number: int) -> str:
    return f"/Resources<</ExtGState<</G<</SMask<</S/Luminosity/G {number} 0 R>>>>>>>>"


def _masks(depth: int = 8, marks: int = 8, size: tuple[float, float] = A4) -> bytes:
    """Marks seen through masks whose marks are seen through masks."""
    content = b"/G gs " + b"0 0 600 850 re f " * marks
    group = "/Group<</S/Transparency/CS/DeviceGray>>"
    masks = tuple(stream(content, f"{_FORM}{group}{_mask(101 + number)}") for number in range(depth))
    return pdf(page(size, content=content, entries=_mask(100)), extra=(*masks, stream(b"", _FORM + group)))


def _groups(depth: int = 6, width: int = 8) -> bytes:
    """Transparency groups that draw each other, a quarter of a million in the end."""
    return form_laughs(depth, width).replace(
        b"/Subtype/Form", b"/Group<</S/Transparency/K true>>/Subtype/Form"
    )


def _tiles(step: float = 0.01) -> bytes:
    """A page covered by five thousand million cells of a pattern."""
    entries = f"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep {step}/YStep {step}/Resources<<>>"
    drawing = page(
        content=b"/Pattern cs /P scn 0 0 600 850 re f", entries="/Resources<</Pattern<</P 100 0 R>>>>"
    )
    return pdf(drawing, extra=(stream(b"1 0 0 rg 0 0 1 1 re f", entries),))


def _plates(count: int, pages: int, size: tuple[float, float]) -> bytes:
    """Pages with so many spot colours each, printed beside each other."""
    function = "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 0 0]>>"
    spaces = "".join(f"/S{i}[/Separation/Spot{i}/DeviceCMYK{function}]" for i in range(count))
    content = b"".join(b"/S%d cs 1 scn %d 0 9 9 re f " % (i, i * 9) for i in range(count))
    return pdf(*[page(size, content=content, entries=f"/Resources<</ColorSpace<<{spaces}>>>>")] * pages)


def _jpeg(side: int = 65_000) -> bytes:
    """A JPEG of 16 pixels that says it is of many more."""
    out = io.BytesIO()
    Image.new("CMYK", (16, 16)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", side, side)
    return bytes(data)


_SIDES = "/Width 40000/Height 40000"
PICTURE_BOMBS = (
    Bomb("masks in masks in masks, as the largest picture", lambda: _masks(3, 3), ""),
    Bomb(
        "a page four times as long as wide behind a mask, as the largest picture",
        lambda: _masks(1, 1, (75.0, 300.0)),
        "",
    ),
)
PIXEL_BOMBS = (
    Bomb("a picture of 6 GB", lambda: _picture("FlateDecode", _packed(100), _SIDES), "rows are missing"),
    Bomb("a JPEG of 16 GB", lambda: _picture("DCTDecode", _jpeg(), _SIDES), "cannot be decoded"),
    Bomb(
        "a picture of 6 GB in JPEG 2000",
        lambda: _picture("JPXDecode", _jpx(40_000), _SIDES),
        "no JPEG 2000",
    ),
    Bomb(
        "a picture of 6 GB in JBIG2",
        lambda: _picture("JBIG2Decode", _jbig2(40_000), _SIDES),
        "too many pixels",
    ),
    Bomb("a page of nine kilometres, drawn", _giant_page, ""),
    Bomb("soft masks in soft masks", _masks, "over and over"),
    Bomb("groups in groups", _groups, "over and over"),
    Bomb("five thousand million cells", _tiles, "over and over"),
    Bomb("twelve plates of 25 square metres", lambda: _plates(12, 1, (5000.0, 5000.0)), ""),
    Bomb("forty plates", lambda: _plates(40, 1, (210.0, 297.0)), "more than 16 inks"),
    Bomb("an album of twelve plates on each of 20 pages", lambda: _plates(12, 20, (210.0, 297.0)), ""),
)
"""What is to cost much while inks are drawn; `told` is part of what is said of a page, nothing where it is measured."""

BOMBS = (
    Bomb("a gigabyte of content", lambda: flate_bomb(1024), "too-complex"),
    Bomb("a gigabyte, packed twice", lambda: flate_bomb(1024, layers=2), "too-complex"),
    Bomb("objects in 300 MB", _object_streams, "too-complex"),
    Bomb("a table of references that inflates", reader_bomb, "too-complex"),
    Bomb("forms that draw each other", lambda: form_laughs(15), "too-complex"),
    Bomb("forms that draw themselves for ever", lambda: form_laughs(60, 1), "content-faults"),
    Bomb("forty megabytes of content", lambda: busy(40), "too-complex"),
    Bomb("lists in lists", _nested, "unreadable-file"),
    Bomb("lists in lists in the content", _nested_content, "too-complex"),
    Bomb("states saved and never restored", _states, "too-complex"),
    Bomb("a tree of pages that turns on itself", _page_tree_that_turns_on_itself, "unreadable-file"),
    Bomb("four million pages that are one", _page_tree_that_shares, "unreadable-file"),
    Bomb("tables of references in a circle", _tables_that_follow_each_other, "unreadable-file"),
    Bomb("a length that is itself", _lengths_that_refer_to_each_other, "implausible-size"),
    Bomb("a picture of 40 GB", lambda: _picture("FlateDecode", _packed(100)), "high-resolution"),
    Bomb("a picture of 40 GB in JPEG 2000", lambda: _picture("JPXDecode", _jpx()), "image-coding"),
    Bomb("a picture of 4 gigapixels in JBIG2", lambda: _picture("JBIG2Decode", _jbig2()), "image-coding"),
    Bomb("a page of nine kilometres", _giant_page, "trim-size"),
    Bomb("a PNG of 900 megapixels", _png, "not-a-pdf"),
    Bomb("a TIFF of 3.6 gigapixels", _tiff, "picture-damaged"),
    Bomb("a TIFF that leads to itself", looping_tiff, "picture-damaged"),
    Bomb("a ZIP of 100 MB", _zip, "archive-unsafe"),
    Bomb("an office document of 80 MB", _office, "packed-damaged"),
    Bomb("a ZIP of 10,000 files", _members, "archive-content"),
)
