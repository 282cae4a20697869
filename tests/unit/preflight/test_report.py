import json
from dataclasses import replace
from typing import Any

import pytest

from preflight import (
    CollectFailure,
    Facts,
    FixedFinding,
    Place,
    Report,
    Severity,
    load_profile,
    not_checked,
    with_fixed,
)
from preflight.codec import CodecError
from preflight.failure import Reason
from preflight_builders import a4, check, page, page_facts, pdf, some_facts

REPORT = check(pdf(page((90, 90)), page(bleed=0)), a4(pages=3))


def test_a_report_comes_back_from_json_as_it_was() -> None:
    assert len(REPORT.findings) == 3
    assert Report.from_json(REPORT.to_json()) == REPORT


def test_a_report_that_could_not_be_made_comes_back_too() -> None:
    report = not_checked(CollectFailure(Reason.CRASHED, "x"), "ab", a4(), load_profile("sheetfed"))
    assert Report.from_json(report.to_json()) == report


def test_a_kept_report_is_read_though_an_expectation_was_added_since() -> None:
    plain = json.loads(REPORT.to_json())
    del plain["expected"]["spine_mm"]
    assert Report.from_json(json.dumps(plain)) == REPORT


def test_a_fingerprint_stays_while_the_same_is_found_in_the_same_place() -> None:
    again = check(pdf(page((90, 90)), page(bleed=0)), a4(pages=3))
    marks = [finding.fingerprint for finding in REPORT.findings]
    assert [finding.fingerprint for finding in again.findings] == marks
    assert len(set(marks)) == 3
    told_otherwise = replace(REPORT.findings[0], severity=Severity.INFO, message="x", customer="y", fix="z")
    assert told_otherwise.fingerprint == marks[0]


@pytest.mark.parametrize(
    "change",
    [
        {"check": "x"},
        {"pages": "7"},
        {"places": (Place(1, (0.0, 0.0, 1.0, 1.0)),)},
        {"measured": 7.0},
        {"wanted": 7.0},
        {"side": "top"},
        {"count": 9},
        {"arguments": {"case": "x"}},
    ],
)
def test_another_place_or_figure_is_another_fingerprint(change: dict[str, Any]) -> None:
    finding = REPORT.findings[0]
    assert replace(finding, **change).fingerprint != finding.fingerprint


def test_programs_read_the_fingerprint_and_what_a_document_says_of_it_is_not_believed() -> None:
    plain = json.loads(REPORT.to_json())
    marks = [finding.fingerprint for finding in REPORT.findings]
    assert [finding["fingerprint"] for finding in plain["findings"]] == marks
    plain["findings"][0]["fingerprint"] = "forged"
    del plain["findings"][1]["fingerprint"]
    assert [finding.fingerprint for finding in Report.from_json(json.dumps(plain)).findings] == marks


def test_the_schema_stands_first_with_its_version() -> None:
    assert REPORT.to_json().startswith('{"schema":"preflight-report/1",')
    assert some_facts().to_json().startswith('{"schema":"preflight-facts/5",')


def test_every_finding_says_what_was_found_what_was_expected_and_what_to_do() -> None:
    for finding in REPORT.findings:
        assert finding.measured is not None
        assert finding.wanted is not None
        assert finding.fix.endswith(".")
        assert finding.message
        assert finding.customer


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"pages": None}, "Facts.pages"),
        ({"pages": [{}]}, r"Facts.pages\[0\]"),
        ({"size_bytes": "7"}, "Facts.size_bytes"),
        ({"size_bytes": True}, "Facts.size_bytes"),
        ({"encryption": 7}, "Facts.encryption"),
        ({"page_votes": {"walked": "x"}}, r"Facts.page_votes\[\.\.\.\]"),
        ({"schema": "preflight-facts/9"}, "not a preflight-facts/5"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    plain = json.loads(some_facts(page_facts()).to_json()) | change
    with pytest.raises(CodecError, match=place):
        Facts.from_json(json.dumps(plain))


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", b"\xff", "[" * 100_000, '{"schema": "preflight-facts/5"}']
)
def test_what_is_no_document_is_refused(text: str | bytes) -> None:
    with pytest.raises(CodecError):
        Facts.from_json(text)


def test_a_rectangle_needs_four_numbers_that_are_finite() -> None:
    for corners in ([1, 2, 3], [1, 2, 3, None], [1, 2, 3, float("nan")]):
        plain = json.loads(some_facts(page_facts()).to_json())
        plain["pages"][0]["media"] = corners
        with pytest.raises(CodecError, match="media|malformed"):
            Facts.from_json(json.dumps(plain))


def test_what_was_mended_is_told_as_fixed_and_comes_back_from_json() -> None:
    found = [FixedFinding(each, "mirror-bleed", "shop", "", "ab") for each in REPORT.findings]
    sound = check(pdf(page()), a4())
    report = with_fixed(sound, found)
    assert [each.finding.check for each in report.fixed] == [each.check for each in REPORT.findings]
    assert report.verdict == sound.verdict
    assert Report.from_json(report.to_json()) == report


def test_what_is_still_found_is_not_told_as_fixed() -> None:
    found = [FixedFinding(each, "mirror-bleed", "shop", "", "ab") for each in REPORT.findings]
    assert with_fixed(REPORT, found).fixed == ()


def test_a_report_of_before_anything_could_be_mended_is_read() -> None:
    plain = json.loads(REPORT.to_json())
    del plain["fixed"]
    assert Report.from_json(json.dumps(plain)) == REPORT
