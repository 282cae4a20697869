"""A ticket or message is explained in plain English."""

import pytest

from jdf import TicketUnreadableError, explain
from jdf_builders import FIXTURES, booklet, flyer, written
from thirteen_products import EVERY_DIALECT, THIRTEEN, product_ticket

JMF = b"""<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1" SenderID="GW-1" TimeStamp="2026-11-22T09:00:00+01:00"
 Version="1.3"><Command ID="C1" Type="SubmitQueueEntry"><QueueSubmissionParams URL="http://a.example/j.jdf"/>
 </Command></JMF>"""


def test_an_order_is_said_in_one_sentence_and_its_parts_by_name():
    page = explain(written(booklet()).data)
    assert page.sentence == 'Order 2026-000123: 1000 pieces of "Booklet A5" (booklet).'
    told = {section.title: section.lines for section in page.sections}
    assert told["For"] == ("Example GmbH, Ada Byron, ada@example.com, +49.561.123456",)
    assert "Part cover" in told
    assert told["Part body"][0] == f"{booklet().parts[1].pages} pages, 148 x 210 mm"
    assert page.text().startswith(page.sentence)


def test_jdf_and_xjdf_of_a_job_are_explained_alike():
    pages = [
        explain(product_ticket(THIRTEEN["flyer"], name).data) for name in ("jdf-1.8-product", "xjdf-2.2")
    ]
    first, second = [
        {each.title: each.lines for each in page.sections if each.title != "The ticket"} for page in pages
    ]
    assert first == second


@pytest.mark.parametrize("product", THIRTEEN)
@pytest.mark.parametrize("dialect", ["jdf-1.3-product", "jdf-1.3-idp", "jdf-1.8-product", "xjdf-2.2"])
def test_every_ticket_of_ours_is_explained_without_a_complaint(product: str, dialect: str):
    page = explain(product_ticket(THIRTEEN[product], dialect).data)
    complaints = {"Missing or contradictory", "A device may refuse it", "Said beside, not part of a job"}
    assert page.kind == ("process" if EVERY_DIALECT[dialect].shape == "combined" else "order")
    assert complaints & {section.title for section in page.sections} == set()


def test_a_ticket_that_says_how_names_its_steps_and_files():
    page = explain(product_ticket(booklet(), "jdf-1.3-idp").data)
    assert "LayoutPreparation Imposition Interpreting Rendering DigitalPrinting" in page.sentence
    assert any("cover.pdf" in line for section in page.sections for line in section.lines)


def test_gaps_and_faults_are_named():
    page = explain(written(flyer()).data.replace(b'rRef="LI1"', b'rRef="LI9"'))
    told = {section.title: section.lines for section in page.sections}
    assert any("LI9" in line for line in told["A device may refuse it"])
    assert any("size" in line for line in told["Missing or contradictory"])


def test_a_message_says_who_wants_what():
    page = explain(JMF)
    assert (page.kind, page.sentence) == ("message", "JMF message from GW-1: Command SubmitQueueEntry.")
    assert "QueueSubmissionParams URL: http://a.example/j.jdf" in page.sections[0].lines


def test_a_business_document_says_who_asks_what_and_explains_the_job():
    page = explain((FIXTURES.parent / "printtalk" / "ptk-purchaseorder.ptk").read_bytes())
    assert page.sentence == "PrintTalk PurchaseOrder from C-1001 to https://mis.example.com/ptk."
    told = {section.title: section.lines for section in page.sections}
    assert told["Job"] == ('Order JOB-0002: 5000 pieces of "" (unknown).',)


def test_what_is_neither_is_refused():
    with pytest.raises(TicketUnreadableError):
        explain(b"<html/>")
