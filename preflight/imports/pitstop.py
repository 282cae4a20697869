"""A report of Enfocus PitStop (its XML task report, version 3) as findings.

`EnfocusReport/PreflightReport` has a section for each weight, in it a `PreflightReportItem` for each thing found: its
text, and a `Location` for each place. Positions are in the report's own unit, from the page's lower left.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml.etree import _Element as XmlElement

from preflight.imports.foreign import Entry, findings_of, page_number, place_of
from preflight.imports.foreign_report import ForeignReportError
from preflight.report import Finding, Place, Severity

PITSTOP_ROOT = "EnfocusReport"

_SECTIONS: Mapping[str, Severity] = MappingProxyType({
    "CriticalFailures": Severity.ERROR,
    "Errors": Severity.ERROR,
    "SignOffs": Severity.SIGNOFF,
    "NonCriticalFailures": Severity.WARNING,
    "Warnings": Severity.WARNING,
    "Fixes": Severity.INFO,
})  # fmt: skip
_EDGES = ("minX", "minY", "maxX", "maxY")


def pitstop_findings(root: XmlElement) -> tuple[Finding, ...]:
    """Return what a PitStop report tells.

    Raises:
        ForeignReportError: the document is none.
    """
    if _local(root) != PITSTOP_ROOT:
        raise ForeignReportError(
            f"the document is a <{_local(root)}>; a PitStop report is an <EnfocusReport>"
        )
    return findings_of(_entries(root, root.get("unit", "pt")))


def _entries(root: XmlElement, unit: str) -> Iterator[Entry]:
    for section in root.iter("{*}*"):
        severity = _SECTIONS.get(_local(section))
        for item in _children(section, "PreflightReportItem") if severity else ():
            yield _entry(item, severity or Severity.INFO, unit)


def _entry(item: XmlElement, severity: Severity, unit: str) -> Entry:
    spots = list(_children(item, "Location"))
    pages = [page_number(spot.get("page")) for spot in spots]
    places = [
        place_of(page, [spot.get(edge) for edge in _EDGES], unit=unit)
        for page, spot in zip(pages, spots, strict=True)
        if page is not None
    ]
    return Entry(
        "pitstop",
        severity,
        _message(item),
        rule=_base_string(item),
        pages=tuple(page for page in pages if page is not None),
        places=tuple(place for place in places if isinstance(place, Place)),
        count=len(spots),
    )


def _message(item: XmlElement) -> str:
    """Return the text of an item; where it is told as a template, with its variables filled in."""
    told = next((_text(child) for child in _children(item, "Message")), "")
    if told:
        return told
    template = _base_string(item)
    for variable in item.iter("{*}Var"):
        for mark in (f"%[]{variable.get('name', '')}%", f"%{variable.get('name', '')}%"):
            template = template.replace(mark, _text(variable))
    return template


def _base_string(item: XmlElement) -> str:
    return next((_text(found) for found in item.iter("{*}BaseString")), "")


def _children(parent: XmlElement, name: str) -> Iterator[XmlElement]:
    return (child for child in parent.iterchildren("{*}*") if _local(child) == name)


def _local(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: XmlElement) -> str:
    return " ".join("".join(element.itertext("{*}*")).split())
