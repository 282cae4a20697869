"""PrintTalk against the official schema, and against the documents of other people's projects."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from corpora import corpora_dir
from jdf import JdfError
from jdf.printtalk import (
    RFQ,
    BusinessObject,
    Cancellation,
    ContentDelivery,
    OrderStatusRequest,
    PrintTalk,
    PurchaseOrder,
    Request,
    StatusRequest,
    parties,
    read_printtalk,
    with_documents,
    write_back,
    write_printtalk,
)
from thirteen_products import THIRTEEN, product_ticket

pytestmark = pytest.mark.corpus
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@cache
def schema() -> etree.XMLSchema:
    """Return the official schema of PrintTalk with that of XJDF, compiled through a wrapper of both."""
    return etree.XMLSchema(etree.parse(corpora_dir("jdf", "schema") / "printtalk" / "ptwrap.xsd"))


def faults(business: BusinessObject) -> list[str]:
    document = PrintTalk(
        version="2.2",
        timestamp=NOW,
        payload_id="PL1",
        header=parties({"CustomerID": "C-1001"}, {"URL": "https://mis.example.com/ptk"}),
        request=Request(business_id="B-1", business_ref_id="B-0", business=business),
    )
    official = schema()
    official.validate(etree.fromstring(write_printtalk(document)))
    return [entry.message for entry in official.error_log]


@pytest.mark.parametrize("product", THIRTEEN)
def test_every_product_can_be_asked_for_ordered_and_given_files(product: str) -> None:
    job = [product_ticket(THIRTEEN[product], "xjdf-2.2").data]
    assert faults(with_documents(RFQ(expires=NOW), job, "How much?")) == []
    assert faults(with_documents(PurchaseOrder(expires=NOW), job)) == []
    assert faults(with_documents(ContentDelivery(update_method="Add"), job)) == []


def test_orders_are_taken_back_and_asked_after() -> None:
    assert faults(Cancellation(job_id="J1")) == []
    assert faults(OrderStatusRequest(subscribed=True, requests=(StatusRequest(job_id="J1"),))) == []


def plain(data: bytes) -> str:
    """Return a document without what means nothing: prefixes, blanks, comments, no thousandths of a second."""
    return etree.canonicalize(
        etree.fromstring(data.replace(b".000+", b"+")), strip_text=True, rewrite_prefixes=True
    )


def documents() -> list[Path]:
    found = corpora_dir("jdf").rglob("*")
    return sorted(
        path for path in found if path.is_file() and b"printtalk.org/schema_20" in path.read_bytes()
    )


def test_every_document_is_read_and_written_back_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    for path in documents():
        data = path.read_bytes()
        try:
            again = write_back(read_printtalk(data))
        except JdfError as refusal:
            counts[refusal.code] += 1
            continue
        same = plain(again) == plain(data)
        counts["the same" if same else f"not the same: {path.name}"] += 1
    with capsys.disabled():
        print(f"\n  PrintTalk: {dict(counts)}")
    assert {code for code in counts if code.startswith("not the same")} == set()
    assert counts["the same"] > 10
