import re

from preflight_builders import a4, check, page, pdf, told


def test_as_many_pages_as_ordered_pass() -> None:
    assert told(check(pdf(page(), page()), a4(pages=2)), "page-count") == []


def test_any_number_passes_when_the_order_names_none() -> None:
    assert told(check(pdf(page(), page(), page()), a4()), "page-count") == []


def test_a_page_too_few_is_flagged_with_both_numbers() -> None:
    (finding,) = check(pdf(*[page()] * 7), a4(pages=8)).findings
    assert (finding.check, finding.measured, finding.wanted, finding.unit) == ("page-count", 7, 8, "pages")
    assert "7 pages" in finding.customer
    assert "8" in finding.customer


def test_a_page_too_many_is_flagged() -> None:
    assert told(check(pdf(page(), page()), a4(pages=1)), "page-count") == [("different", "error", "")]


def test_a_file_that_claims_another_number_than_it_holds_is_warned_of() -> None:
    data = re.sub(rb"/Count 2", b"/Count 9", pdf(page(), page()))
    assert told(check(data, a4(pages=2)), "page-count") == [("unsure", "warning", "")]


def test_pages_that_the_page_tree_lost_are_warned_of_in_a_rebuilt_file() -> None:
    data = pdf(page(), page()).replace(b"/Kids[10 0 R 12 0 R]/Count 2", b"/Kids[10 0 R]       /Count 1")
    data = re.sub(rb"startxref\n\d+", b"startxref\n7", data)
    assert ("unsure", "warning", "") in told(check(data, a4(pages=1)), "page-count")
