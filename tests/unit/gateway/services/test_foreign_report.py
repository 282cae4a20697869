"""A report of another program is told by its look, and what is hostile in it is refused at the one door for XML."""

import json

import pytest

from gateway.services import foreign_report
from gateway.services.foreign_report import read_foreign_report
from jdf import XmlRefusedError
from preflight import ForeignReportError

ITEM = b"<PreflightReportItem><Message>A</Message></PreflightReportItem>"
PITSTOP = b"<EnfocusReport><Errors>" + ITEM + b"</Errors></EnfocusReport>"
CALLAS = b'<report><results><hits rule_id="B" severity="Warning"/></results></report>'
CALLAS_JSON = json.dumps({"hits": [{"message": "C", "severity": "Info"}]}).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PITSTOP, ("reported-by-pitstop", "error", "A")),
        (CALLAS, ("reported-by-callas", "warning", "B")),
        (CALLAS_JSON, ("reported-by-callas", "info", "C")),
        (b"\xef\xbb\xbf" + CALLAS_JSON, ("reported-by-callas", "info", "C")),
        (b"\xef\xbb\xbf" + PITSTOP, ("reported-by-pitstop", "error", "A")),
    ],
)
def test_three_kinds_of_reports_are_read(data: bytes, told: tuple[str, str, str]):
    (found,) = read_foreign_report(data)
    assert (found.check, found.severity.value, found.message) == told


def test_an_entity_bomb_is_refused_before_it_is_parsed():
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + PITSTOP.replace(b">A<", b">&b;<")
    with pytest.raises(XmlRefusedError, match="DOCTYPE"):
        read_foreign_report(bomb)


def test_what_is_no_report_is_refused():
    with pytest.raises(ForeignReportError, match="callas"):
        read_foreign_report(b"<JDF/>")


def test_a_report_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(foreign_report, "MOST_BYTES", 10)
    with pytest.raises(ForeignReportError, match="10 are read"):
        read_foreign_report(PITSTOP)
