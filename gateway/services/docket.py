"""The order sheet as a PDF that goes with the job: number as text, bars and square code, parts, files, answers.

The margins are safe for folding and punching, and the sheet fits A4 and Letter alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

SIDE, TOP = 20 * mm, 16 * mm
"""Margins: what is punched or folded away carries nothing."""
_WIDTH, _HEIGHT = min(A4[0], LETTER[0]), min(A4[1], LETTER[1])
_USED = _WIDTH - 2 * SIDE
_INK, _DIM, _LINE = HexColor("#000000"), HexColor("#444444"), HexColor("#999999")
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9.5, leading=12.5, textColor=_INK)
_SMALL = ParagraphStyle("small", parent=_TEXT, fontSize=8, leading=10, textColor=_DIM)
_TITLE = ParagraphStyle("title", parent=_TEXT, fontName="Helvetica-Bold", fontSize=17, leading=21)
_HEAD = ParagraphStyle(
    "head", parent=_TEXT, fontName="Helvetica-Bold", fontSize=10.5, leading=14, spaceBefore=8
)
_RIGHT = ParagraphStyle("right", parent=_SMALL, alignment=TA_RIGHT)
_THUMB = 30 * mm


@dataclass(frozen=True, slots=True)
class DocketPart:
    """A part of the product: its name, number of pages, file, and a small picture of the first page (PNG or JPEG)."""

    name: str
    pages: str
    file: str
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Docket:
    """What an order sheet says, in its reader's words; `heads`: order, parts, part, pages, file, details."""

    shop: str
    number: str
    title: str
    product: str
    address: str
    parts: Sequence[DocketPart]
    details: Sequence[tuple[str, str]]
    heads: dict[str, str]
    printed: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be scanned: its size, and its dark boxes as x, y, width and height from the top left."""

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


def bars(number: str) -> Code:
    """Draw an order's number as bars (Code 128)."""
    return _code(_bars(number).contents[0].draw())


def square(address: str) -> Code:
    """Draw an address as a square code (QR)."""
    return _code(_square(address).contents[0].draw())


def _code(group: Any) -> Code:  # noqa: ANN401 (reportlab has no types)
    """Return what is dark of a drawing whose first box is its ground."""
    ground, *dark = group.contents
    boxes = tuple((box.x, ground.height - box.y - box.height, box.width, box.height) for box in dark)
    return Code(ground.width, ground.height, boxes)


def write_docket(docket: Docket) -> bytes:
    """Draw the order sheet."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=(_WIDTH, _HEIGHT), leftMargin=SIDE, rightMargin=SIDE, topMargin=TOP, bottomMargin=TOP,
        title=f"{docket.number} {docket.title}", author=docket.shop, invariant=True,
    )  # fmt: skip
    document.build(
        [
            _header(docket),
            Spacer(1, 4 * mm),
            Paragraph(_safe(docket.heads["parts"]), _HEAD),
            _parts(docket),
            Paragraph(_safe(docket.heads["details"]), _HEAD),
            _details(docket),
            Spacer(1, 4 * mm),
            Paragraph(_safe(docket.printed), _RIGHT),
        ]
    )
    return out.getvalue()


def _header(docket: Docket) -> Table:
    said = [
        Paragraph(_safe(docket.shop), _SMALL),
        Paragraph(f"{_safe(docket.heads['order'])} {_safe(docket.number)}", _TITLE),
        Paragraph(_safe(docket.title), _HEAD),
        Paragraph(_safe(docket.product), _TEXT),
        Spacer(1, 3 * mm),
        _bars(docket.number),
    ]
    table = Table([[said, _square(docket.address)]], colWidths=[_USED - 30 * mm, 30 * mm])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def _bars(number: str) -> Any:  # noqa: ANN401 (reportlab has no types)
    return createBarcodeDrawing("Code128", value=number, barHeight=12 * mm, barWidth=0.33 * mm, quiet=False)


def _square(address: str) -> Any:  # noqa: ANN401 (reportlab has no types)
    return createBarcodeDrawing("QR", value=address, width=26 * mm, height=26 * mm)


def _parts(docket: Docket) -> Table:
    heads = [Paragraph(_safe(docket.heads[name]), _SMALL) for name in ("part", "pages", "file")]
    rows: list[list[Any]] = [[*heads, ""]]
    for part in docket.parts:
        cells = [Paragraph(_safe(text), _TEXT) for text in (part.name, part.pages, part.file)]
        rows.append([*cells, _picture(part.picture)])
    table = Table(rows, colWidths=[_USED * 0.2, _USED * 0.12, _USED * 0.46, _USED * 0.22], repeatRows=1)
    table.setStyle(_ruled())
    return table


def _picture(data: bytes) -> object:
    return Image(BytesIO(data), width=_THUMB, height=_THUMB, kind="proportional") if data else ""


def _details(docket: Docket) -> Table:
    rows = [
        [Paragraph(_safe(name), _SMALL), Paragraph(_safe(value), _TEXT)] for name, value in docket.details
    ]
    table = Table(rows or [["", ""]], colWidths=[_USED * 0.3, _USED * 0.7])
    table.setStyle(_ruled())
    return table


def _ruled() -> TableStyle:
    return TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )


def _safe(text: str) -> str:
    """Return somebody's text as plain characters that the sheet's fonts have; markup in it stays text."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return escape(shown.encode("cp1252", "replace").decode("cp1252"))
