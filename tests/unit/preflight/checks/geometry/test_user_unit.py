from preflight_builders import check, page, pdf, told


def test_the_unit_is_warned_of_and_the_size_is_still_measured_by_it() -> None:
    report = check(pdf(page((105, 148.5), bleed=1.5, entries="/UserUnit 2")))
    assert told(report, "user-unit") == [("scaled", "warning", "1")]
    assert told(report, "trim-size") == []


def test_a_unit_that_makes_no_sense_is_none() -> None:
    assert told(check(pdf(page(entries="/UserUnit -3"))), "user-unit") == []
