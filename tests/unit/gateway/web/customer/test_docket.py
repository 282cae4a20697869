"""The order sheet of an order."""

import io
from pathlib import Path

import pypdfium2

from gateway_builders import a_shop
from page_builders import Browser
from service_builders import place


def test_a_sheet_carries_the_order_s_own_number_answers_and_first_page(tmp_path: Path):
    shop = a_shop(tmp_path)
    order = place(shop)
    answer = Browser(shop).get(f"/orders/{order}/docket.pdf").response
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    text = document[0].get_textpage().get_text_range()
    for words in ("2026-000001", "Spring sale", "Kassel", "flyer.pdf"):
        assert words in text


def test_the_sheet_is_a_page_to_print_too_with_both_codes_and_nothing_of_the_site(tmp_path: Path):
    shop = a_shop(tmp_path)
    order = place(shop)
    page = Browser(shop).get(f"/orders/{order}/print")
    (head,) = page("//header[@class='print-head']")
    assert page("//*[local-name()='svg' and @class='code']/@aria-label") == [
        "2026-000001",
        f"http://gateway.test/orders/{order}",
    ]
    assert all(len(code) > 20 for code in page("//*[local-name()='svg' and @class='code']"))
    assert "2026-000001" in head.text_content()
    assert "Kassel" in page.text
    assert Browser(shop, "eve").get(f"/orders/{order}/print").status == 404
