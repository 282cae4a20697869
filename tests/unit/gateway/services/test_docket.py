"""The order sheet: readable by people and scanners, whatever stands in it."""

import io

import pypdfium2
import pytest

from gateway.services.docket import SIDE, Docket, DocketPart, write_docket

HEADS = {name: name.title() for name in ("order", "parts", "part", "pages", "file", "details")}


def _docket(**changes: object) -> Docket:
    said = {
        "shop": "Demo Print", "number": "2026-000123", "title": "Spring sale", "product": "Flyer",
        "address": "http://shop.test/orders/1", "parts": [DocketPart("Print file", "2", "flyer.pdf")],
        "details": [("Quantity", "500"), ("Paper", "Silk 135 g/m²")], "heads": HEADS, "printed": "today",
    }  # fmt: skip
    return Docket(**{**said, **changes})  # type: ignore[arg-type]


def _text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_sheet_says_number_parts_and_details():
    text = _text(write_docket(_docket()))
    for words in ("2026-000123", "Spring sale", "flyer.pdf", "Quantity", "500", "Silk 135 g/m²"):
        assert words in text


def test_the_sheet_fits_both_a4_and_letter_and_keeps_its_margins():
    page = pypdfium2.PdfDocument(io.BytesIO(write_docket(_docket())))[0]
    width, height = page.get_size()
    assert (width, height) == pytest.approx((595.28, 792), abs=0.1)
    boxes = [each.get_bounds() for each in page.get_objects()]
    assert min(box[0] for box in boxes) >= SIDE - 1
    assert max(box[2] for box in boxes) <= width - SIDE + 7


def test_markup_and_strange_characters_stay_text_and_long_orders_run_on():
    evil = "<b>&</b> \u202e 印刷 " + "x" * 400
    data = write_docket(_docket(title=evil, details=[(evil, evil)] * 60))
    assert "<b>&</b>" in _text(data)
    assert len(pypdfium2.PdfDocument(io.BytesIO(data))) > 1


def test_the_same_order_gives_the_same_bytes():
    assert write_docket(_docket()) == write_docket(_docket())
