"""The lines that say how an order stands never contradict what its form says of a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row, send
from gateway.services.shop import Shop
from gateway.web.customer.file_view import FileShown, FindingShown, files_of
from gateway.web.customer.standing import standing
from gateway_builders import a_shop
from good_orders import flyer, flyer_pdf
from page_builders import Browser, Page
from preflight import Verdict
from preflight_builders import page, pdf

WIDE, LARGER = (210.0, 148.0), (1.2 * 148.0, 1.2 * 210.0)
FILES = {
    "error": flyer_pdf(bleed=0),
    "signoff": pdf(page(LARGER), page(LARGER)),
    "warning": pdf(page(WIDE), page(WIDE)),
    "nothing": flyer_pdf(),
}
LINES = {
    "error": "Print file (PDF): must be put right before we can print it.",
    "signoff": "Print file (PDF): must be put right before we can print it.",
    "warning": "Print file (PDF): please look at what we found.",
    "nothing": "Everything is here.",
}
FOUND = FindingShown(1, "bad", "Bleed", "Too small.", "", "", "f" * 20, "1")


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _lines(shown: Page) -> list[str]:
    return [" ".join(each.text_content().split()) for each in shown("//*[@id='open']/p")]


def _file(shop: Shop) -> FileShown:
    order = row(shop, ready_draft(shop))
    return files_of(shop, order, shop.forms[order.form_id], "en")["single"]


@pytest.mark.parametrize("found", FILES)
def test_the_summary_says_of_a_file_what_its_own_box_says(shop: Shop, found: str):
    shown = Browser(shop).get(f"/drafts/{ready_draft(shop, FILES[found])}")
    tones = {each.text for each in shown("//ol[@class='findings']//span[@class='tone']")}
    assert _lines(shown) == [LINES[found]]
    assert ("Must fix:" in tones) == (found in ("error", "signoff"))
    assert ("Everything is here." in shown.text) == (found == "nothing") == (not tones)


def test_a_line_leads_to_the_file_it_is_about(shop: Shop):
    shown = Browser(shop).get(f"/drafts/{ready_draft(shop, FILES['error'])}")
    (link,) = shown("//*[@id='open']//a/@href")
    assert shown(f"//section[@id='{link.removeprefix('#')}']//ol[@class='findings']")


def test_what_is_missing_is_told_beside_what_must_be_mended(shop: Shop):
    draft = a_draft(shop, answers=flyer(quantity=None))
    send(shop, draft, FILES["error"])
    assert _lines(Browser(shop).get(f"/drafts/{draft}")) == ["1 thing still to do", LINES["error"]]


def test_a_file_nobody_could_look_into_is_not_all_that_is_needed(shop: Shop):
    file = _file(shop)
    assert file.report is not None
    (line,) = standing(0, [replace(file, report=replace(file.report, verdict=Verdict.NOT_CHECKED))])
    assert (line.tone, line.words) == ("warn", "form.file_unknown")


def test_a_file_that_is_being_read_is_told_as_such_until_something_grave_is_known(shop: Shop):
    reading = replace(_file(shop), of=100)
    assert [line.words for line in standing(0, [reading])] == ["form.file_looking"]
    assert [line.words for line in standing(0, [replace(reading, findings=(FOUND,))])] == ["form.file_stop"]


def test_an_optional_file_that_is_not_there_needs_no_line():
    assert [
        line.words for line in standing(0, [FileShown("proof", "proof", "A sample", is_required=False)])
    ] == ["form.all_there"]
