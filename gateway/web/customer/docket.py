"""The docket: an order on one sheet of paper, to lie with the job. A4, with the number as text, bar code and QR code.

Everything stands well inside the sheet, so that it prints on A4 and Letter and can be folded once.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reportlab
from reportlab.graphics.barcode import code128, qr
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gateway.domain.people import Caller
from gateway.services.shop import Shop
from gateway.services.show_pages import STRIP_PX, page_picture
from gateway.services.views import visible_order
from gateway.storage.rows import OrderFileRow, OrderRow
from gateway.web.words import Words, plain
from jdf import JobSpec, Part, job_spec_from_dict
from preflight import Picture

_MM = 72 / 25.4
_LEFT, _TOP, _RIGHT = 20 * _MM, A4[1] - 22 * _MM, A4[0] - 20 * _MM
_REGULAR, _BOLD = "Docket", "Docket-Bold"
_MOST_PAGES = 8
_LONGEST = 90


@dataclass(slots=True)
class _Sheet:
    """A canvas with a place to write on: `y` goes down the sheet."""

    canvas: Canvas
    y: float = _TOP

    def say(self, text: str, *, size: float = 10, bold: str = _REGULAR, x: float = _LEFT) -> None:
        """Write one line at the place."""
        self.canvas.setFont(bold, size)
        self.canvas.drawString(x, self.y, _shown(text))

    def line(self, label: str, text: str) -> None:
        """Write a label with its text beside it, and go on to the next line."""
        self.say(label, size=8)
        self.say(text, x=_LEFT + 34 * _MM)
        self.y -= 6 * _MM

    def head(self, text: str) -> None:
        """Write a heading."""
        self.y -= 3 * _MM
        self.say(text, size=11, bold=_BOLD)
        self.y -= 7 * _MM

    def rule(self) -> None:
        """Draw a line across."""
        self.canvas.setLineWidth(0.4)
        self.canvas.line(_LEFT, self.y + 3 * _MM, _RIGHT, self.y + 3 * _MM)


def docket(shop: Shop, caller: Caller, order_id: str, how: tuple[Words, str]) -> tuple[str, bytes]:
    """Return an order's number and its docket as a PDF.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    words, base = how
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        files = list(tx.orders.files(order).values())
        person = tx.people.get(order.customer_id)
    _fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(order.number)
    canvas.setAuthor(_shown(shop.name))
    sheet = _Sheet(canvas)
    _top(sheet, shop, order, f"{base}/orders/{order.number}")
    _job(sheet, order, words, "" if person is None else person.name)
    _files(sheet, files, words)
    _pictures(sheet, shop, files, words)
    canvas.showPage()
    canvas.save()
    return order.number, out.getvalue()


def _fonts() -> None:
    """Register the two faces that come with the library; they know Latin letters, unlike a PDF's own."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in ((_REGULAR, "Vera.ttf"), (_BOLD, "VeraBd.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def _shown(text: str) -> str:
    """Return a line that fits and that the face can draw."""
    line = " ".join(plain(text).split())
    known = (
        pdfmetrics.getFont(_REGULAR).face.charToGlyph
        if _REGULAR in pdfmetrics.getRegisteredFontNames()
        else {}
    )
    drawn = "".join(char if ord(char) in known or not known else "?" for char in line)
    return drawn if len(drawn) <= _LONGEST else f"{drawn[: _LONGEST - 1]}…"


def _top(sheet: _Sheet, shop: Shop, order: OrderRow, address: str) -> None:
    sheet.say(shop.name, size=9)
    sheet.y -= 11 * _MM
    sheet.say(order.number, size=24, bold=_BOLD)
    sheet.y -= 8 * _MM
    sheet.say(order.title, size=13)
    code: Any = code128.Code128(order.number, barHeight=11 * _MM, barWidth=0.9)
    code.drawOn(sheet.canvas, _LEFT - 6 * _MM, sheet.y - 15 * _MM)
    square: Any = qr.QrCodeWidget(address, barLevel="M")
    left, bottom, right, top = square.getBounds()
    side = 30 * _MM
    drawing = Drawing(side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0])
    drawing.add(square)
    drawing.drawOn(sheet.canvas, _RIGHT - side, _TOP - side + 4 * _MM)
    sheet.y -= 24 * _MM
    sheet.rule()


def _job(sheet: _Sheet, order: OrderRow, words: Words, customer: str) -> None:
    if not order.job:
        return
    spec = job_spec_from_dict(order.job)
    sheet.line(words("docket.customer"), ", ".join(filter(None, (customer, order.company))))
    sheet.line(words("docket.copies"), words.number(spec.quantity))
    for part in spec.parts:
        sheet.head(part.id)
        for label, text in _part(part, words):
            sheet.line(label, text)
    if spec.binding is not None:
        sheet.line(words("docket.binding"), _binding(spec))
    for one in spec.delivery:
        sheet.head(words("docket.to"))
        sheet.line("", ", ".join(filter(None, (one.name, one.company))))
        sheet.line("", f"{one.street}, {one.postal_code} {one.city}, {one.country_code}")
    if spec.comment:
        sheet.line(words("docket.comment"), spec.comment)


def _part(part: Part, words: Words) -> Iterator[tuple[str, str]]:
    size = words("order.size", w=words.number(part.size.trim_w_mm), h=words.number(part.size.trim_h_mm))
    bleed = words("docket.bleed", mm=words.number(part.size.bleed_mm))
    yield words("docket.pages"), words.number(part.pages)
    yield words("docket.size"), f"{size}, {bleed}"
    weight = "" if part.media.gsm is None else f"{words.number(part.media.gsm)} g/m²"
    yield words("docket.paper"), ", ".join(filter(None, (part.media.stock, weight)))
    back = part.print.back.inks if part.print.back is not None else ()
    yield words("docket.colours"), f"{_inks(part.print.front.inks)} / {_inks(back)}"
    if part.finish:
        yield words("docket.finish"), ", ".join(f"{one.op} {one.texture} ({one.side})" for one in part.finish)


def _inks(inks: tuple[str, ...]) -> str:
    return (
        "+".join(
            ink[0] if ink in ("Cyan", "Magenta", "Yellow") else "K" if ink == "Black" else ink for ink in inks
        )
        or "-"
    )


def _binding(spec: JobSpec) -> str:
    found = spec.binding
    return (
        "" if found is None else " ".join(filter(None, (found.type, found.edge, str(found.stitches or ""))))
    )


def _files(sheet: _Sheet, files: list[OrderFileRow], words: Words) -> None:
    sheet.head(words("docket.files"))
    for row in files:
        sheet.line(row.slot, f"{plain(row.name_given)[:44]}  {words.size(row.size)}  {row.sha256[:16]}")


def _pictures(sheet: _Sheet, shop: Shop, files: list[OrderFileRow], words: Words) -> None:
    """Draw the first pages small along the foot of the sheet, as far as there is room."""
    height, x, y = 38 * _MM, _LEFT, 22 * _MM
    if sheet.y < y + height:
        return
    for row, page in ((row, page) for row in files for page in range(1, _MOST_PAGES + 1)):
        found = page_picture(shop, row.sha256, page, STRIP_PX)
        if not isinstance(found, Picture):
            continue
        picture = ImageReader(io.BytesIO(found.data))
        wide, high = picture.getSize()
        width = height * wide / high
        if x + width > _RIGHT:
            return
        sheet.canvas.drawImage(picture, x, y, width, height)
        sheet.canvas.rect(x, y, width, height)
        sheet.canvas.setFont(_REGULAR, 7)
        sheet.canvas.drawString(x, y - 3.5 * _MM, _shown(words("docket.page", slot=row.slot, n=page)))
        x += width + 4 * _MM
