"""Files sent with the form itself."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from artwork_builders import docx, eps, png, zipped
from draft_builders import a_draft, listed, ready_draft, row
from gateway.services.examine_file import examine_soon
from gateway.services.mend_file import mended_copy
from gateway.services.mendings import mendings_here
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Blob
from gateway.storage.rows import OrderFileRow
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
    "a gzipped folder": ("job.tar.gz", b"\x1f\x8b\x08" + bytes(99), "a packed GZIP folder", ""),
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


LARGER = flyer_pdf(pages=3)
PACKED = zipped({"job/Links/logo.pdf": flyer_pdf(), "job/long.pdf": LARGER, "job/brochure.pdf": flyer_pdf()})


def _sent(shop: Shop, browser: Browser, data: bytes) -> str:
    draft = a_draft(shop, answers=flyer())
    browser.get(f"/drafts/{draft}")
    browser.send_file(FORM, "file.single", ("job.zip", data))
    shop.examiner.wait(listed(shop, draft)[0].sha256, 60)
    return draft


def _counting(shop: Shop, draft: str) -> OrderFileRow:
    with shop.store.read() as tx:
        return tx.orders.files(row(shop, draft))["single"]


def _box(browser: Browser, draft: str) -> tuple[HtmlElement, str]:
    (box,) = browser.get(f"/drafts/{draft}")("//section[@id='file-single']")
    return box, " ".join(box.text_content().split())


def _looked_into(shop: Shop, browser: Browser, draft: str) -> tuple[HtmlElement, str]:
    """The file's box once everything that is offered in it was looked into, as its page asks again and again."""
    for _ in range(200):
        box, said = _box(browser, draft)
        if "We are looking into it" not in said:
            return box, said
        for each in mendings_here(shop, row(shop, draft)):
            copy = mended_copy(shop, each.sha256, [each.proposal.fix])
            assert isinstance(copy, Blob)
            examine_soon(shop, draft, "single", copy.sha256).result(60)
    raise AssertionError(said)


def test_the_pdf_in_a_packed_folder_is_found_looked_into_and_taken_by_one_press(shop: Shop, browser: Browser):
    draft = _sent(shop, browser, PACKED)
    box, said = _looked_into(shop, browser, draft)
    assert '"brochure.pdf" has the pages and the size you ordered' in said
    first, second = box.xpath(".//section[@class='offer']")
    assert "We looked into it: 2 pages, ready to print." in " ".join(first.text_content().split())
    assert "3 pages. This is what we found in it:" in " ".join(second.text_content().split())
    assert second.xpath(".//li[contains(@class, 'bad')]")
    assert JARGON.search(said) is None
    assert first.xpath(".//button")[0].text_content() == 'Go on with "brochure.pdf"'
    press = first.xpath(".//button/@value")[0]
    page = browser.submit(FORM, f"go={press}")
    assert page.status == 200
    file = _counting(shop, draft)
    assert (file.name_given, shop.blobs.read(file.sha256)) == ("brochure.pdf", flyer_pdf())
    shop.examiner.wait(file.sha256, 60)
    box, said = _box(browser, draft)
    assert "2 pages, ready to print." in said
    assert "As you wished, we go on with another file" in said
    assert browser.get(f"/drafts/{draft}/proof")("//button[@value='place']")
    browser.get(f"/drafts/{draft}")
    browser.submit(FORM, f"go=unmend:single={file.sha256}")
    assert _counting(shop, draft).name_given == "job.zip"


def test_the_other_pdf_pressed_on_an_old_page_is_refused_calmly(shop: Shop, browser: Browser):
    draft = _sent(shop, browser, PACKED)
    box, _ = _looked_into(shop, browser, draft)
    one, other = (str(each) for each in box.xpath(".//section[@class='offer']//button/@value"))
    browser.submit(FORM, f"go={one}")
    browser.get(f"/drafts/{draft}")
    page = browser.submit(FORM, f"go={other}")
    assert "This could not be done. Your file is as it was." in page.text
    assert _counting(shop, draft).name_given == "brochure.pdf"


def test_a_hostile_folder_is_told_in_one_sentence_and_nothing_of_it_is_offered(shop: Shop, browser: Browser):
    draft = _sent(shop, browser, zipped({"../../etc/x.pdf": flyer_pdf(), "flyer.pdf": flyer_pdf()}))
    box, said = _box(browser, draft)
    assert len(box.xpath(".//li")) == 1
    assert "not safe to open" in said
    assert box.xpath(".//section[@class='offer']") == []
    assert browser.get(f"/drafts/{draft}/proof")("//button[@value='place']") == []


def test_hostile_names_in_a_folder_are_shown_as_words(shop: Shop, browser: Browser):
    draft = _sent(shop, browser, zipped({"<script>alert(1)<_script>\u202efdp.pdf": flyer_pdf()}))
    box, said = _looked_into(shop, browser, draft)
    assert box.xpath(".//script") == []
    assert "\u202e" not in said
