"""Beside a figure that the order sets stands the answer it comes from, on every page that tells the finding."""

from pathlib import Path

import pytest

from draft_builders import a_draft, ready_draft, row, saved, send
from gateway.services.said_by_order import provenance_so_far
from gateway.services.shop import Shop
from gateway.web.ordered import Asking, ordered_shown
from gateway_builders import a_shop, an_order, run_work
from good_orders import booklet, flyer, flyer_pdf
from page_builders import Browser, Page
from preflight import Expected, Finding
from preflight_builders import check, page, pdf
from service_builders import open_case, place, view

A4_PDF = pdf(page(), page())
_PLAIN = str.maketrans({"\N{EN DASH}": "-", "\N{MULTIPLICATION SIGN}": "x"})


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def _lines(shown: Page) -> list[str]:
    told = (each.text_content() for each in shown("//*[contains(@class, 'by-order')]"))
    return [" ".join(each.split()).translate(_PLAIN) for each in told]


def test_the_form_tells_the_answer_and_leads_to_its_question(shop: Shop):
    draft = ready_draft(shop, A4_PDF)
    shown = Browser(shop).get(f"/drafts/{draft}")
    assert _lines(shown) == [
        "From your order: 148 x 210 mm · Size - A5 (148 x 210 mm). If the file is right, change your order there."
    ]
    (link,) = shown("//p[@class='by-order']/a/@href")
    assert link == "#q-size"
    assert shown(
        f"//*[@id='{link[1:]}']//input[@name='/size'] | //*[@id='f-{link[1:]}']//input[@name='/size']"
    )
    saved(shop, draft, {**row(shop, draft).answers, "size": "A4"})
    assert _lines(Browser(shop).get(f"/drafts/{draft}")) == []


def test_the_part_is_named_where_the_order_has_several(shop: Shop):
    draft = a_draft(shop, form="booklet", answers=booklet())
    send(shop, draft, flyer_pdf(4), "body", name="body.pdf")
    shown = Browser(shop, language="de").get(f"/drafts/{draft}")
    assert _lines(shown)[0].startswith("Aus Ihrer Bestellung: 8 Seiten · Inhalt, Seiten - 8.")
    assert shown("//p[@class='by-order']/a/@href")[0] == "#q-parts-1-pages"


def test_the_proof_leads_back_to_the_form_and_a_placed_order_only_tells(shop: Shop):
    draft = ready_draft(shop, A4_PDF)
    assert Browser(shop).get(f"/drafts/{draft}/proof")("//p[@class='by-order']/a/@href") == [
        f"/drafts/{draft}#q-size"
    ]
    order = place(shop, A4_PDF)
    shown = Browser(shop).get(f"/orders/{order}")
    assert set(_lines(shown)) == {"From your order: 148 x 210 mm · Size - A5 (148 x 210 mm)."}
    assert shown("//p[@class='by-order']/a") == []


def test_what_a_rule_of_the_shop_sets_asks_a_customer_nothing(shop: Shop):
    assert _lines(Browser(shop).get(f"/drafts/{ready_draft(shop, flyer_pdf(bleed=0))}")) == []


def test_a_case_tells_both_and_leads_to_the_answers(shop: Shop):
    order = place(shop, flyer_pdf(3, bleed=0))
    case = open_case(shop, order)
    shown = Browser(shop, "carl").get(f"/cases/{case.id}?view=all")
    assert sorted(_lines(shown)) == [
        "From the order: Bleed 3 mm",
        "From the order: Length 2 pages · Printed sides - Front and back",
    ]
    links = shown("//*[contains(@class, 'by-order')]/a/@href")
    assert links in ([], [f"/cases/{case.id}/edit#q-sides"])


def test_the_api_names_the_path_in_the_job_the_question_and_the_rule(shop: Shop):
    order = an_order(shop, flyer_pdf(3, bleed=0), **flyer())
    run_work(shop)
    (report,) = view(shop, order).reports
    told = {found["check"]: (found["from_order"], found["order_fields"]) for found in report["findings"]}
    assert told["page-count"] == (
        ["pages"], [{"spec": "parts[single].pages", "field": "/sides", "rule": "sides=two"}],
    )  # fmt: skip
    names, (bleed,) = told["missing-bleed"]
    assert (names, bleed["spec"], bleed["field"]) == (["bleed_mm"], "parts[single].size.bleed_mm", "")
    assert bleed["rule"]


def test_without_its_form_an_order_still_tells_what_it_says(shop: Shop):
    form = shop.forms["flyer"]
    finding = _finding()
    expected = Expected(part="single", trim_w_mm=148.0, trim_h_mm=210.0)
    asking = Asking(None, flyer(), provenance_so_far(form, flyer()), "en")
    assert [(one.figure, one.questions) for one in ordered_shown(finding, expected, asking)] == [
        ("148 x 210 mm", ())
    ]


def _finding() -> Finding:
    report = check(A4_PDF, Expected(part="single", trim_w_mm=148.0, trim_h_mm=210.0))
    return next(found for found in report.findings if found.check == "trim-size")
