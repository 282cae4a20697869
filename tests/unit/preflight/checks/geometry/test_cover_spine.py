from dataclasses import replace

import pytest

from preflight_builders import a4, check, page, pdf, told

COVER = replace(a4(pages=4), role="cover", spine_mm=8.0)


@pytest.mark.parametrize(
    ("spine_mm", "found"), [(7.0, []), (9.0, []), (6.9, ["different"]), (9.1, ["different"])]
)
def test_a_millimetre_more_or_less_is_borne(spine_mm: float, found: list[str]) -> None:
    report = check(pdf(*[page((420 + spine_mm, 297))] * 2), COVER)
    assert [case for case, _, _ in told(report, "cover-spine")] == found


def test_a_whole_cover_is_of_the_right_size_and_counts_as_two_pages() -> None:
    report = check(pdf(*[page((428, 297))] * 2), COVER)
    assert report.findings == ()


def test_two_pages_side_by_side_in_a_body_are_still_told_as_such() -> None:
    report = check(pdf(page((428, 297)), page((420, 297))), a4())
    assert told(report, "trim-size") == [("different", "error", "1"), ("spread", "error", "2")]


def test_an_order_without_a_spine_skips_the_check_and_says_so() -> None:
    assert "cover-spine" in {skipped.check for skipped in check(pdf(page())).skipped}
