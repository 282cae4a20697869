"""Read the report of another preflight program: told by its own look, parsed by the one door for XML."""

from jdf import parse_xml
from preflight import Finding, ForeignReportError, callas_findings, callas_json_findings, pitstop_findings

MOST_BYTES = 20 << 20
_PITSTOP_ROOT = "EnfocusReport"


def read_foreign_report(data: bytes) -> tuple[Finding, ...]:
    """Return what a report of PitStop (XML) or callas pdfToolbox (XML, JSON) tells, as findings.

    Raises:
        ForeignReportError: it is the report of neither, or too large.
        XmlRefusedError: it is XML that is not well-formed or not safe to read.
    """
    if len(data) > MOST_BYTES:
        raise ForeignReportError(
            f"the report has {len(data)} bytes, {MOST_BYTES} are read; export it without pictures"
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return callas_json_findings(data.removeprefix(b"\xef\xbb\xbf"))
    root = parse_xml(data)
    is_pitstop = str(root.tag).rpartition("}")[2] == _PITSTOP_ROOT
    return pitstop_findings(root) if is_pitstop else callas_findings(root)
