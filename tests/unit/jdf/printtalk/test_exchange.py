"""PrintTalk documents are written, read back, and never lose what they hold."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from jdf import (
    XJDF_DIALECTS,
    MessageNotWritableError,
    MessageUnreadableError,
    XmlRefusedError,
    read_job,
    write_ticket,
)
from jdf.printtalk import (
    RFQ,
    BusinessObject,
    Cancellation,
    Confirmation,
    ContentDelivery,
    Invoice,
    OrderStatusRequest,
    OrderStatusResponse,
    Price,
    Pricing,
    PrintTalk,
    PurchaseOrder,
    Quotation,
    Refusal,
    Request,
    StatusRequest,
    business_objects,
    comments_of,
    documents_of,
    milestones_of,
    parties,
    read_printtalk,
    with_documents,
    write_back,
    write_printtalk,
)
from jdf_builders import file_of, flyer, head

SAMPLES = sorted((Path(__file__).parents[3] / "fixtures" / "printtalk").glob("*.ptk"))
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def document(business: BusinessObject, refers_to: str = "") -> PrintTalk:
    return PrintTalk(
        version="2.2",
        timestamp=NOW,
        header=parties({"CustomerID": "C-1001"}, {"URL": "https://mis.example.com/ptk"}),
        request=Request(business_id="B-1", business_ref_id=refers_to, business=business),
    )


def plain(data: bytes) -> str:
    """Return a document without what means nothing: prefixes, blanks between elements, comments."""
    return etree.canonicalize(etree.fromstring(data), strip_text=True, rewrite_prefixes=True)


def order() -> bytes:
    spec = flyer()
    return write_ticket(spec, head(), [file_of(spec.parts[0])], XJDF_DIALECTS["xjdf-2.2"]).data


def said(data: bytes) -> BusinessObject:
    request = read_printtalk(data).request
    assert request is not None
    assert request.business is not None
    return request.business


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_document_read_and_written_back_is_the_same(sample: Path):
    data = sample.read_bytes()
    again = write_back(read_printtalk(data))
    assert plain(again) == plain(data)


def test_there_is_a_sample_of_every_business_object():
    read = {said(sample.read_bytes()).declaration.name for sample in SAMPLES}
    assert read == set(business_objects())


def test_an_order_carries_its_job_and_its_price():
    lines = Pricing(
        currency="EUR",
        prices=(
            Price(
                descriptive_name="Flyer",
                line_id="L1",
                price=Decimal("100.00"),
                price_type="Product",
                tax_type="Net",
            ),
            Price(
                descriptive_name="Total",
                line_id_refs=("L1",),
                price=Decimal(119),
                price_type="Total",
                tax_type="Gross",
            ),
        ),
    )
    purchase = with_documents(
        PurchaseOrder(expires=NOW, quote_id="QT-1", pricing=lines), [order()], "Please pack in tens"
    )
    found = said(write_printtalk(document(purchase)))
    assert isinstance(found, PurchaseOrder)
    assert (found.quote_id, found.expires, found.pricing) == ("QT-1", NOW, lines)
    assert comments_of(found) == ("Please pack in tens",)
    (job,) = documents_of(found)
    assert read_job(job).spec == read_job(order()).spec


@pytest.mark.parametrize(
    "business",
    [
        Cancellation(job_id="J1"),
        Confirmation(),
        ContentDelivery(update_method="Replace"),
        OrderStatusRequest(subscribed=True, requests=(StatusRequest(job_id="J1"),)),
        RFQ(expires=NOW, currency="EUR", estimate=True),
        Refusal(reason="WrongProduct", details=("Size", "Stock")),
    ],
    ids=lambda each: each.declaration.name,
)
def test_a_business_object_is_read_as_it_was_written(business: BusinessObject):
    found = read_printtalk(write_printtalk(document(business, "B-0")))
    assert found == document(business, "B-0")


def test_what_a_printer_answers_is_read():
    by_name = {sample.stem.removeprefix("ptk-"): said(sample.read_bytes()) for sample in SAMPLES}
    quotation, refusal, invoice = by_name["quotation"], by_name["refusal"], by_name["invoice"]
    assert isinstance(quotation, Quotation)
    (quote,) = quotation.quotes
    assert (quote.quote_id, quotation.estimate, len(documents_of(quote))) == ("QT-1", False, 1)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "WrongProduct"
    assert isinstance(invoice, Invoice)
    assert invoice.pricing is not None
    assert [price.price for price in invoice.pricing.prices] == [100, 119]
    assert isinstance(by_name["confirmation"], Confirmation)


def test_milestones_tell_what_was_reached_and_when():
    response = said(next(each for each in SAMPLES if "orderstatusresponse" in each.stem).read_bytes())
    assert isinstance(response, OrderStatusResponse)
    (milestone,) = milestones_of(response)
    assert (response.job_id, milestone.type) == ("JOB-0002", "PrePressCompleted")
    assert milestone.at == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_a_business_object_nobody_knows_is_kept():
    data = write_printtalk(document(Confirmation())).replace(b"<Confirmation/>", b'<Newest Of="all"/>')
    found = read_printtalk(data)
    assert found.request is not None
    assert found.request.business is None
    assert plain(write_back(found)) == plain(data)


@pytest.mark.parametrize(
    ("broken", "match"),
    [
        (PrintTalk(version="2.2", timestamp=NOW), "two parties"),
        (PrintTalk(version="9.9", timestamp=NOW), "no version"),
    ],
)
def test_half_a_document_is_not_written(broken: PrintTalk, match: str):
    with pytest.raises(MessageNotWritableError, match=match):
        write_printtalk(broken)


def test_a_value_that_the_standard_does_not_know_is_not_written():
    with pytest.raises(MessageNotWritableError, match="Refusal Reason"):
        write_printtalk(document(Refusal(reason="BadMood")))


def test_what_is_no_printtalk_is_refused():
    with pytest.raises(MessageUnreadableError):
        read_printtalk(order())
    with pytest.raises(XmlRefusedError):
        read_printtalk(b"<!DOCTYPE a><PrintTalk/>")
