"""What another program found lies beside our own findings, marked, never told twice, weighed as the shop says."""

from dataclasses import replace

import pytest

from preflight import Expected, ForeignWeight, Report, Severity, Verdict, with_foreign, words
from preflight.imports.foreign import Entry, finding_of
from preflight_builders import a4, check, page, pdf

OURS = check(pdf(page(bleed=0), page()), a4(pages=2))
CLEAN = check(pdf(page()), a4())
BLEED_ON_1 = finding_of(Entry("pitstop", Severity.ERROR, "Bleed is missing", pages=(1,)))
BLEED_ON_2 = finding_of(Entry("pitstop", Severity.ERROR, "Bleed is missing", pages=(2,)))
LAYERS = finding_of(Entry("callas", Severity.WARNING, "Uses layers", pages=(1,)))


def checks(report: Report) -> list[str]:
    return [found.check for found in report.findings]


def test_what_both_found_on_the_same_page_is_told_once_and_named_in_the_explained() -> None:
    report = with_foreign(OURS, [BLEED_ON_1], ForeignWeight.COUNT)
    assert checks(report) == checks(OURS)
    (explained,) = report.explained
    assert (explained.finding.message, explained.by) == ("Bleed is missing", "missing-bleed")


def test_what_only_the_other_program_found_or_on_another_page_stands_beside_ours() -> None:
    report = with_foreign(OURS, [BLEED_ON_2, LAYERS], ForeignWeight.COUNT)
    assert sorted(checks(report)) == sorted([*checks(OURS), "reported-by-callas", "reported-by-pitstop"])


@pytest.mark.parametrize(
    ("weight", "severity", "verdict"),
    [
        (ForeignWeight.TELL, Severity.INFO, Verdict.PASS),
        (ForeignWeight.WARN, Severity.WARNING, Verdict.WARN),
        (ForeignWeight.COUNT, Severity.ERROR, Verdict.STOP),
    ],
)
def test_a_foreign_error_weighs_what_the_shop_says(
    weight: ForeignWeight, severity: Severity, verdict: Verdict
):
    report = with_foreign(CLEAN, [BLEED_ON_1], weight)
    (found,) = [one for one in report.findings if one.check == "reported-by-pitstop"]
    assert (found.severity, report.verdict, found.arguments["weight"]) == (severity, verdict, "error")


def test_no_weight_makes_a_foreign_finding_heavier_than_its_program_says() -> None:
    report = with_foreign(CLEAN, [replace(LAYERS, severity=Severity.INFO)], ForeignWeight.COUNT)
    assert report.verdict is Verdict.PASS


def test_laying_reports_beside_again_replaces_what_lay_there() -> None:
    once = with_foreign(OURS, [BLEED_ON_1, LAYERS], ForeignWeight.COUNT)
    again = with_foreign(once, [BLEED_ON_1, LAYERS, LAYERS], ForeignWeight.COUNT)
    assert again == once
    assert with_foreign(again, [], ForeignWeight.COUNT) == OURS


def test_a_report_with_others_beside_it_is_read_back_as_it_was_written() -> None:
    report = with_foreign(OURS, [BLEED_ON_1, LAYERS], ForeignWeight.TELL)
    assert Report.from_json(report.to_json()) == report


def test_a_customer_is_told_that_something_was_found_and_never_in_the_words_of_the_program() -> None:
    for locale in ("en", "de"):
        told = words(LAYERS, locale)
        assert "layers" not in told.customer.lower()
        assert len(told.customer.split()) <= 25
        assert told.operator == "callas pdfToolbox: Uses layers"


def test_a_report_that_expects_nothing_still_takes_others() -> None:
    bare = replace(CLEAN, expected=Expected())
    assert with_foreign(bare, [LAYERS], ForeignWeight.WARN).verdict is Verdict.WARN
