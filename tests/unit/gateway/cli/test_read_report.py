"""`jdf-gateway read-report`."""

import json
from pathlib import Path

import pytest

from cli_builders import ran

HITS = {"hits": [{"message": "Font not embedded", "severity": "Error", "page": 2}]}


def report(folder: Path, text: str) -> Path:
    path = folder / "report"
    path.write_text(text)
    return path


def test_what_another_program_found_is_told_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "read-report", report(tmp_path, json.dumps(HITS)))
    assert said.code == 1
    assert "Font not embedded" in said.out
    assert "font-not-embedded" in said.out


def test_programs_read_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "read-report", report(tmp_path, json.dumps(HITS)), "--json")
    (found,) = said.json["findings"]
    assert (found["check"], found["pages"]) == ("reported-by-callas", "2")
    assert found["fingerprint"]


def test_a_report_that_found_nothing_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "read-report", report(tmp_path, "<EnfocusReport/>"))
    assert (said.code, "found nothing" in said.out) == (0, True)


@pytest.mark.parametrize("text", ["<JDF/>", "<!DOCTYPE a><a/>", "neither"])
def test_what_is_no_report_is_told(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "read-report", report(tmp_path, text))
    assert said.code != 0
    assert said.err


def test_a_report_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "read-report", tmp_path / "none.xml")
    assert said.code == 2
    assert "cannot be read" in said.err
