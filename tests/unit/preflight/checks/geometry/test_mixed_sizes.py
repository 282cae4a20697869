import pytest

from preflight import Expected
from preflight_builders import a4, check, page, pdf, told

NO_ORDER = Expected()


def test_the_size_most_pages_have_is_the_usual_one() -> None:
    report = check(pdf(page((148, 210)), page(), page()), NO_ORDER)
    assert told(report, "mixed-sizes") == [("different", "error", "1")]


def test_of_two_pages_the_second_differs_from_the_first() -> None:
    assert told(check(pdf(page(), page((148, 210))), NO_ORDER), "mixed-sizes") == [
        ("different", "error", "2")
    ]


def test_pages_of_the_same_other_size_are_told_together() -> None:
    small = page((148, 210))
    report = check(pdf(page(), small, page(), page(), small), NO_ORDER)
    assert told(report, "mixed-sizes") == [("different", "error", "2, 5")]


@pytest.mark.parametrize("order", [a4(), Expected(trim_w_mm=148, trim_h_mm=210)])
def test_an_order_that_names_a_size_is_trim_sizes_business(order: Expected) -> None:
    report = check(pdf(page(), page((148, 210))), order)
    assert told(report, "mixed-sizes") == []
    assert told(report, "trim-size") != []
