import pytest

from preflight import Expected
from preflight_builders import a4, check, page, pdf, told

NO_TRIM = ("Media",)


def test_a_page_of_the_ordered_size_passes() -> None:
    assert told(check(pdf(page())), "trim-size") == []


def test_half_a_millimetre_is_within_tolerance() -> None:
    assert told(check(pdf(page((210.5, 296.5)))), "trim-size") == []


def test_a_page_of_just_the_ordered_size_passes_without_any_box() -> None:
    assert told(check(pdf(page(bleed=0, boxes=NO_TRIM))), "trim-size") == []


def test_a_rotated_page_is_measured_as_it_is_shown() -> None:
    assert told(check(pdf(page((297, 210), entries="/Rotate 90"))), "trim-size") == []


def test_a_user_unit_scales_the_page() -> None:
    assert told(check(pdf(page((105, 148.5), bleed=1.5, entries="/UserUnit 2"))), "trim-size") == []


def test_another_size_is_flagged_with_its_page_and_both_sizes() -> None:
    report = check(pdf(page(), page((140, 211))))
    assert told(report, "trim-size") == [("different", "error", "2")]
    assert "140 x 211 mm" in report.findings[0].message
    assert "210 x 297 mm" in report.findings[0].message


def test_six_tenths_of_a_millimetre_are_too_much() -> None:
    assert told(check(pdf(page((210.6, 297)))), "trim-size") == [("different", "error", "1")]


def test_the_same_shape_in_another_size_waits_for_a_person() -> None:
    assert told(check(pdf(page((148.5, 210)))), "trim-size") == [("same-shape", "signoff", "1")]


def test_two_pages_side_by_side_are_told_as_such() -> None:
    assert told(check(pdf(page((420, 297)))), "trim-size") == [("spread", "error", "1")]


def test_a_page_on_its_side_is_warned_of() -> None:
    assert told(check(pdf(page((297, 210)))), "trim-size") == [("turned", "warning", "1")]


@pytest.mark.parametrize("boxes", [("Media",), ("Media", "Crop"), ("Media", "Bleed")])
def test_trim_plus_bleed_without_a_trim_box_is_assumed_and_told(boxes: tuple[str, ...]) -> None:
    assert told(check(pdf(page(boxes=boxes))), "trim-size") == [("assumed", "info", "1")]


def test_a_trim_box_as_large_as_the_media_says_nothing_and_the_order_decides() -> None:
    data = pdf(page((216, 303), bleed=0))
    assert told(check(data), "trim-size") == [("assumed", "info", "1")]


def test_an_uneven_margin_is_not_guessed_at() -> None:
    data = pdf(page(margins=(3, 3, 3, 8), boxes=NO_TRIM))
    assert told(check(data), "trim-size") == [("different", "error", "1")]


def test_an_art_box_counts_where_no_trim_box_is() -> None:
    assert told(check(pdf(page(boxes=("Media", "Art")))), "trim-size") == []


def test_equal_pages_make_one_finding_with_page_ranges() -> None:
    wrong = page((100, 100))
    assert told(check(pdf(wrong, wrong, wrong, page(), wrong)), "trim-size") == [
        ("different", "error", "1-3, 5")
    ]


def test_one_file_gets_another_verdict_for_another_order() -> None:
    data = pdf(page())
    a5 = Expected(trim_w_mm=148, trim_h_mm=210, bleed_mm=3)
    assert [str(check(data, order).verdict) for order in (a4(), a5, a4(pages=2))] == ["pass", "stop", "stop"]


def test_an_order_without_a_size_skips_the_check_and_says_so() -> None:
    report = check(pdf(page()), Expected())
    assert {s.check: s.why for s in report.skipped}[
        "trim-size"
    ] == "the order does not say trim_w_mm, trim_h_mm"
