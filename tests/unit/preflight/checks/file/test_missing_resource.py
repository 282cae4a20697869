from dataclasses import replace

from preflight import evaluate, load_profile
from preflight_builders import a4, page_facts, some_facts, told


def test_what_is_missing_is_named_shortly_and_settings_weigh_less() -> None:
    names = ("ExtGState G1", "Font F1", "Font F2", "Properties MC0", "XObject A", "XObject B")
    facts = some_facts(replace(page_facts(), missing=names))
    report = evaluate(facts, a4(), load_profile("sheetfed"))
    assert told(report, "missing-resource") == [("missing", "error", "1"), ("setting", "warning", "1")]
    assert [finding.arguments["names"] for finding in report.findings] == [
        "Font F1, Font F2, XObject A, ...",
        "ExtGState G1",
    ]


def test_pages_that_miss_the_same_are_told_together() -> None:
    pages = [replace(page_facts(number), missing=("Font F1",)) for number in (1, 2, 3)]
    report = evaluate(some_facts(*pages), a4(), load_profile("sheetfed"))
    assert told(report, "missing-resource") == [("missing", "error", "1-3")]
