"""A report of another program is told by its look, and what is hostile in it is refused, in the sandbox too."""

import io
import json
from pathlib import Path

import pytest

from preflight import ForeignReportError, Limits, read_report
from preflight.imports import door
from preflight.imports.door import foreign_report, read_foreign
from preflight.reading.markup import MarkupError

ITEM = b"<PreflightReportItem><Message>A</Message></PreflightReportItem>"
PITSTOP = b"<EnfocusReport><Errors>" + ITEM + b"</Errors></EnfocusReport>"
CALLAS = b'<report><results><hits rule_id="B" severity="Warning"/></results></report>'
CALLAS_JSON = json.dumps({"hits": [{"message": "C", "severity": "Info"}]}).encode()
BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + PITSTOP.replace(b">A<", b">&b;<")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PITSTOP, ("reported-by-pitstop", "error", "A")),
        (CALLAS, ("reported-by-callas", "warning", "B")),
        (CALLAS_JSON, ("reported-by-callas", "info", "C")),
        (b"\xef\xbb\xbf" + CALLAS_JSON, ("reported-by-callas", "info", "C")),
        (b"\xef\xbb\xbf" + PITSTOP, ("reported-by-pitstop", "error", "A")),
        (b'<?xml version="1.0" encoding="UTF-16"?>'.decode().encode("utf-16") + PITSTOP.decode().encode("utf-16-le"),
         ("reported-by-pitstop", "error", "A")),
    ],
)  # fmt: skip
def test_three_kinds_of_reports_are_read_in_the_encodings_they_come_in(data: bytes, told: tuple[str, ...]):
    (found,) = foreign_report(data).findings
    assert (found.check, found.severity.value, found.message) == told


@pytest.mark.parametrize("bomb", [BOMB, BOMB.decode().encode("utf-16")])
def test_an_entity_bomb_is_refused_before_it_is_parsed(bomb: bytes):
    with pytest.raises(MarkupError, match="DOCTYPE"):
        foreign_report(bomb)


@pytest.mark.parametrize("data", [b"<JDF/>", b"<a>" + PITSTOP + b"</a>", b"<report/>"])
def test_what_is_no_report_is_refused(data: bytes):
    with pytest.raises(ForeignReportError, match="callas"):
        foreign_report(data)


def test_xml_without_end_or_without_bottom_is_refused():
    with pytest.raises(MarkupError, match="200000 elements"):
        foreign_report(b"<EnfocusReport>" + b"<a/>" * 200_001 + b"</EnfocusReport>")
    with pytest.raises(MarkupError, match="deeper than 200"):
        foreign_report(b"<a>" * 250)


def test_a_report_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(door, "MOST_BYTES", 10)
    assert "the 10 bytes that are read" in read_foreign(io.BytesIO(PITSTOP)).refused


def test_a_report_is_read_in_a_process_of_its_own(tmp_path: Path):
    report = tmp_path / "report.xml"
    report.write_bytes(PITSTOP)
    assert [found.message for found in read_report(report).findings] == ["A"]
    assert read_report(report).program == "pitstop"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "DOCTYPE"),
        (b"", "no element found"),
        (b"%PDF-1.7", "Start tag"),
        (b"\x00" * 99, "no XML"),
        (b"[" * 90_000, "not JSON"),
    ],
)
def test_what_is_hostile_is_refused_with_the_reason_by_the_sandbox(tmp_path: Path, data: bytes, why: str):
    report = tmp_path / "report.xml"
    report.write_bytes(data)
    with pytest.raises(ForeignReportError, match=why):
        read_report(report)


def test_a_report_that_asks_for_too_much_is_given_up(tmp_path: Path):
    report = tmp_path / "report.json"
    report.write_bytes(b'{"hits": [' + b"[]," * 5_000_000 + b"[]]}")
    with pytest.raises(ForeignReportError, match="within its limits"):
        read_report(report, limits=Limits(address_space_mb=256, wall_s=20.0))
