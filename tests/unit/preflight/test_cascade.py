"""One fault explains others: they are listed with their reason, and nobody is asked about them."""

import json
from dataclasses import replace
from io import StringIO

import pytest

from corpora import corpora_dir
from preflight import Expected, Report, Severity, Verdict, html_report, load_profile, registered_checks
from preflight.cascade import Said, sorted_out
from preflight.check import Check, Hit
from preflight.reports.terminal import show_report
from preflight.reports.viewed import FileView
from preflight_builders import Page, a4, check, page, pdf

CHECKS = registered_checks()
PROFILE = load_profile("sheetfed")
SPREADS = check(pdf(page((420.0, 297.0)), page((420.0, 297.0)), page()), a4(pages=5))
TRIM, COUNT, SAFE = CHECKS["trim-size"], CHECKS["page-count"], CHECKS["safety-zone"]


def declared() -> list[tuple[Check, str, str]]:
    return [
        (one, case, name)
        for one in CHECKS.values()
        for case, text in one.texts.items()
        for name in text.explains
    ]


def sort(*said: tuple[Check, Hit]) -> dict[str, tuple[int, int]]:
    """How many hits of each check stand by themselves, and how many are explained."""
    told = sorted_out([Said(one, (hit,)) for one, hit in said], PROFILE)
    return {one.check.id: (len(one.own), sum(len(hits) for _, hits in one.explained)) for one in told}


@pytest.mark.parametrize(
    ("check_", "_case", "name"), declared(), ids=lambda value: getattr(value, "id", value)
)
def test_what_is_said_to_be_explained_exists_and_is_no_early_promise(check_: Check, _case: str, name: str):
    explained, _, one = name.partition(".")
    assert explained in CHECKS
    assert explained != check_.id
    assert not one or one in CHECKS[explained].texts
    assert check_.is_early or not CHECKS[explained].is_early, "what is told early is not taken back"


def test_spreads_explain_that_the_count_is_wrong_and_are_told_once():
    assert "page-count" not in [found.check for found in SPREADS.findings]
    (explained,) = [one for one in SPREADS.explained if one.finding.check == "page-count"]
    assert (explained.by, explained.pages) == ("trim-size", "1-2")
    assert explained.why == "follows from trim-size on page 1-2"


def by_cause(report: Report) -> dict[str, str]:
    return {one.finding.check: one.by for one in report.explained}


def test_a_page_on_its_side_explains_that_it_was_turned_and_where_its_spine_is_looked_for():
    turned = check(pdf(page((210.0, 297.0), entries="/Rotate 90")), a4(pages=1))
    assert [found.check for found in turned.findings] == ["trim-size"]
    assert by_cause(turned) == {"page-rotation": "trim-size"}
    gutter = Hit("gutter", page=1)
    assert sort((TRIM, Hit("turned", page=1)), (SAFE, gutter)) == {"trim-size": (1, 0), "safety-zone": (0, 1)}
    assert sort((TRIM, Hit("different", page=1)), (SAFE, gutter))["safety-zone"] == (1, 0)


@pytest.mark.parametrize(
    ("cause", "sheet"),
    [
        ("crop-box", page(bleed=10, boxes=("Media",), entries="/CropBox[90 90 500 700]")),
        ("implausible-size", page((6000.0, 900.0), bleed=0, boxes=("Media",))),
        ("implausible-size", page((2.0, 90.0), bleed=0, boxes=("Media",))),
    ],
)
def test_a_page_that_is_no_size_to_go_by_explains_that_no_cut_was_given(cause: str, sheet: Page):
    report = check(pdf(page(), sheet), Expected())
    assert by_cause(report)["missing-trim-box"] == cause
    assert "missing-trim-box" not in [found.check for found in report.findings]
    plain = check(pdf(page(boxes=("Media",))), Expected())
    assert [found.check for found in plain.findings if found.check == "missing-trim-box"]


def test_on_other_pages_nothing_is_explained():
    spread, near = Hit("spread", page=1), Hit("near", page=2)
    assert sort((TRIM, spread), (SAFE, near)) == {"trim-size": (1, 0), "safety-zone": (1, 0)}
    assert sort((TRIM, spread), (SAFE, replace(near, page=1))) == {"trim-size": (1, 0), "safety-zone": (0, 1)}


def test_another_case_of_the_same_check_explains_nothing():
    assert sort((TRIM, Hit("turned", page=1)), (COUNT, Hit("different"))) == {
        "trim-size": (1, 0), "page-count": (1, 0)
    }  # fmt: skip


def test_no_finding_is_explained_by_one_that_weighs_less():
    mild = replace(PROFILE, severities={"trim-size.spread": Severity.INFO})
    said = [Said(TRIM, (Hit("spread", page=1),)), Said(COUNT, (Hit("different"),))]
    assert [len(one.own) for one in sorted_out(said, mild)] == [1, 1]


def test_the_verdict_is_not_milder_for_what_is_explained():
    assert SPREADS.verdict is Verdict.STOP


@pytest.mark.parametrize("name", ["syn-dmg_truncated_60.pdf", "syn-dmg_truncated_98.pdf"])
def test_a_file_that_was_cut_off_cries_nothing_but_that(name: str):
    report = check((corpora_dir("pdf") / name).read_bytes(), a4())
    assert {found.check for found in report.findings} <= {"unreadable-file"}
    assert "explained by unreadable-file" in {one.why for one in report.skipped}


def test_the_explained_stand_in_every_report_for_operators_and_are_read_back():
    assert Report.from_json(SPREADS.to_json()) == SPREADS
    assert json.loads(SPREADS.to_json())["explained"][0]["by"] == "trim-size"
    out = StringIO()
    show_report("a.pdf", SPREADS, out)
    assert "a.pdf: explained: page-count: " in out.getvalue()
    assert "follows from trim-size" in html_report([FileView("a.pdf", SPREADS)])
