"""Read the report of another preflight program: told by its own look, in the sandbox, with nothing fetched or resolved.

Reports come from outside like any customer's file: `preflight.sandbox.read_report` reads one in a child of its own.
"""

from typing import BinaryIO

from lxml.etree import _Element as XmlElement

from preflight.imports.callas import CALLAS_ROOTS, callas_findings, callas_json_findings
from preflight.imports.foreign_report import ForeignReport, ForeignReportError
from preflight.imports.pitstop import PITSTOP_ROOT, pitstop_findings
from preflight.reading.markup import MarkupError, local, whole

MOST_BYTES = 20 << 20
MOST_ELEMENTS = 200_000

_ROOTS = frozenset({PITSTOP_ROOT, *CALLAS_ROOTS})
_BOM = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"


def read_foreign(file: BinaryIO) -> ForeignReport:
    """Read a report; one that is none or is hostile is refused with the reason, as that is an expected outcome."""
    try:
        data = file.read(MOST_BYTES + 1)
        return foreign_report(data)
    except ForeignReportError as fault:
        return ForeignReport(refused=str(fault))
    except MarkupError as fault:
        return ForeignReport(refused=f"the report is no XML that can be read: {fault}; export it again")


def foreign_report(data: bytes) -> ForeignReport:
    """Return what a report of PitStop (XML) or callas pdfToolbox (XML, JSON) tells.

    Raises:
        ForeignReportError: it is the report of neither, or too large.
        MarkupError: it is XML that is not well-formed, or not safe to read.
    """
    if len(data) > MOST_BYTES:
        raise ForeignReportError(
            f"the report is larger than the {MOST_BYTES} bytes that are read; export it without pictures"
        )
    plain = data.removeprefix(_BOM)
    if plain.lstrip(_BLANK).startswith((b"{", b"[")):
        return ForeignReport(callas_json_findings(plain), program="callas")
    root = _root(data.lstrip(_BLANK))
    if local(root.tag) == PITSTOP_ROOT:
        return ForeignReport(pitstop_findings(root), program="pitstop")
    return ForeignReport(callas_findings(root), program="callas")


def _root(data: bytes) -> XmlElement:
    """Return the document's root, if it is one of a report that we know."""
    root = whole(data, most=MOST_ELEMENTS)
    if local(root.tag) not in _ROOTS:
        raise ForeignReportError(
            "the document is no report that can be read; export it from PitStop as XML,"
            " or from callas pdfToolbox as XML or JSON"
        )
    return root
