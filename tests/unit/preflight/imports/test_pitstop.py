"""PitStop's report: sections, templates with variables, places in the report's own unit."""

import pytest

from jdf import parse_xml
from preflight import Finding, ForeignReportError, Severity, pitstop_findings

REPORT = """<EnfocusReport unit="mm"><PreflightReport errors="2" warnings="1">
  <CriticalFailures/>
  <Errors>
    <PreflightReportItem><Message>Font "Arial" is not embedded</Message>
      <Location page="1" minX="10" minY="20" maxX="30" maxY="40"/><Location page="3"/></PreflightReportItem>
    <PreflightReportItem><StringContext><BaseString>Resolution %[]Res% is below %Min% ppi</BaseString>
      <Var name="Res">72</Var><Var name="Min">225</Var></StringContext></PreflightReportItem>
  </Errors>
  <SignOffs><PreflightReportItem><Message>Spot <b>PANTONE 185 C</b></Message></PreflightReportItem></SignOffs>
  <Warnings><PreflightReportItem><Message> </Message></PreflightReportItem>
    <PreflightReportItem><Message>Something new</Message><Location page="no"/></PreflightReportItem></Warnings>
  <Fixes><PreflightReportItem><Message>White overprint removed</Message></PreflightReportItem></Fixes>
</PreflightReport></EnfocusReport>"""


def read(text: str) -> tuple[Finding, ...]:
    return pitstop_findings(parse_xml(text.encode()))


def test_each_item_is_a_finding_with_its_weight_and_the_check_that_means_the_same() -> None:
    told = [(found.severity.value, found.message, found.arguments["alike"]) for found in read(REPORT)]
    assert told == [
        ("error", 'Font "Arial" is not embedded', "font-not-embedded"),
        ("error", "Resolution 72 is below 225 ppi", "low-resolution"),
        ("signoff", "Spot PANTONE 185 C", ""),
        ("warning", "Something new", ""),
        ("info", "White overprint removed", ""),
    ]


def test_places_and_pages_are_told() -> None:
    found = read(REPORT)[0]
    assert (found.pages, found.count) == ("1, 3", 2)
    assert [(place.page, place.rect_mm) for place in found.places] == [(1, (10.0, 20.0, 30.0, 40.0))]


@pytest.mark.parametrize(("unit", "left"), [("pt", 3.53), ("in", 254.0), ("furlong", None)])
def test_places_are_in_millimetres_whatever_the_unit_of_the_report(unit: str, left: float | None) -> None:
    places = read(REPORT.replace('unit="mm"', f'unit="{unit}"'))[0].places
    assert [round(place.rect_mm[0], 2) for place in places] == ([] if left is None else [left])


def test_names_in_a_namespace_are_read_too() -> None:
    assert len(read(REPORT.replace("<EnfocusReport", '<EnfocusReport xmlns="urn:x"'))) == 5


def test_findings_of_one_report_are_told_apart() -> None:
    found = read(REPORT)
    assert len({each.fingerprint for each in found}) == len(found)
    assert found[2].severity is Severity.SIGNOFF


def test_another_document_is_refused_with_what_it_is() -> None:
    with pytest.raises(ForeignReportError, match="<JDF>"):
        read("<JDF/>")
