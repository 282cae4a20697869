from preflight import Expected, Verdict
from preflight_builders import check, page, pdf, told


def test_the_assumption_is_told_with_the_size_and_stops_nothing() -> None:
    report = check(pdf(page(bleed=0, boxes=("Media",))), Expected())
    assert told(report, "missing-trim-box") == [("assumed", "info", "1")]
    assert "210 x 297 mm, is assumed" in report.findings[0].message
    assert report.verdict is Verdict.PASS


def test_an_art_box_says_where_to_cut_too() -> None:
    assert told(check(pdf(page(boxes=("Media", "Art"))), Expected()), "missing-trim-box") == []


def test_with_an_ordered_size_the_size_check_states_what_it_assumes() -> None:
    report = check(pdf(page(boxes=("Media",))))
    assert told(report, "missing-trim-box") == []
    assert told(report, "trim-size") == [("assumed", "info", "1")]
