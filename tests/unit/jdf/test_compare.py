"""What two tickets differ in is told in business words."""

from dataclasses import replace

import pytest

from jdf import DifferenceKind, TicketUnreadableError, compare_tickets, write_ticket
from jdf_builders import PRODUCT, booklet, flyer, head, with_part, written
from thirteen_products import THIRTEEN, product_ticket


def words(before: bytes, after: bytes) -> list[str]:
    return [each.words for each in compare_tickets(before, after)]


def heavier(gsm: float) -> bytes:
    return written(with_part(flyer(), lambda each: replace(each, media=replace(each.media, gsm=gsm)))).data


def test_equal_tickets_have_no_difference():
    assert words(written(booklet()).data, written(booklet()).data) == []


def test_a_heavier_paper_is_told_in_a_persons_words():
    assert words(heavier(135), heavier(170)) == ["Paper 135 -> 170 g/m2"]


def test_the_same_job_in_jdf_and_xjdf_is_no_difference():
    flyer_of = THIRTEEN["flyer"]
    assert (
        words(product_ticket(flyer_of, "jdf-1.8-product").data, product_ticket(flyer_of, "xjdf-2.2").data)
        == []
    )


def test_another_file_and_another_customer_are_told():
    before = written(flyer()).data
    after = before.replace(b"single.pdf", b"new.pdf").replace(b"Example GmbH", b"Sample AG", 1)
    assert words(before, after) == [
        "Customer: company Example GmbH -> Sample AG",
        "single: file J2026-000123-1.1/single.pdf -> J2026-000123-1.1/new.pdf",
    ]


def test_a_file_that_came_and_one_that_went_are_told():
    with_file, without = written(booklet()).data, write_ticket(booklet(), head(), [], PRODUCT).data
    assert all("no file any more: " in each for each in words(with_file, without))
    assert all("a further file: " in each for each in words(without, with_file))
    assert len(words(with_file, without)) == len(booklet().parts)


def test_what_no_job_has_a_place_for_is_told_with_its_place():
    before = written(flyer()).data
    after = before.replace(b'Sides="TwoSided', b'SizePolicy="FitToPage" Sides="TwoSided')
    (found,) = compare_tickets(before, after)
    assert (found.kind, found.words) == (
        DifferenceKind.TICKET,
        "said now: LayoutIntent SizePolicy: FitToPage",
    )
    assert found.xpath.endswith("/LayoutIntent/@SizePolicy")
    assert words(after, before) == ["not said any more: LayoutIntent SizePolicy: FitToPage"]


def test_a_returned_ticket_tells_how_it_ended():
    sent = written(flyer()).data
    audit = (
        b'<ProcessRun EndStatus="Completed" TimeStamp="2026-11-23T09:00:00+01:00"'
        b' Start="2026-11-23T08:00:00+01:00" End="2026-11-23T09:00:00+01:00"/>'
        b'<Notification Class="Warning" Type="Barcode" TimeStamp="2026-11-23T09:00:00+01:00">'
        b"<Comment>toner low</Comment></Notification></AuditPool>"
    )
    returned = (
        sent.replace(b"</AuditPool>", audit)
        .replace(b'Status="Waiting"', b'Status="Completed"')
        .replace(b'Usage="Output" Amount', b'Usage="Output" ActualAmount="4990" Amount')
    )
    assert words(sent, returned) == [
        "Result: completed",
        "Good pieces: 4990",
        "The device says (warning): toner low",
    ]


def test_tickets_that_say_how_are_compared_attribute_by_attribute():
    before = product_ticket(booklet(), "jdf-1.3-idp").data
    after = before.replace(b'Collate="SheetAndSet"', b'Collate="Sheet"')
    assert words(before, after) == ["DigitalPrintingParams Collate SheetAndSet -> Sheet"]


def test_what_is_no_ticket_is_refused():
    with pytest.raises(TicketUnreadableError):
        compare_tickets(written(flyer()).data, b"<html/>")
