"""callas' report: words of a rule stand apart from its hits in XML, each hit for itself in JSON."""

import json

import pytest

from jdf import parse_xml
from preflight import Finding, ForeignReportError, callas_findings, callas_json_findings

REPORT = """<report xmlns="http://www.callassoftware.com/namespace/pi4"><profile_info><rules>
  <rule id="RUL1"><display_name>Image resolution is less than 150 ppi</display_name></rule>
  <rule id="RUL2"><display_name>Uses a spot colour</display_name></rule></rules></profile_info>
<results>
  <hits rule_id="RUL1" severity="Error"><hit type="Image" page="PAG1"/><hit page="PAG2"/><hit page="PAG4"/></hits>
  <hits rule_id="RUL2" severity="Info"><hit page="2"/></hits>
  <hits rule_id="RUL9" severity="Fatal"/>
  <fixup fixup_id="FIX1" severity="SUCCESS"/>
</results></report>"""
HIT = {
    "rule_id": "R1",
    "severity": "Warning",
    "message": "Font not embedded",
    "page": 3,
    "geometry": {"bbox": [0, 0, 72, 144]},
}


def read(text: str = REPORT) -> tuple[Finding, ...]:
    return callas_findings(parse_xml(text.encode()))


def test_the_hits_of_a_rule_are_one_finding_in_its_words() -> None:
    told = [(found.severity.value, found.message, found.pages, found.count) for found in read()]
    assert told == [
        ("error", "Image resolution is less than 150 ppi", "1-2, 4", 3),
        ("info", "Uses a spot colour", "2", 1),
        ("error", "RUL9", "", 1),
    ]
    assert [found.arguments["alike"] for found in read()] == ["low-resolution", "", ""]
    assert [found.arguments["rule"] for found in read()] == ["RUL1", "RUL2", "RUL9"]


def test_a_report_without_hits_finds_nothing() -> None:
    assert read("<report><results/></report>") == ()


@pytest.mark.parametrize("text", ["<report/>", "<other><results/></other>"])
def test_another_document_is_refused(text: str) -> None:
    with pytest.raises(ForeignReportError, match="callas"):
        read(text)


def test_json_tells_message_page_and_place_in_millimetres() -> None:
    (found,) = callas_json_findings(json.dumps({"hits": [HIT]}).encode())
    assert (found.severity.value, found.pages, found.arguments["alike"]) == (
        "warning",
        "3",
        "font-not-embedded",
    )
    assert [tuple(round(edge, 1) for edge in place.rect_mm) for place in found.places] == [
        (0.0, 0.0, 25.4, 50.8)
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"page": "x"},
        {"page": [1]},
        {"geometry": None},
        {"geometry": {"bbox": [1, 2]}},
        {"geometry": {"bbox": ["a", 0, 1, 1]}},
        {"geometry": {"bbox": [9, 0, 1, 1]}},
        {"geometry": {"bbox": ["nan", 0, 1, 1]}},
    ],
)
def test_what_makes_no_sense_of_a_place_leaves_the_finding(change: dict[str, object]) -> None:
    (found,) = callas_json_findings(json.dumps({"hits": [HIT | change]}).encode())
    assert found.message == "Font not embedded"
    assert found.places == ()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"hits": 7}', b"\xff", b"[" * 100_000])
def test_json_that_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(ForeignReportError):
        callas_json_findings(data)
