"""A ticket goes over into another dialect by way of its job, and what is lost on the way is told."""

import pytest

from jdf import DIALECTS, XJDF_DIALECTS, TicketNotWritableError, convert, read_job, write_ticket
from jdf_builders import file_of, flyer, head, written
from thirteen_products import EVERY_DIALECT, THIRTEEN, product_ticket


@pytest.mark.parametrize("product", THIRTEEN)
def test_over_to_xjdf_and_back_a_job_loses_only_what_was_told(product: str):
    start = product_ticket(THIRTEEN[product], "jdf-1.8-product").data
    over = convert(start, XJDF_DIALECTS["xjdf-2.2"])
    back = convert(over.ticket.data, DIALECTS["jdf-1.8-product"])
    same = back.ticket.data == start
    assert same or over.lost or back.lost


def test_the_flyer_is_the_same_job_in_every_dialect():
    start = written(flyer()).data
    for dialect in ("jdf-1.5-product", "jdf-1.8-product", "xjdf-2.0", "xjdf-2.3"):
        made = convert(start, EVERY_DIALECT[dialect])
        assert read_job(made.ticket.data).spec == read_job(start).spec
        assert made.lost == ()


def test_a_value_that_no_job_has_is_lost_and_named():
    start = written(flyer()).data.replace(b'Sides="TwoSided', b'SizePolicy="FitToPage" Sides="TwoSided')
    assert "LayoutIntent SizePolicy: FitToPage" in convert(start, XJDF_DIALECTS["xjdf-2.2"]).lost


def test_what_the_new_dialect_cannot_say_is_lost_and_named():
    start = product_ticket(THIRTEEN["book"], "jdf-1.8-product").data
    assert "Packing" in " ".join(convert(start, XJDF_DIALECTS["xjdf-2.2"]).lost)


def test_a_file_keeps_the_url_it_has():
    spec = flyer()
    far = "https://files.example.com/J1/art%20work.pdf"
    file = file_of(spec.parts[0])
    start = written(spec).data.replace(file.url.encode(), far.encode())
    assert far.encode() in convert(start, XJDF_DIALECTS["xjdf-2.2"]).ticket.data


def test_a_silent_ticket_is_not_written_on_as_if_it_were_whole():
    start = written(flyer()).data.replace(b'Amount="', b'Other="')
    with pytest.raises(TicketNotWritableError, match="quantity"):
        convert(start, DIALECTS["jdf-1.3-product"])


def test_the_head_comes_along():
    spec = flyer()
    start = write_ticket(spec, head("J9"), [file_of(spec.parts[0])], DIALECTS["jdf-1.5-product"]).data
    made = read_job(convert(start, XJDF_DIALECTS["xjdf-2.1"]).ticket.data).head
    assert (made.job_id, made.customer.company, made.due) == ("J9", "Example GmbH", head().due)
