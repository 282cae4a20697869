from dataclasses import replace
from pathlib import Path

import pytest

from preflight import Crashed, Expected, Finding, Severity, Verdict, evaluate, load_profile
from preflight.report import verdict_of
from preflight_builders import a4, check, known_facts, page, page_facts, pdf, some_facts, told


def finding(severity: Severity) -> Finding:
    return Finding("some", severity, "", (), "", None, None, "", 1, {}, "", "", "")


CRASH = Crashed("check some", "crashed", "ValueError: x")


@pytest.mark.parametrize(
    ("severities", "crashed", "verdict"),
    [
        ((), (), "pass"),
        ((Severity.INFO,), (), "pass"),
        ((Severity.INFO, Severity.WARNING), (), "warn"),
        ((Severity.WARNING, Severity.SIGNOFF), (), "stop"),
        ((Severity.WARNING, Severity.ERROR), (), "stop"),
        ((), (CRASH,), "not_checked"),
        ((Severity.WARNING,), (CRASH,), "not_checked"),
        ((Severity.ERROR,), (CRASH,), "stop"),
    ],
)
def test_the_verdict_is_that_of_the_worst_and_a_crash_never_passes(
    severities: tuple[Severity, ...], crashed: tuple[Crashed, ...], verdict: str
) -> None:
    assert verdict_of(tuple(finding(s) for s in severities), crashed) == verdict


def test_a_sound_file_passes_and_the_report_says_against_what() -> None:
    report = check(pdf(page()), a4(pages=1))
    assert (report.verdict, report.findings, report.crashed) == (Verdict.PASS, (), ())
    assert (report.profile, report.facts_schema) == ("sheetfed", "preflight-facts/5")
    assert report.expected == a4(pages=1)
    assert len(report.profile_sha256) == 64


def test_the_same_facts_give_the_same_report_every_time() -> None:
    facts = known_facts(pdf(page(bleed=0), page((9, 9))))
    reports = {evaluate(facts, a4(pages=9), load_profile("sheetfed")).to_json() for _ in range(5)}
    assert len(reports) == 1


def test_one_finding_speaks_for_four_hundred_pages() -> None:
    report = evaluate(
        some_facts(*[page_facts(n, trim=(0, 0, 9, 9)) for n in range(1, 401)]), a4(bleed=0), PROFILE
    )
    (only,) = report.findings
    assert (only.pages, only.count, len(only.places)) == ("1-400", 400, 200)


def test_pages_with_different_values_are_told_apart() -> None:
    report = check(pdf(page(bleed=0), page(bleed=1), page(bleed=0)))
    assert [(f.pages, f.measured) for f in report.findings] == [("1, 3", 0), ("2", 1)]


def test_a_check_that_breaks_is_told_and_the_others_still_speak() -> None:
    settings = {"missing-bleed": {"tolerance_mm": "no number"}}
    report = evaluate(some_facts(page_facts()), a4(pages=2), replace(PROFILE, settings=settings))
    assert [c.stage for c in report.crashed] == ["check missing-bleed"]
    assert [f.check for f in report.findings] == ["page-count"]
    assert report.verdict is Verdict.STOP


def test_a_check_that_breaks_keeps_a_clean_file_from_passing() -> None:
    settings = {"missing-bleed": {"tolerance_mm": "no number"}}
    report = evaluate(some_facts(page_facts()), a4(), replace(PROFILE, settings=settings))
    assert report.verdict is Verdict.NOT_CHECKED


def test_texts_of_the_file_cannot_break_a_message() -> None:
    report = evaluate(some_facts(unreadable="{measured} {0} {"), Expected(), PROFILE)
    assert "{measured} {0} {" in report.findings[0].message


def test_what_a_profile_switches_off_is_skipped_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text('extends = "sheetfed"\noff = ["geometry"]\n')
    report = check(pdf(page(bleed=0)), profile=path)
    assert report.verdict is Verdict.PASS
    assert {s.check: s.why for s in report.skipped}["missing-bleed"] == "switched off in the profile shop"
    assert told(report, "missing-bleed") == []


PROFILE = load_profile("sheetfed")


def test_the_gravest_finding_is_told_first_and_what_is_only_told_presses_nobody() -> None:
    severities = {"page-count": Severity.INFO, "trim-size": Severity.ERROR}
    report = evaluate(
        some_facts(page_facts()),
        replace(a4(pages=2), trim_w_mm=100.0),
        replace(PROFILE, severities=severities),
    )
    weights = [found.severity for found in report.findings]
    assert weights == sorted(weights, key=list(Severity).index)
    assert Severity.INFO in weights
    assert [found.severity for found in report.pressing.findings] == [
        weight for weight in weights if weight is not Severity.INFO
    ]
