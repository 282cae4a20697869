"""Builds pictures, documents and archives, sound and broken ones, for an order of business cards.

A card is 85 x 55 mm with 3 mm of bleed: 91 x 61 mm, which at 300 pixels an inch are 1075 x 720.
"""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms

from preflight import Expected, Facts
from preflight.facts import ArtworkFacts, PictureFacts
from preflight_builders import known_facts, some_facts

CARD_PX = (1075, 720)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_MADE_NOW = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SRGB = _MADE_NOW[:24] + bytes(12) + _MADE_NOW[36:]
"""A profile without the time it was made, so that whatever holds it is the same in each process."""


def card(*, pages: int | None = 1, bleed: float = 3.0) -> Expected:
    """An order of business cards."""
    return Expected(part="single", pages=pages, trim_w_mm=85.0, trim_h_mm=55.0, bleed_mm=bleed)


def pixels(size: tuple[int, int] = CARD_PX, mode: str = "RGB") -> Image.Image:
    """A picture with something to see in it."""
    grey = Image.linear_gradient("L").resize(size)
    return grey.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Write a picture as Pillow does."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(size: tuple[int, int] = CARD_PX, mode: str = "RGB", **options: object) -> bytes:
    """A PNG with a profile, unless told otherwise."""
    return saved(pixels(size, mode), "PNG", **({"icc_profile": SRGB, "dpi": (300, 300)} | options))


def jpeg(size: tuple[int, int] = CARD_PX, mode: str = "RGB", **options: object) -> bytes:
    """A JPEG of good quality with a profile, unless told otherwise."""
    return saved(pixels(size, mode), "JPEG", **({"icc_profile": SRGB, "quality": 92} | options))


def tiff(size: tuple[int, int] = CARD_PX, mode: str = "CMYK", pages: int = 1, **options: object) -> bytes:
    """A TIFF of as many pages."""
    more = [pixels(size, mode) for _ in range(pages - 1)]
    return saved(pixels(size, mode), "TIFF", save_all=True, append_images=more, **options)


def turned(orientation: int) -> bytes:
    """A JPEG that its Exif turns."""
    exif = Image.Exif()
    exif[274] = orientation
    return jpeg(exif=exif)


def chunk(name: bytes, data: bytes) -> bytes:
    """Write one chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claiming_png(wide: int, high: int, data: bytes = b"") -> bytes:
    """A PNG that claims a size, with whatever stands for its pixels."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def photoshop(*, channels: int = 4, mode: int = 4, bits: int = 8, size: tuple[int, int] = CARD_PX) -> bytes:
    """A Photoshop document of a size without layers, at 300 pixels an inch, its pixels all one run."""
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, channels, size[1], size[0], bits, mode)
    resolution = struct.pack(">IHHIHH", 300 << 16, 1, 1, 300 << 16, 1, 1)
    resources = b"8BIM" + struct.pack(">HHI", 1005, 0, len(resolution)) + resolution
    return (
        head
        + struct.pack(">II", 0, len(resources))
        + resources
        + struct.pack(">I", 0)
        + b"\x00\x00"
        + bytes(64)
    )


def directory(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    """Write one directory of a little-endian TIFF: tag, kind, count, value."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<H", len(entries)) + body + struct.pack("<I", following)


def looping_tiff() -> bytes:
    """A TIFF whose first page is followed by itself."""
    page = directory(
        (256, 3, 1, 1075),
        (257, 3, 1, 720),
        (258, 3, 1, 8),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (279, 4, 1, 9),
        following=8,
    )
    return b"II*\x00\x08\x00\x00\x00" + page + bytes(64)


def picture_facts(*, kind: str = "png", **told: object) -> Facts:
    """Facts of a picture without a file, for rules alone: a sound card at 300 pixels an inch in CMYK."""
    sound = {"width_px": CARD_PX[0], "height_px": CARD_PX[1], "mode": "CMYK", "bits": 8}
    return artwork_facts(kind, ArtworkFacts(picture=PictureFacts(**{**sound, **told})))  # type: ignore[arg-type]


def artwork_facts(kind: str, artwork: ArtworkFacts) -> Facts:
    """Facts of a file that is no PDF, for rules alone."""
    facts = some_facts(kind=kind)
    return Facts(facts.sha256, 1000, kind, "", "", "", None, facts.damage, {}, (), artwork=artwork)


def picture_of(data: bytes) -> PictureFacts:
    """Read a picture as the product does, in the sandbox."""
    picture = known_facts(data).artwork.picture
    assert picture is not None
    return picture


def zipped(members: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members as a ZIP, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            archive.writestr(entry, data)
    return out.getvalue()


def docx(*sizes: tuple[int, int], pages: int = 1, xml: str = "") -> bytes:
    """A Word document with sections of these sizes in mm."""
    sections = "".join(
        f'<w:sectPr><w:pgSz w:w="{round(w * 1440 / 25.4)}" w:h="{round(h * 1440 / 25.4)}"/></w:sectPr>'
        for w, h in sizes
    )
    body = xml or f'<w:document xmlns:w="{WORD}"><w:body>{sections}</w:body></w:document>'
    app = f"<Properties><Pages>{pages}</Pages></Properties>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body, "docProps/app.xml": app})


def pptx(size: tuple[int, int], slides: int = 1) -> bytes:
    """A presentation of a size in mm."""
    ids = "<p:sldId/>" * slides
    show = f'<p:presentation xmlns:p="{SLIDES}"><p:sldIdLst>{ids}</p:sldIdLst>'
    show += f'<p:sldSz cx="{size[0] * 36000}" cy="{size[1] * 36000}"/></p:presentation>'
    return zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": show})


def odt(wide: str, high: str, pages: int = 1) -> bytes:
    """An OpenDocument text of a size, as it writes it."""
    styles = f'<s xmlns:fo="fo"><page-layout-properties fo:page-width="{wide}" fo:page-height="{high}"/></s>'
    meta = f'<m xmlns:meta="meta"><document-statistic meta:page-count="{pages}"/></m>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m/>",
            "styles.xml": styles,
            "meta.xml": meta,
        }
    )


def idml(*links: str, fonts: int = 1) -> bytes:
    """An InDesign layout that places files and uses fonts."""
    placed = "".join(f'<Link LinkResourceURI="file:/Users/me/{link}"/>' for link in links)
    used = "".join(f'<Font PostScriptName="Font-{number}"/>' for number in range(fonts))
    return zipped(
        {
            "designmap.xml": "<D/>",
            "Resources/Fonts.xml": f"<F>{used}</F>",
            "Spreads/Spread_1.xml": f"<S>{placed}</S>",
        }
    )


def locked_zip() -> bytes:
    """A ZIP that says its one member needs a password."""
    data = bytearray(zipped({"flyer.pdf": b"%PDF-"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def eps(*comments: str, size: tuple[float, float] = (91.0, 61.0), body: str = "showpage") -> bytes:
    """An EPS with comments of its header, and a box of a size in mm; none for (0, 0)."""
    wide, high = (side * 72 / 25.4 for side in size)
    box = f"%%BoundingBox: 0 0 {round(wide)} {round(high)}\n%%HiResBoundingBox: 0 0 {wide:.4f} {high:.4f}\n"
    head = (
        "%!PS-Adobe-3.0 EPSF-3.0\n" + (box if any(size) else "") + "".join(f"{each}\n" for each in comments)
    )
    return f"{head}%%EndComments\n{body}\n%%EOF\n".encode("latin-1")


def dos_eps(inner: bytes) -> bytes:
    """The same behind the header of DOS, with a preview in TIFF."""
    preview = tiff((9, 9), "L")
    numbers = struct.pack("<IIIIIIH", 30, len(inner), 0, 0, 30 + len(inner), len(preview), 0xFFFF)
    return b"\xc5\xd0\xd3\xc6" + numbers + inner + preview


def workbook(*rows: tuple[str | int | None, ...]) -> bytes:
    """An Excel workbook; texts are shared or, where they begin with =, formulas; None leaves a cell out."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str) and not cell.startswith("=")]
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(cell, chr(65 + at), number, texts) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    sheet = f'<worksheet xmlns="{SHEETS}"><sheetData>{lines}</sheetData></worksheet>'
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEETS}">{shared}</sst>',
        }
    )


def _cell(cell: str | int | None, letter: str, number: int, texts: list[str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return f'<c r="{letter}{number}"><v>{cell}</v></c>'
    if cell.startswith("="):
        return f'<c r="{letter}{number}"><f>{cell[1:]}</f><v>0</v></c>'
    return f'<c r="{letter}{number}" t="s"><v>{texts.index(cell)}</v></c>'
