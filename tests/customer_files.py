"""Files as customers really send them, with the order each belongs to: several things are the matter at once.

They are built as their programs write them: boxes, colours, fonts, entries and names; what they show is plain.
"""

from dataclasses import dataclass

from PIL import Image

from artwork_builders import SRGB, pixels, saved
from known_good_files import FONT, font_program
from preflight import Expected
from preflight_builders import Page, page, pdf, points, stream

__all__ = ["CANVA", "CUSTOMER_FILES", "INDESIGN", "PHONE", "WORD", "Sent"]

_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_MM = 72 / 25.4


@dataclass(frozen=True)
class Sent:
    """A file under the name its customer gave it, and what was ordered."""

    name: str
    data: bytes
    order: Expected


def _order(
    name: str, size: tuple[float, float], pages: int, *, role: str = "single", binding: str = ""
) -> Expected:
    return Expected(
        part=role, role=role, pages=pages, trim_w_mm=size[0], trim_h_mm=size[1], bleed_mm=3.0, safe_mm=3.0,
        colours_front=_PROCESS, colours_back=_PROCESS if pages > 1 else (), binding=binding,
        binding_edge="left" if binding else "", file_name=name,
    )  # fmt: skip


def _picture(size: tuple[int, int]) -> bytes:
    """An RGB picture as office programs and web services put it in: a JPEG of good quality."""
    head = f"/Type/XObject/Subtype/Image/Width {size[0]}/Height {size[1]}/BitsPerComponent 8/ColorSpace/DeviceRGB"
    return stream(saved(_view(size), "JPEG", quality=90), f"{head}/Filter/DCTDecode")


def _view(size: tuple[int, int]) -> Image.Image:
    """Something to see, with colour up to its edges."""
    return pixels(size).point(lambda value: 40 + value * 6 // 10)


def _placed(left: float, bottom: float, wide: float, high: float) -> str:
    return f"q {wide * _MM:.2f} 0 0 {high * _MM:.2f} {left * _MM:.2f} {bottom * _MM:.2f} cm /I Do Q "


def _letters(left: float, bottom: float, size_pt: float, colour: str) -> str:
    return f"{colour} BT /F {size_pt} Tf {left * _MM:.2f} {bottom * _MM:.2f} Td <000100020003> Tj ET "


def _resources(*, picture: bool = True) -> str:
    return f"/Resources<</Font<</F {FONT}>>{'/XObject<</I 101 0 R>>' if picture else ''}>>"


def _word() -> Sent:
    """A Word document saved as PDF: black as RGB, a picture from a web page, no bleed, the page is the sheet."""
    content = (
        _placed(0, 197, 210, 100) + _letters(25, 150, 24, "0 0 0 rg") + _letters(25, 120, 11, "0 0 0 rg")
    )
    sheet = page(bleed=0, boxes=("Media",), content=content.encode(), entries=_resources())
    made = "/Creator(Microsoft\\256 Word for Microsoft 365)/Producer(Microsoft\\256 Word for Microsoft 365)"
    data = pdf(
        sheet, version="1.7", info=made, extra=(stream(font_program()), _picture((1024, 488))),
        catalog="/OutputIntents[]",
    )  # fmt: skip
    return Sent("Flyer neu (2).pdf", data, _order("Flyer neu (2).pdf", (210.0, 297.0), 1))


def _marked(number: int) -> Page:
    """A page of Canva with crop marks and bleed: 148 x 210 mm in the middle of a larger sheet."""
    margin = 9.0
    left, bottom, right, top = margin, margin, margin + 148, margin + 210
    marks = "".join(
        f"{a * _MM:.2f} {b * _MM:.2f} m {c * _MM:.2f} {d * _MM:.2f} l S "
        for a, b, c, d in (
            (left, 0, left, 5), (right, 0, right, 5), (left, top + 4, left, top + 9), (right, top + 4, right, top + 9),
            (0, bottom, 5, bottom), (0, top, 5, top), (right + 4, bottom, right + 9, bottom),
            (right + 4, top, right + 9, top),
        )
    )  # fmt: skip
    content = (
        _placed(left - 3, bottom - 3, 154, 216)
        + _letters(30, 60 + number, 30, "1 1 1 rg")
        + f"0 0 0 RG 0.25 w {marks}"
    )
    bleed = points((left - 3, bottom - 3, right + 3, top + 3))
    return page(
        (148.0, 210.0), bleed=margin, boxes=("Media", "Trim"), content=content.encode(),
        entries=f"{_resources()}/BleedBox[{bleed}]",
    )  # fmt: skip


def _canva() -> Sent:
    """A design of Canva, downloaded as PDF for print with crop marks and bleed."""
    data = pdf(
        _marked(1), _marked(2), version="1.4", info="/Creator(Canva)/Producer(Canva)",
        extra=(stream(font_program()), _picture((1819, 2551))), catalog="/OutputIntents[]",
    )  # fmt: skip
    return Sent("Spring Sale.pdf", data, _order("Spring Sale.pdf", (148.0, 210.0), 2))


def _indesign() -> Sent:
    """An eight-page booklet of InDesign, exported as spreads."""
    spreads = [
        page(
            (296.0, 210.0),
            content=(
                f"0.9 0.5 0 0 k 0 0 9999 {40 + number} re f "
                + _letters(25, 120, 12, "0 0 0 1 k")
                + _letters(190, 120, 12, "0 0 0 1 k")
            ).encode(),
            entries=_resources(picture=False),
        )
        for number in range(4)
    ]
    made = "/Creator(Adobe InDesign 18.5 \\(Macintosh\\))/Producer(Adobe PDF Library 17.0)"
    data = pdf(*spreads, version="1.6", info=made, extra=(stream(font_program()),))
    name = "Programme_final_FINAL.pdf"
    return Sent(name, data, _order(name, (148.0, 210.0), 8, role="body", binding="saddleStitch"))


def _phone() -> Sent:
    """A photograph from a phone for a business card: upright, turned by its own entry."""
    exif = Image.Exif()
    exif[271], exif[272], exif[274] = "Apple", "iPhone 13", 6
    data = saved(_view((1600, 1200)), "JPEG", quality=92, icc_profile=SRGB, exif=exif, dpi=(72, 72))
    return Sent("IMG_4711.JPG", data, _order("IMG_4711.JPG", (85.0, 55.0), 1))


WORD, CANVA, INDESIGN, PHONE = _word(), _canva(), _indesign(), _phone()
CUSTOMER_FILES = (WORD, CANVA, INDESIGN, PHONE)
