"""Files sent with the form itself."""

from pathlib import Path

import pytest

from artwork_builders import docx, eps, png, zipped
from draft_builders import a_draft, listed, ready_draft, row
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway_builders import a_shop, caller_of
from good_orders import booklet, flyer, flyer_pdf
from page_builders import Browser
from preflight_builders import JARGON

FORM = "//form[@id='order']"


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def browser(shop: Shop) -> Browser:
    return Browser(shop)


def test_a_file_and_the_answers_typed_beside_it_are_both_kept(shop: Shop, browser: Browser):
    draft = a_draft(shop)
    browser.get(f"/drafts/{draft}")
    page = browser.send_file(
        FORM, "file.single", ("sale.pdf", flyer_pdf()), **{"/name": "Sale", "/quantity": "few"}
    )
    assert page.status == 200
    assert "sale.pdf" in page("//section[@id='file-single']")[0].text_content()
    assert page("//input[@name='/quantity']/@value") == ["few"]
    assert row(shop, draft).answers["name"] == "Sale"


def test_each_part_of_a_booklet_takes_its_own_file(shop: Shop, browser: Browser):
    draft = a_draft(shop, form="booklet", answers=booklet())
    browser.get(f"/drafts/{draft}")
    browser.send_file(FORM, "file.cover", ("cover.pdf", flyer_pdf(4)))
    browser.send_file(FORM, "file.body", ("body.pdf", flyer_pdf(8)))
    assert {(file.slot, file.part) for file in listed(shop, draft)} == {("cover", "cover"), ("body", "body")}


@pytest.mark.parametrize("data", [b"MZ\x90", b"%PDF-1.4 broken", b"<html>", flyer_pdf()[:200]])
def test_a_file_that_is_no_sound_pdf_is_told_calmly_and_kept(shop: Shop, browser: Browser, data: bytes):
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    browser.send_file(FORM, "file.single", ("menu.pdf", data))
    shop.examiner.wait(listed(shop, draft)[0].sha256, 60)
    page = browser.get(f"/drafts/{draft}")
    (box,) = page("//section[@id='file-single']")
    assert box.xpath(".//*[contains(@class, 'note')]")
    assert "Traceback" not in page.text
    assert "invalid" not in page.text.lower()
    assert len(listed(shop, draft)) == 1


def test_an_empty_file_is_refused_in_words_and_the_draft_stays(shop: Shop, browser: Browser):
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    assert browser.send_file(FORM, "file.single", ("empty.pdf", b"")).status in (200, 422)
    assert listed(shop, draft) == []


def test_files_for_a_placed_order_lead_to_the_order_and_foreign_ones_nowhere(shop: Shop, browser: Browser):
    draft = ready_draft(shop)
    browser.get(f"/drafts/{draft}")
    eve = Browser(shop, "eve")
    eve.page = browser.page
    assert eve.send_file(FORM, "file.single", ("x.pdf", flyer_pdf())).status == 404
    place_draft(shop, caller_of(shop, "ana"), draft, Placing())
    page = browser.send_file(FORM, "file.single", ("late.pdf", flyer_pdf()))
    assert f"/orders/{draft}" in page.url
    assert len(listed(shop, draft)) == 1


def test_a_file_from_another_site_is_not_taken(shop: Shop, browser: Browser):
    draft = a_draft(shop)
    browser.get(f"/drafts/{draft}")
    assert browser.send_file(FORM, "file.single", ("x.pdf", flyer_pdf()), _csrf="wrong").status == 403
    assert listed(shop, draft) == []


_OTHER_FILES = {
    "a small picture": ("card.png", png((300, 420)), "a PNG picture", "pixels"),
    "a Word document": ("letter.docx", docx((216, 279)), "a Word document", "216 x 279 mm"),
    "a packed folder": ("job.zip", zipped({"job/print.pdf": b"%PDF-"}), "a packed ZIP folder", "print.pdf"),
    "a hostile folder": ("job.zip", zipped({"../../etc/x.pdf": b"%PDF-"}), "a packed ZIP folder", ""),
    "a drawing in PostScript": ("logo.eps", eps(size=(50.0, 50.0)), "EPS", "50 x 50 mm"),
    "a table of data": ("people.csv", b"Name;City;Zip\nA;;1\nB;C;2\n", "a table of data", "row 2"),
    "an InDesign document": (
        "job.indd",
        b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5" + bytes(99),
        "an InDesign document",
        "PDF/X-4",
    ),
}


@pytest.mark.parametrize("what", _OTHER_FILES)
def test_what_is_no_pdf_is_named_with_the_way_to_one_and_nothing_of_it_is_placed(
    shop: Shop, browser: Browser, what: str
) -> None:
    name, data, kind, told = _OTHER_FILES[what]
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    browser.send_file(FORM, "file.single", (name, data))
    shop.examiner.wait(listed(shop, draft)[0].sha256, 60)
    (box,) = browser.get(f"/drafts/{draft}")("//section[@id='file-single']")
    said = " ".join(box.text_content().split())
    assert f"Your file is {kind}" in said
    assert told in said
    assert JARGON.search(said) is None
    assert browser.get(f"/drafts/{draft}/proof")("//button[@value='place']") == []
